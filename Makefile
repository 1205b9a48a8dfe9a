# Two commands set everything up: `make run` and `make test`. Both work on a machine with Python 3.11+ and make.

PYTHON ?= python3
PORT ?= 8501
BIN := .venv/bin
export CHROMIUM ?= $(shell command -v chromium || command -v chromium-browser || command -v google-chrome)

.PHONY: run test format bench bench-sweeps goldens tune shots

run: .venv/run
	$(BIN)/streamlit run app.py --server.port $(PORT)

test: .venv/dev .venv/browser
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n auto --maxprocesses 4 --dist loadfile

format: .venv/dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/dev .venv/browser
	$(BIN)/python -m benchmarks.race
	$(BIN)/python -m benchmarks.control
	$(BIN)/python -m benchmarks.live

bench-sweeps: .venv/bench
	.venv/bench/bin/python -m benchmarks.sweeps

goldens:
	$(PYTHON) -m venv .venv/goldens
	.venv/goldens/bin/pip install --quiet torch==2.13.0 optax==0.2.8 numpy
	.venv/goldens/bin/pip install --quiet --no-deps pytorch_optimizer==4.1.0
	.venv/goldens/bin/python tests/oracle/make_goldens.py

tune: .venv/run
	$(BIN)/python -m benchmarks.tune

shots: .venv/dev .venv/browser
	$(BIN)/python -m docs.shots

# Stamp files: what is installed already is not installed again until its list changes.

.venv/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Descent needs Python 3.11 or newer; set PYTHON=… to the one to use." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "Python's venv module is missing: install it first (on Debian and Ubuntu: apt-get install python3-venv)." >&2; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/run: .venv/made requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/dev: .venv/run requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

# The rivals of the maps have a place of their own: the project needs none of them.
.venv/bench: benchmarks/requirements.txt
	$(PYTHON) -m venv $@
	$@/bin/python -m pip install --quiet --disable-pip-version-check -r $<
	@touch $@

# Browser tests are never skipped: where no Chromium is found, one is installed.
INSTALL := apt-get update -qq && apt-get install -y -qq chromium
.venv/browser: .venv/dev
	@if [ -n "$(CHROMIUM)" ]; then true; \
	elif command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && sh -c '$(INSTALL)'; then true; \
	elif command -v apt-get >/dev/null && sudo -n true 2>/dev/null && sudo sh -c '$(INSTALL)'; then true; \
	else $(BIN)/playwright install chromium; fi
	@touch $@
