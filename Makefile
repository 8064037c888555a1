# Two commands matter: `make run` starts the app, `make test` checks everything.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

HOST ?= 0.0.0.0
PORT ?= 8000
RUN = .venv/bin/python
export HOST PORT
# Python keeps what it compiled, whatever the machine says: without it each start takes thrice as
# long, and the tests start the app a hundred times.
export PYTHONDONTWRITEBYTECODE =

.PHONY: help run test lint format bench clean

help: ## Show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

run: .venv/synced-run ## Start the app on this machine (HOST, PORT)
	@$(RUN) manage.py start

test: .venv/synced-dev ## Check everything: style, types, imports, settings, tests
	@bin/test-servers
	@bin/check
	@$(RUN) -m pytest -n 3 --dist loadscope --no-loadscope-reorder

lint: .venv/synced-dev ## Check style, types and imports
	@bin/check

format: .venv/synced-dev ## Lay the code out
	@$(RUN) -m ruff check --fix --exit-zero --silent .
	@$(RUN) -m ruff format .

bench: .venv/synced-dev ## Measure fan-out, a full room, the console and the settlement
	@$(RUN) -m tests.bench

clean: ## Remove what tools left behind (not the database)
	@rm -rf .venv var/uv var/mypy var/pytest var/import_linter .ruff_cache

# --- What the targets stand on ------------------------------------------------------------------

.venv/synced-run: pyproject.toml uv.lock .python-version
	@bin/sync run

.venv/synced-dev: pyproject.toml uv.lock .python-version
	@bin/sync dev
