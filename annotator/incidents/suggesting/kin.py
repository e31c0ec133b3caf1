"""Which kinds of claims may tell of one event: a raid and the arrests in it, bodies found and the killing."""

_FAMILIES = (
    ("killed", "injured", "executed", "bodies_found", "assassination"),
    ("arrested", "abducted", "released", "missing", "raid_operation"),
    ("airstrike", "drone_strike", "airdrop"),
    ("shelling", "rocket_attack", "projectile_fired", "exchange_of_fire", "clash"),
    ("ied_explosion", "landmine", "suicide_attack"),
    ("convoy_entry", "reinforcement"),
    ("withdrawal", "return"),
)


def kin(kind: str) -> tuple[str, ...]:
    """Return a kind with those that may tell of the same event; the kind itself comes first."""
    family = next((family for family in _FAMILIES if kind in family), ())
    return (kind, *(one for one in family if one != kind))
