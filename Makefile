# make help lists the commands. Everything lives in .venv; nothing is installed outside it but, for the tests, Chromium.
.DEFAULT_GOAL := help
.PHONY: help run data test bench lint clean
SHELL := /bin/bash
PYTHON := .venv/bin/python
export PYTHONPATH := .
export PYTHONDONTWRITEBYTECODE :=

help: ## La liste des commandes
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

run: .venv/run data ## Installe ce qu'il faut, construit les données, ouvre le tableau de bord sur le port 8501
	@$(PYTHON) -m streamlit run dashboard.py

data: .venv/run ## Construit data/warehouse.duckdb à partir de data/reference
	@$(PYTHON) -m data

test: .venv/dev data ## Installe ce qu'il faut, puis passe les tests
	@deploy/chromium.sh
	@$(PYTHON) -m pytest

bench: .venv/dev data ## Mesure les rapports de vitesse
	@deploy/chromium.sh
	@$(PYTHON) -m benchmarks

lint: .venv/dev ## Relit le code
	@.venv/bin/ruff check .

clean: ## Retire l'environnement et les données construites
	rm -rf .venv data/warehouse*.duckdb

.venv/run: requirements.txt deploy/environment.sh
	@deploy/environment.sh requirements.txt
	@touch $@

.venv/dev: requirements.txt requirements-dev.txt deploy/environment.sh
	@deploy/environment.sh requirements-dev.txt
	@touch .venv/run $@
