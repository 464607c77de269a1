# Everything runs in .venv, built from the lock files by the first target that needs it.
# The Python to build it with: make PYTHON=python3.12 test

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
TRAINING := .venv-training

.PHONY: help demo test check docs benchmark train lock clean postgresql followthemoney browser

help:  ## Show this list
	@awk -F':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/.runtime  ## Read the examples into a new ledger and show what it says
	@$(BIN)/python scripts/demo.py

test: $(VENV)/.ready postgresql followthemoney browser  ## Run all tests
	$(BIN)/python -m pytest

check: $(VENV)/.ready  ## Check format, lint, types, room borders and the catalogue
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/armsledger catalogue check

docs: $(VENV)/.ready  ## Renew what the documentation quotes: commands, figures, the demonstration
	$(BIN)/python scripts/refresh_docs.py

benchmark: $(VENV)/.ready  ## Compare the speed with spaCy's (REPORTS=file.jsonl: on those)
	@$(BIN)/python benchmarks/speed.py --save build/benchmark.md $(REPORTS)
	@$(BIN)/python benchmarks/names.py --save build/benchmark-names.md
	@$(BIN)/python benchmarks/clustering.py --sizes 10000,100000,300000 \
		--save build/benchmark-clustering.md
	@$(BIN)/python benchmarks/linkage.py --save build/benchmark-linkage.md

# Hashes of every file, and nothing about where they were fetched from.
COMPILE = CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --upgrade \
	--generate-hashes --strip-extras --allow-unsafe --no-emit-options

train: $(TRAINING)/.ready  ## Make the tagger's model anew from corpus/ (needs PyTorch; under 3 hours)
	$(TRAINING)/bin/python -m training

lock: $(VENV)/.ready  ## Renew the three lock files
	$(COMPILE) --build-deps-for editable --output-file requirements.lock pyproject.toml
	$(BIN)/python scripts/dev_group.py > dev-group.in
	$(COMPILE) --output-file requirements-dev.lock requirements.lock dev-group.in
	rm dev-group.in
	$(COMPILE) --output-file tests/export/followthemoney.txt tests/export/followthemoney.in

clean:  ## Remove what was built, the virtual environment too
	rm -rf $(VENV) $(TRAINING) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Enough to run armsledger.
$(VENV)/.runtime: requirements.lock pyproject.toml scripts/venv.sh
	sh scripts/venv.sh $(PYTHON) $(VENV)
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	touch $@

# Enough to work on it. The same versions as above, and more.
$(VENV)/.ready: $(VENV)/.runtime requirements-dev.lock
	$(PIP) install --require-hashes -r requirements-dev.lock
	touch $@

# What makes the tagger's model: the same versions again, and PyTorch.
$(TRAINING)/.ready: requirements-dev.lock training/requirements.txt pyproject.toml scripts/venv.sh
	sh scripts/venv.sh $(PYTHON) $(TRAINING)
	$(TRAINING)/bin/python -m pip --disable-pip-version-check --quiet install \
		--require-hashes -r requirements-dev.lock
	$(TRAINING)/bin/python -m pip --disable-pip-version-check --quiet install \
		-r training/requirements.txt
	$(TRAINING)/bin/python -m pip --disable-pip-version-check --quiet install \
		--no-deps --no-build-isolation -e .
	touch $@

# The PostgreSQL tests start a server of their own; without its programs they skip themselves.
postgresql:
	@sh scripts/postgresql.sh

# The library validates our export of that name; it stands outside the lock files.
followthemoney:
	@sh scripts/followthemoney.sh $(PYTHON)

# Pages are tested in a real browser; without one their tests skip themselves.
browser:
	@sh scripts/browser.sh
