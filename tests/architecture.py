"""Reads the import table and the house rules out of the source code. The tables here are the design, as data."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

STAGES = {"extraction", "sources", "claims", "checks", "review", "incidents", "exchange"}
ALL_STAGES = {f"annotator.{stage}" for stage in STAGES}
EVERYTHING = {"annotator", "reports"}

# Who may import whom, of ours; a part may always import itself.
MAY_IMPORT: dict[str, set[str]] = {
    "annotator.extraction": set(),
    "annotator.sources": set(),
    "annotator.claims": {"annotator.extraction", "annotator.sources"},
    "annotator.checks": {"annotator.claims", "annotator.sources"},
    "annotator.review": {"annotator.checks", "annotator.claims", "annotator.sources"},
    "annotator.incidents": {"annotator.review", "annotator.claims", "annotator.sources"},
    "annotator.exchange": ALL_STAGES,
    "annotator.published": {"annotator.incidents", "annotator.review", "annotator.claims", "annotator.sources"},
    "annotator.desk": ALL_STAGES,
    "annotator.models": ALL_STAGES,
    "annotator.templatetags": ALL_STAGES,
    "annotator.apps": {"annotator.extraction"},
    "annotator.migrations": ALL_STAGES,
    "annotator.admin": EVERYTHING,
    "annotator.config": EVERYTHING,
    "annotator.management": EVERYTHING,
    "reports": set(),
}
# Doors: one module of a part may import what the rest of the part may not.
DOORS: dict[str, set[str]] = {
    "annotator.exchange.apostrophes": {"reports.cells"},
    "reports.actions": {"annotator.published"},
}
WITHOUT_DJANGO = {
    "annotator.extraction",
    "annotator.claims.gazetteer",
    "annotator.claims.memory.phrases",
    "annotator.claims.ranking.learning",
    "annotator.claims.ranking.logistic",
    "annotator.claims.ranking.traits",
    "annotator.claims.spelling",
    "annotator.desk.incidents.axis",
    "annotator.desk.learning.shares",
    "annotator.exchange.contract",
    "annotator.exchange.tables",
    "annotator.incidents.admission",
    "annotator.incidents.breakdown",
    "annotator.incidents.columns",
    "annotator.incidents.constant_sources",
    "annotator.incidents.controls",
    "annotator.incidents.dimensions",
    "annotator.incidents.effect.comparing",
    "annotator.incidents.eligibility",
    "annotator.incidents.facts",
    "annotator.incidents.figures",
    "annotator.incidents.frozen",
    "annotator.incidents.linkage",
    "annotator.incidents.measures",
    "annotator.incidents.merging",
    "annotator.incidents.nothing",
    "annotator.incidents.parties",
    "annotator.incidents.profiles",
    "annotator.incidents.reversals",
    "annotator.incidents.silence",
    "annotator.incidents.suggesting.kin",
    "annotator.incidents.suggesting.likeness",
    "annotator.incidents.suggesting.told",
    "annotator.incidents.tally",
    "annotator.incidents.totals.rows",
    "annotator.incidents.what_if",
    "annotator.incidents.wording",
    "annotator.sources.normalise",
    "annotator.config.postgres.keeper",
    "reports.cells",
    "reports.charts",
    "reports.maps",
    "reports.pdf.press",
    "reports.ranges",
}
DJANGO = {"django", "procrastinate", "pghistory", "pgtrigger", "import_export", "unfold", "allauth", "csp"}
MAY_WRITE = {"actions", "migrations", "management", "config"}
# Packages that Django names and that hold one line at most.
NAMED_BY_DJANGO = {"migrations", "management", "commands", "templatetags"}
WRITES_TO_MANY = {"bulk_create", "bulk_update", "get_or_create", "update_or_create"}
WRITES = {"create", "update", "delete"}
READS = {"objects", "filter", "exclude", "all", "select_for_update"}
LONGEST = 250


@dataclass(frozen=True)
class Module:
    """One source file: its dotted name, its tree and its text."""

    name: str
    path: Path
    tree: ast.Module
    lines: int

    @property
    def part(self) -> str:
        """Return the row of the table that this module belongs to."""
        return row_of(self.name)


def row_of(name: str) -> str:
    """Return the longest row of the table that the dotted name lies in, or the name itself."""
    rows = [row for row in MAY_IMPORT if within(name, {row})]
    return max(rows, key=len, default=name)


def within(name: str, parts: set[str]) -> bool:
    """Tell whether a dotted name is one of the parts or lies inside one."""
    return any(name == part or name.startswith(part + ".") for part in parts)


def modules(root: Path) -> list[Module]:
    """Return the modules of both apps."""
    found = []
    for path in sorted([*root.glob("annotator/**/*.py"), *root.glob("reports/**/*.py")]):
        text = path.read_text()
        dotted = ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
        found.append(Module(dotted, path, ast.parse(text), len(text.splitlines())))
    return found


def imports(module: Module) -> Iterator[tuple[str, ast.stmt]]:
    """Return the dotted names that a module imports, relative ones resolved."""
    package = module.name.split(".")
    if module.path.name != "__init__.py":
        package = package[:-1]
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            # `from annotator import published` imports a part by its parent's name.
            yield from ((f"{base}.{alias.name}", node) for alias in node.names)


def at(module: Module, node: ast.AST, complaint: str) -> str:
    return f"{module.path.name}:{getattr(node, 'lineno', 1)} in {module.name}: {complaint}"


def forbidden_imports(module: Module) -> list[str]:
    """Complain about imports that the table does not have."""
    if module.name == "annotator":
        may: set[str] = set()
    elif module.part not in MAY_IMPORT:
        return [f"{module.name}: has no row in the import table"]
    else:
        may = MAY_IMPORT[module.part] | DOORS.get(module.name, set()) | {module.part}
    return [
        at(module, node, f"{module.part} may not import {name}")
        for name, node in imports(module)
        if within(name, EVERYTHING) and not within(name, may)
    ]


def framework_in_pure_parts(module: Module) -> list[str]:
    """Complain about Django, or what hangs on it, where thinking needs no database."""
    if not within(module.name, WITHOUT_DJANGO):
        return []
    return [
        at(module, node, f"it thinks without a database and may not import {name}")
        for name, node in imports(module)
        if name.split(".")[0] in DJANGO
    ]


def imports_in_functions(module: Module) -> list[str]:
    """Complain about imports that hide inside functions."""
    return [
        at(module, inner, "an import stands at the top of its module")
        for outer in ast.walk(module.tree)
        if isinstance(outer, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(outer)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]


def undocumented_packages(module: Module) -> list[str]:
    """Complain about a package that does not say what it is for."""
    exempt = module.path.parent.name in NAMED_BY_DJANGO
    if module.path.name != "__init__.py" or exempt or ast.get_docstring(module.tree):
        return []
    return [f"{module.name}: a package begins with a sentence that says what it is for"]


def writes_outside_actions(module: Module) -> list[str]:
    """Complain about rows that are written anywhere but in an actions.py."""
    if MAY_WRITE & set(module.name.split(".")):
        return []
    return [
        at(module, node, f"only actions write, and .{node.func.attr}() does")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and writes(node, node.func)
    ]


def writes(call: ast.Call, method: ast.Attribute) -> bool:
    """Tell whether a call writes rows; a dict's update() and an image's save(path) do not."""
    name = method.attr.removeprefix("a") if method.attr.startswith(("asave", "aupdate", "abulk")) else method.attr
    if name in WRITES_TO_MANY:
        return True
    if name == "save":
        return not call.args
    if name == "delete" and not call.args and not call.keywords:
        return True
    return name in WRITES and bool(READS & set(chain(method.value)))


def chain(node: ast.expr) -> Iterator[str]:
    """Return the attribute names of an expression such as Claim.objects.filter(…)."""
    while isinstance(node, ast.Attribute | ast.Call):
        if isinstance(node, ast.Attribute):
            yield node.attr
            node = node.value
        else:
            node = node.func


def signals(module: Module) -> list[str]:
    """Complain about signals, which act where nobody reads them."""
    return [
        at(module, node, f"signals act unseen: call an action instead of importing {name}")
        for name, node in imports(module)
        if name.startswith("django.dispatch") or ".signals" in name
    ]


def too_long(module: Module) -> list[str]:
    """Complain about a module in which a second one hides."""
    if module.lines <= LONGEST or "migrations" in module.name.split("."):
        return []
    return [f"{module.name}: {module.lines} lines; past {LONGEST} look for the second name"]


RULES = [
    forbidden_imports,
    framework_in_pure_parts,
    imports_in_functions,
    undocumented_packages,
    writes_outside_actions,
    signals,
    too_long,
]
