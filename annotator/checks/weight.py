"""The trigger that tells a claim how heavy its open flags are, for the queue's order."""

import pgtrigger

from annotator.claims.order import WEIGHTS

_WEIGHT = " ".join(f"WHEN '{severity}' THEN {weight}" for severity, weight in WEIGHTS.items())

# The claim is locked first, so that of two flags raised at once the second one counts with the first.
_TELL = f"""
    IF TG_OP = 'UPDATE' THEN
        concerned := ARRAY[OLD.claim_id, NEW.claim_id];
    ELSIF TG_OP = 'DELETE' THEN
        concerned := ARRAY[OLD.claim_id];
    ELSE
        concerned := ARRAY[NEW.claim_id];
    END IF;
    PERFORM FROM annotator_claim WHERE id = ANY(concerned) ORDER BY id FOR NO KEY UPDATE;
    UPDATE annotator_claim AS claim SET flagged = found.weight
    FROM (
        SELECT asked.id, coalesce(max(CASE flag.severity {_WEIGHT} ELSE 0 END), 0) AS weight
        FROM unnest(concerned) AS asked (id)
        LEFT JOIN annotator_flag AS flag ON flag.claim_id = asked.id AND flag.state = 'open'
        GROUP BY asked.id
    ) AS found
    WHERE claim.id = found.id AND claim.flagged <> found.weight;
    RETURN NULL;
"""  # noqa: S608 - the weights are our own

FLAGS_WEIGH = pgtrigger.Trigger(
    name="flags_weigh_on_their_claim",
    when=pgtrigger.After,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("state", "severity", "claim_id") | pgtrigger.Delete,
    declare=[("concerned", "bigint[]")],
    func=_TELL,
)
