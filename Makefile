# stemma: `make demo` shows it, `make test` checks it. Needs Python 3.11 or later and nothing else.

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin

.PHONY: demo test lint types gate picture pin

demo: $(VENV)/.runs
	$(BIN)/stemma demo

test: $(VENV)/.tests
	$(BIN)/python -m pytest

lint: $(VENV)/.tests
	$(BIN)/ruff check src tests benchmarks docs
	$(BIN)/ruff format --check src tests benchmarks docs

types: $(VENV)/.tests
	$(BIN)/mypy

# How well whole stories are told, and how well reported speech is read, beside their floors.
gate: $(VENV)/.tests
	$(BIN)/python benchmarks/quality/stories.py
	$(BIN)/python benchmarks/quality/paragraphs.py
	$(BIN)/python benchmarks/quality/positions.py
	$(BIN)/python benchmarks/quality/attribution_floors.py

# What is drawn or pinned from the demo story; read the difference before committing it.
picture: $(VENV)/.runs
	$(BIN)/python docs/picture.py

pin: $(VENV)/.runs
	$(BIN)/python tests/golden/pin.py

# What it takes to run stemma; without what its development needs.
$(VENV)/.runs: pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	touch $@

# What it takes to test it.
$(VENV)/.tests: pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[test]'
	touch $@ $(VENV)/.runs
