# Everything a contributor runs. `make demo` and `make test` need nothing but git, make and Python.
#   make clean setup PYTHON=python3.12   picks the Python for .venv
#   make test ARGS="-k moves"            hands arguments to pytest

export PYTHON
VENV := .venv/bin
SHARED := ../shared
ARGS :=

.DEFAULT_GOAL := help
.PHONY: help setup demo check format test bench quality fuzz wheel clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Make .venv with unxdiff and all that checks and tests need
	@scripts/setup test

demo: ## Show the first example in the terminal; write its HTML and PDF redlines to build/demo
	@scripts/demo

check: ## Lint, format, types, layers, spelling: everything but the tests
	@scripts/setup dev
	$(VENV)/ruff check .
	$(VENV)/ruff format --check .
	$(VENV)/mypy
	$(VENV)/lint-imports
	$(VENV)/codespell

format: ## Format the code and put right what the linter can
	@scripts/setup dev
	$(VENV)/ruff check --fix .
	$(VENV)/ruff format .

test: ## Run the tests
	@scripts/setup test
	@$(VENV)/python -m pytest -n auto --dist loadscope $(ARGS)

bench: ## Compare speed and memory with git, wdiff and Python's own start
	@scripts/setup test
	@$(VENV)/python -m tests.bench.bench $(ARGS)

quality: ## Score alignment and word marks against people's answers, where the data is there
	@scripts/setup dev
	@$(VENV)/python -m tests.bench.quality $(SHARED) $(ARGS)

fuzz: ## Fuzz a reader with what it reaches as the guide: make fuzz ARGS="docx 120"
	@scripts/setup dev
	@$(VENV)/python -m pip install -q --disable-pip-version-check atheris
	@$(VENV)/python -m tests.fuzz.readers $(ARGS)

wheel: ## Build the wheel and the source archive into dist
	@scripts/setup dev
	@$(VENV)/python -m build --no-isolation --outdir dist .

clean: ## Remove everything that the other targets made
	rm -rf .venv .venv.lock .venv.lock.d build dist .hypothesis .import_linter_cache \
		.mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
