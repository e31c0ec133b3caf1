"""The design, executed: the import table and the house rules hold, and the test notices when they do not."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture import DOORS, MAY_IMPORT, RULES, WITHOUT_DJANGO, Module, modules, within

ROOT = Path(__file__).resolve().parent.parent
OURS = modules(ROOT)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_code_keeps_the_rule(rule):
    complaints = [complaint for module in OURS for complaint in rule(module)]
    assert not complaints, "\n" + "\n".join(complaints)


@pytest.mark.parametrize("part", sorted({*MAY_IMPORT, *DOORS, *WITHOUT_DJANGO}))
def test_the_tables_name_only_what_exists(part):
    assert any(within(module.name, {part}) for module in OURS), f"{part} is in a table but not in the tree"


def test_extraction_runs_where_django_was_never_loaded():
    code = "import sys, annotator.extraction; sys.exit(sorted(m for m in sys.modules if m.startswith('django')) or 0)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def module(tmp_path: Path, name: str, text: str) -> Module:
    """Return one module of a made-up tree."""
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return modules(tmp_path)[0]


BROKEN = [
    ("forbidden_imports", "annotator/extraction/core.py", "from annotator.claims.models import Claim"),
    ("forbidden_imports", "annotator/extraction/core.py", "from ..claims import models"),
    ("forbidden_imports", "annotator/extraction/core.py", "from .. import claims"),
    ("forbidden_imports", "annotator/sources/models.py", "import annotator.claims.models"),
    ("forbidden_imports", "annotator/sources/models.py", "from annotator import claims"),
    ("forbidden_imports", "annotator/sources/models.py", "def f():\n    from annotator.review import actions"),
    ("forbidden_imports", "annotator/claims/models.py", "from annotator.incidents.models import Incident"),
    ("forbidden_imports", "annotator/review/views.py", "from reports.models import Edition"),
    ("forbidden_imports", "annotator/review/views.py", "from annotator.desk import urls"),
    ("forbidden_imports", "annotator/published.py", "from annotator.exchange import csv"),
    ("forbidden_imports", "annotator/__init__.py", "from annotator.claims import models"),
    ("forbidden_imports", "annotator/helpers/__init__.py", "'''A part that the table does not know.'''"),
    ("forbidden_imports", "reports/views.py", "from annotator.published import recorded"),
    ("forbidden_imports", "reports/actions.py", "from annotator.claims.models import Claim"),
    ("framework_in_pure_parts", "annotator/extraction/core.py", "from django.db import models"),
    ("framework_in_pure_parts", "annotator/incidents/tally.py", "import django.utils.timezone"),
    ("imports_in_functions", "annotator/review/views.py", "def f():\n    import json"),
    ("imports_in_functions", "annotator/review/views.py", "class A:\n    async def f(self):\n        from x import y"),
    ("undocumented_packages", "annotator/review/__init__.py", "import json"),
    ("writes_outside_actions", "annotator/review/views.py", "claim.save()"),
    ("writes_outside_actions", "annotator/review/views.py", "claim.save(update_fields=['kind'])"),
    ("writes_outside_actions", "annotator/review/views.py", "Claim.objects.create(kind='killed')"),
    ("writes_outside_actions", "annotator/review/views.py", "article.claims.filter(of=None).update(of=1)"),
    ("writes_outside_actions", "annotator/review/views.py", "lease.delete()"),
    ("writes_outside_actions", "reports/views.py", "Figure.objects.bulk_create([])"),
    ("writes_outside_actions", "annotator/claims/models.py", "Claim.objects.get_or_create(pk=1)"),
    ("writes_outside_actions", "annotator/claims/models.py", "async def f(claim):\n    await claim.asave()"),
    ("signals", "annotator/review/models.py", "from django.db.models.signals import post_save"),
    ("signals", "annotator/review/models.py", "from django.dispatch import receiver"),
    ("signals", "annotator/review/models.py", "from django.contrib.auth import signals"),
    ("too_long", "annotator/review/views.py", "x = 1\n" * 251),
]


@pytest.mark.parametrize(("rule", "name", "text"), BROKEN)
def test_the_test_notices(tmp_path, rule, name, text):
    rules = {rule.__name__: rule for rule in RULES}
    assert rules[rule](module(tmp_path, name, text))


IN_ORDER = [
    ("annotator/claims/models.py", "from annotator.sources.models import Article\nfrom annotator.claims import kinds"),
    ("annotator/desk/review/views.py", "from annotator.incidents.actions import decide_claim"),
    ("annotator/config/urls.py", "from annotator.desk import urls\nfrom reports import urls as public"),
    ("annotator/admin.py", "from reports.models import Edition"),
    ("reports/actions.py", "from annotator.published import recorded\nfrom reports.models import Edition"),
    ("reports/models.py", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from reports.tables import Row"),
    ("annotator/review/actions.py", "def decide():\n    Decision.objects.create(pk=1)"),
    ("annotator/review/views.py", "seen = {}\nseen.update(a=1)\nhash.update(b'')\nimage.save(path)\nform.create(1)"),
    ("annotator/migrations/0001_initial.py", "x = 1\n" * 251),
    ("annotator/management/__init__.py", ""),
]


@pytest.mark.parametrize(("name", "text"), IN_ORDER)
def test_the_test_keeps_quiet_where_all_is_in_order(tmp_path, name, text):
    found = module(tmp_path, name, text)
    assert [complaint for rule in RULES for complaint in rule(found)] == []
