# The words of daily work. `make check` is what has to pass; .ci/run runs the same from README.md on a fresh machine.
PYTHON ?= python3.11
BIN := .venv/bin

.PHONY: demo check accept floor bench docs

.venv: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install -q -e '.[dev]'
	touch .venv

demo: .venv  ## clean the fixtures and print a summary
	$(BIN)/pagestrip batch fixtures -o out

check: .venv  ## lint, format, types, tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n auto

accept: .venv  ## take what the golden tests see now, and show what changed
	$(BIN)/pytest -n auto --accept
	git --no-pager diff --stat -- tests
	git --no-pager diff -- tests

floor: .venv  ## raise the quality floor; it falls only with REASON="why", which is recorded
	$(BIN)/pytest -s tests/test_floor.py --accept $(if $(REASON),--lower-floor="$(REASON)")

bench: .venv  ## speed and quality on the fixtures, beside the peers that are installed
	$(BIN)/python -m benchmarks

docs: .venv  ## renew the pages made from the source
	$(BIN)/python docs/make.py
