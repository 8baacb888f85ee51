# Två kommandon: make run startar, make test prövar. Windows utan make: se README.md.

PYTHON ?= python3
VENV := .venv/bin
SIZE ?= 0.5b
STEP = @printf '\n== %s\n'

.DEFAULT_GOAL := help
.PHONY: run test test-model check bench format constraints clean help python installed

run: python ## installera vid behov och starta sidan
	@$(PYTHON) scripts/install.py
	@exec $(VENV)/python app.py

test: python ## installera vid behov, också verktygen, och kör make check
	@$(PYTHON) scripts/install.py --dev
	@$(PYTHON) scripts/debian_packages.py
	@$(MAKE) --no-print-directory check

test-model: installed ## pröva med en liten öppen språkmodell på den här maskinen (SIZE=0.5b eller 1.5b; en halv till en gigabyte)
	@weights=$$($(VENV)/python tests/model/install.py $(SIZE)) && \
	  MODEL_WEIGHTS=$$weights $(VENV)/python -m pytest tests/model -s

check: installed ## alla kontroller och tester, utan att installera
	$(STEP) "Kodens form (ruff format)"
	@$(VENV)/python -m ruff format --check .
	$(STEP) "Kodens regler (ruff)"
	@$(VENV)/python -m ruff check .
	$(STEP) "Typer (mypy)"
	@$(VENV)/python -m mypy
	$(STEP) "Importernas riktning (import-linter)"
	@$(VENV)/lint-imports
	$(STEP) "Tester (pytest, på alla kärnor)"
	@$(VENV)/python -m pytest --ignore=tests/browser --numprocesses=logical --maxprocesses=8 --dist=worksteal
	$(STEP) "Sidan i Chromium (pytest, en i taget)"
	@$(VENV)/python -m pytest tests/browser

bench: ## mät sökningen mot andra (egen miljö); PART=speed väljer del, BENCH="--sizes 1000" mer
	@KOMPASS_VENV=.venv-bench $(PYTHON) scripts/install.py
	@$(MAKE) --no-print-directory .venv-bench/peers.txt
	@.venv-bench/bin/python -m benchmarks $(addprefix --part ,$(PART)) $(BENCH)

.venv-bench/peers.txt: benchmarks/requirements.txt
	@.venv-bench/bin/python -m pip --disable-pip-version-check install -qq -c constraints.txt -r $<
	@cp $< $@

format: installed ## rätta kodens form och det som ruff kan rätta själv
	@$(VENV)/python -m ruff check --fix .
	@$(VENV)/python -m ruff format .

constraints: installed ## skriv constraints.txt efter det som är installerat i .venv
	@$(VENV)/python -m pip --disable-pip-version-check freeze --all --exclude-editable > constraints.new
	@{ grep '^#' constraints.txt; \
	  { grep ';' constraints.txt | grep -v '^#'; grep -Ev '^(pip|wheel)==' constraints.new; } | \
	  sed 's/^\(torch==[0-9.]*\).*/\1/' | LC_ALL=C sort -f; } > constraints.made
	@mv constraints.made constraints.txt && rm constraints.new

clean: ## ta bort .venv och verktygens mellanlager; basen i data/ blir kvar
	@rm -rf .venv .venv-bench build kompassassistenten.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## den här listan
	@echo "Kompassassistenten"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | \
	  while IFS='|' read -r name text; do printf '%-18s %s\n' "$$name" "$$text"; done

python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 8))' 2> /dev/null || { \
	  echo "FEL: $(PYTHON) saknas eller är för gammal. Installera Python 3.11, 3.12 eller 3.13 och kör igen." >&2; exit 1; }

installed:
	@test -x $(VENV)/ruff -a -x $(VENV)/lint-imports || { \
	  echo "FEL: testernas verktyg saknas i .venv. Kör make test." >&2; exit 1; }
