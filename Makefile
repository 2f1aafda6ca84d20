# Two commands: `make serve` runs a workshop, `make test` checks the kit. Both set everything up.
SHELL := /bin/sh
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
ARGS ?=
# Files of tests beside each other, in the order of tests/conftest.py: three on two cores, for many
# of them wait.
SIDES := $(if $(PYTHON),$(shell $(PYTHON) -c 'import os; print(min(6, (os.cpu_count() or 2) * 3 // 2) or 1)'),1)
SIDE_BY_SIDE := --numprocesses $(SIDES) --dist loadfile --no-loadscope-reorder

.PHONY: serve study test test-all bench bench-peers soak check screenshots clean
.DEFAULT_GOAL := serve

serve: .venv/serve.stamp
	@$(BIN)/workshop serve $(ARGS)

study: .venv/serve.stamp
	@$(BIN)/workshop study

# Hundreds of processes are started: each would compile all that it imports, were nothing kept.
test: export PYTHONDONTWRITEBYTECODE :=
test: .venv/test.stamp
	@$(BIN)/python -m pytest $(SIDE_BY_SIDE) $(ARGS)
	@# What is stored in them is English: no machine's own language may decide.
	@LC_ALL=C $(BIN)/python -m pytest $(SIDE_BY_SIDE) --nbval-lax --nbval-current-env -q notebooks

# What is slow too: larger products of rooms and languages, longer drills, a soak.
test-all: .venv/test.stamp
	@WORKSHOP_SOAK_MINUTES=3 $(MAKE) test ARGS="--slow all $(ARGS)"

check: .venv/test.stamp
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/workshop check
	@$(BIN)/python -m pytest -q tests/test_floors.py tests/test_declared.py tests/test_repository.py

# Peers are measured too where `make bench-peers` has installed them.
bench: .venv/test.stamp
	@$(BIN)/python -m benchmarks.models
	@$(BIN)/python -m benchmarks.report
	@$(BIN)/python -m benchmarks.room --repeat 3 $(ARGS)

# Fifty people for an hour: does anything grow?
soak: .venv/test.stamp
	@$(BIN)/python -m benchmarks.soak $(ARGS)

bench-peers: .venv/created.stamp
	@grep == benchmarks/peers/requirements.txt | while read -r peer; do \
	  echo "Installing $$peer ..."; home=.venv-peers/$${peer%%==*}; \
	  $(BIN)/python -m venv $$home || exit 1; \
	  $$home/bin/python -m pip install --quiet --disable-pip-version-check "$$peer" || exit 1; \
	done

screenshots: .venv/test.stamp
	@$(BIN)/python -m tests.browser.screenshots $(ARGS)

clean:
	rm -rf .venv .venv-peers

.venv/created.stamp:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is missing: install it from python.org, or with 'sudo apt install python3 python3-venv'."; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "Python's venv is missing: install it with 'sudo apt install python3-venv'."; exit 1; }
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/serve.stamp: .venv/created.stamp pyproject.toml constraints.txt
	@echo "Setting up (once, a minute or two) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

.venv/test.stamp: .venv/created.stamp pyproject.toml constraints.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[test]"
	@touch $@ .venv/serve.stamp
