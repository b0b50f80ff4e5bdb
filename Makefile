# basisdesk: the commands of the README. Each prepares .venv first and does nothing twice.

PY := .venv/bin/python
.DEFAULT_GOAL := help
.PHONY: help setup run test soak bench clean

help: ## say what there is
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile

setup: ## prepare .venv, and as root the system libraries
	@sh scripts/setup.sh run

run: setup ## start the desktop on the demo desk; FOR=SECONDS ends it by itself
	@sh scripts/run.sh $(FOR)

test: ## lint, formatting, types, import contracts and all tests
	@sh scripts/setup.sh test
	@sh scripts/check.sh

soak: ## the long runs: kills by the hundred, fuzz by the hundred thousand
	@sh scripts/setup.sh test
	@HYPOTHESIS_PROFILE=deep QT_QPA_PLATFORM=offscreen $(PY) -m pytest -m soak --timeout 3600

bench: setup ## measure this machine; figures of record are in docs/performance.md
	@QT_QPA_PLATFORM=$${QT_QPA_PLATFORM:-offscreen} $(PY) -m terminal bench

clean: ## remove .venv and every cache
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
