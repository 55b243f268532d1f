# Fondbok's commands. Needs Python 3.11 or later (with venv) and make; `make` alone lists them.

# The newest of these that runs; `make install PYTHON=/path/to/python3` picks another.
PYTHON ?= $(shell for python in python3.13 python3.12 python3.11 python3; do \
	if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; \
	then echo $$python; break; fi; done)
BIN = .venv/bin
PIP = $(BIN)/python -m pip install -qq --disable-pip-version-check
SERVE ?= yes
UV = uv==0.13.9

# --universal and --python-version: one lock for every platform and Python from 3.11 on.
COMPILE = $(BIN)/uv pip compile -q --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes \
	--custom-compile-command "make lock" pyproject.toml --extra build

.DELETE_ON_ERROR:
.PHONY: help install install-dev demo test check lint bench docs screenshots lock clean

help:
	@echo "make install      build .venv with what Fondbok needs; the command is .venv/bin/fondbok"
	@echo "make demo         the sample consortium's months, then Fava (SERVE=no: without Fava)"
	@echo "make install-dev  the same .venv, with what the tests and checks need"
	@echo "make test         all checks, then all tests"
	@echo "make check        style, types, import directions and the tidy test"
	@echo "make bench        time a month of a large consortium"
	@echo "make docs         write the generated pages of docs/ anew"
	@echo "make screenshots  take the pictures of docs/ anew (needs Chromium)"
	@echo "make lock         resolve the versions in pyproject.toml into the two locks"
	@echo "make clean        remove .venv and what builds and tests leave behind"

install: .venv/.installed

install-dev: .venv/.installed-dev

.venv/.made:
	@test -n "$(PYTHON)" || { echo "Fondbok needs Python 3.11 or later: none of python3.13," \
		"python3.12, python3.11 and python3 is one. Install it, or say where it is:" \
		"make install PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' || { \
		echo "$(PYTHON) is older than 3.11 or has no venv" \
		"(Debian and Ubuntu: apt install python3-venv)"; exit 1; }
	$(PYTHON) -m venv --clear .venv
	@touch $@

# Every download is checked against the lock's hashes; the project itself is only linked.
.venv/.installed: requirements.lock pyproject.toml | .venv/.made
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.installed-dev: requirements-dev.lock pyproject.toml | .venv/.made
	$(PIP) --require-hashes -r requirements-dev.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@ .venv/.installed

demo: install
	$(BIN)/fondbok demo $(if $(filter no,$(SERVE)),--no-serve)

# pytest comes last: its last line says how many passed.
test: install-dev lint
	$(BIN)/python -m pytest

check: install-dev lint
	$(BIN)/python -m pytest tests/test_tidy.py tests/test_house.py

lint: install-dev
	$(BIN)/ruff check -q
	$(BIN)/ruff format --check -q
	$(BIN)/mypy --no-error-summary
	$(BIN)/lint-imports --no-logo

bench: install
	$(BIN)/python bench/run.py

docs: install
	$(BIN)/python docs/generate.py

screenshots: install
	$(BIN)/python docs/screenshots.py

lock: install-dev
	$(PIP) $(UV)
	$(COMPILE) --output-file requirements.lock
	$(COMPILE) --extra dev --constraints requirements.lock --output-file requirements-dev.lock

clean:
	rm -rf .venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis \
		.import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
