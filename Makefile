# Claimdesk's commands. They need Debian's make, git and python3-venv; everything else goes into .venv.

PYTHON  ?= python3
ADDRESS ?= 127.0.0.1:8000
WORKERS ?= 2
CHROMIUM := /usr/bin/chromium
PANGO    := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0

VENV   := .venv
PY     := $(VENV)/bin/python
MANAGE := $(PY) manage.py
# A narrow umask would hide the packages from the account that PostgreSQL runs as when root calls make.
INSTALL = umask 022 && $(PY) -m pip install --quiet --quiet --disable-pip-version-check --require-hashes -r
BASE   := $(VENV)/base.installed
DEV    := $(VENV)/dev.installed

.DEFAULT_GOAL := help
.PHONY: help demo pango-if-possible test run worker migrate lint bench bench-checks bench-checks-growth bench-desk bench-tallies bench-extraction bench-import bench-public bench-suggesting pictures requirements clean

help:  ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## /\1	/p' Makefile | while IFS='	' read -r name does; do printf '  make %-17s %s\n' "$$name" "$$does"; done

demo: $(BASE) pango-if-possible  ## set up example articles and people, and serve them on this machine
	@$(MANAGE) demo --address $(ADDRESS)

run: migrate pango-if-possible  ## serve the database under var/ (or the one in DATABASE_URL) on this machine
	@$(MANAGE) runserver $(ADDRESS)

worker: $(BASE)  ## extract claims in the background
	@$(MANAGE) procrastinate worker

migrate: $(BASE)  ## bring the database up to date
	@$(MANAGE) migrate

test: lint $(CHROMIUM) $(VENV)/pango  ## lint, then run every test
	$(PY) -m pytest -n $(WORKERS) --dist loadscope

lint: $(DEV)  ## check style, types and migrations
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy annotator reports
	CLAIMDESK_VAR=var/test $(MANAGE) makemigrations --check --dry-run

bench-extraction: $(DEV)  ## score the extractor on the development texts
	$(PY) -m bench extraction calibration

bench-checks: $(DEV)  ## count what the checks flag in the development texts
	$(PY) -m bench checks

bench-suggesting: $(DEV)  ## compare suggestions of the same event with labelled incidents
	CLAIMDESK_VAR=var/bench $(PY) -m bench.suggesting

bench: $(DEV)  ## measure what should stay quick
	@test -e bench/__main__.py || { echo "There is no bench/__main__.py to run." >&2; exit 1; }
	$(PY) -m bench

bench-checks-growth: $(DEV)  ## time the checks beside 1,000 and 10,000 made-up articles
	CLAIMDESK_VAR=var/bench $(PY) -m bench.growth

bench-desk: $(DEV)  ## time the review desk on 10,000 and 100,000 made-up claims; MILLION=1 adds 1,000,000
	CLAIMDESK_VAR=var/bench $(PY) -m bench.desk $(if $(MILLION),--million)

bench-tallies: $(DEV)  ## time tallies, a draft and an edition on 1,000,000 made-up claims; CLAIMS=100000 for fewer
	CLAIMDESK_VAR=var/bench $(PY) -m bench.figures $(or $(CLAIMS),1000000)

bench-import: $(DEV)  ## time imports of 10,000 and 100,000 made-up articles beside a bare COPY
	CLAIMDESK_VAR=var/bench $(PY) -m bench.importing

bench-public: $(DEV)  ## time public pages beside a static file
	CLAIMDESK_VAR=var/bench $(PY) -m bench.public

pictures: $(DEV) $(CHROMIUM)  ## take the pictures of the docs anew
	$(PY) docs/pictures/take.py

requirements: $(DEV)  ## pin requirements/*.in anew
	@for name in base dev prod; do \
		$(PY) -m uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --quiet \
			requirements/$$name.in -o requirements/$$name.txt || exit 1; \
	done

clean:  ## remove what was installed and cached; var/, with your data, stays
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache htmlcov .coverage
	find annotator reports tests bench -name __pycache__ -type d -prune -exec rm -rf {} +

# Without python3-venv an environment is made halfway, so only the stamp says that it is whole.
$(VENV)/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Claimdesk needs Python 3.11 or newer.")'
	@umask 022 && $(PYTHON) -m venv --clear $(VENV) || { echo "Run: apt-get install python3-venv" >&2; exit 1; }
	@touch $@

$(CHROMIUM):
	@test "$$(id -u)" = 0 || { echo "The browser tests need Chromium. Run: sudo apt-get install chromium" >&2; exit 1; }
	@echo "The browser tests need Chromium; installing Debian's."
	@apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends chromium

# WeasyPrint loads these when it sets an edition on pages.
$(VENV)/pango: $(VENV)/made
	@$(PY) -c 'from ctypes import CDLL; [CDLL(f"lib{name}.so.0") for name in ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset")]' 2>/dev/null || { \
		test "$$(id -u)" = 0 || { echo "PDF files need Pango. Run: sudo apt-get install $(PANGO)" >&2; exit 1; }; \
		echo "PDF files need Pango; installing Debian's."; \
		apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $(PANGO); }
	@touch $@

pango-if-possible: $(VENV)/made
	@$(MAKE) --no-print-directory $(VENV)/pango || echo "Without it editions have no PDF; everything else works."

$(BASE): $(VENV)/made requirements/base.txt
	@echo "Installing what requirements/base.txt pins; the first time takes a few minutes."
	@$(INSTALL) requirements/base.txt
	@touch $@

$(DEV): $(VENV)/made requirements/base.txt requirements/dev.txt
	@echo "Installing what requirements/dev.txt pins; the first time takes a few minutes."
	@$(INSTALL) requirements/dev.txt
	@touch $(BASE) $@
