# Prach. `make` alone tells what there is; `make run` is all a visitor needs.

PYTHON ?= python3
BIN := .venv/bin
# Checks read the settings, which want a home folder; they get one that is thrown away.
THROWAWAY := PRACH_HOME=$(CURDIR)/.venv/throwaway PRACH_DATABASE_URL=

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev run check check-code check-style check-layers check-types check-migrations check-texts
.PHONY: format test test-quick bench messages vendor lock clean

help: ## Tell what there is to make
	@echo "Prach (ปราชญ์)"; echo
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## Make .venv and install what running needs; quick the second time
	@command -v $(PYTHON) >/dev/null || { echo "Prach needs Python 3.11 or newer. On Debian and Ubuntu: sudo apt-get install python3 python3-venv"; exit 1; }
	@$(PYTHON) tools/bootstrap.py

setup-dev:
	@command -v $(PYTHON) >/dev/null || { echo "Prach needs Python 3.11 or newer. On Debian and Ubuntu: sudo apt-get install python3 python3-venv"; exit 1; }
	@$(PYTHON) tools/bootstrap.py --dev

run: setup ## Start Prach with its demonstration; prints the address and the log-ins
	@$(BIN)/prach serve --demo

check: check-code ## Style, types, layers, migrations, texts, then the tests of the house itself
	@$(BIN)/python -m tools.run_tests --house

check-code: check-style check-layers check-types check-migrations check-texts

check-style: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

check-layers: setup-dev
	$(BIN)/lint-imports --config pyproject.toml

check-types: setup-dev
	$(THROWAWAY) $(BIN)/mypy

check-migrations: setup-dev
	$(THROWAWAY) $(BIN)/python -m django makemigrations --check --dry-run --settings prach.config.settings

check-texts: setup-dev
	$(BIN)/python -m tools.messages --check

format: setup-dev ## Bring the code into the house's form
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format --quiet .

test: check-code ## What CI runs: the checks, then every test on PostgreSQL and SQLite, journeys in Chromium
	@$(BIN)/python -m tools.run_tests

test-quick: setup-dev ## Every test but the journeys, on SQLite only
	@$(BIN)/python -m tools.run_tests --quick

bench: setup-dev ## Measure speed and memory (see bench/)
	@test -f bench/__main__.py || { echo "There is nothing in bench/ yet."; exit 1; }
	@$(BIN)/python -m bench

messages: setup-dev ## Gather the texts to translate, keep what is translated, compile
	@$(BIN)/python -m tools.messages

vendor: setup-dev ## Fetch the front-end files again as the manifest names them (needs npm)
	@$(BIN)/python -m tools.vendor

lock: setup-dev ## Lock the dependencies of pyproject.toml again
	@$(BIN)/python -m tools.lock

clean: ## Remove what was made here (.venv, caches); never the data of an installation
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist
	find prach tests tools -name __pycache__ -type d -prune -exec rm -rf {} +
