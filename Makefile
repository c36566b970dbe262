# The words of daily work. `make check` is what has to pass; .ci/run runs the same from README.md on a fresh machine.
PYTHON ?= python3.11
BIN := .venv/bin
FUZZ_SECONDS ?= 3600

.PHONY: demo check accept floor bench docs long fuzz mutants oldest audit

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

long: .venv  ## the properties and mutations as long as they deserve: about a quarter of an hour of CPU
	$(BIN)/pytest -n auto tests/test_properties.py tests/test_properties_forms.py tests/test_damage.py --hypothesis-profile=long --mutations=100000

fuzz: .venv  ## coverage-guided fuzzing for FUZZ_SECONDS, in up to 12 GB for the fuzzer's own tables; finds lie in fuzz/finds, each becomes a page of tests/hostile_pages.py
	$(BIN)/pip install -q atheris
	mkdir -p fuzz/corpus fuzz/finds
	$(BIN)/python fuzz/extract.py fuzz/corpus -max_total_time=$(FUZZ_SECONDS) -artifact_prefix=fuzz/finds/ -max_len=20000 -rss_limit_mb=12000

mutants: .venv  ## a sample of mutants of cleaners, dates and datelines: what the tests would not notice
	$(BIN)/pip install -q mutmut
	-$(BIN)/mutmut run --max-children 1 none  # writes them and times the tests; it runs none, and says so
	cd mutants && PYTHONPATH=src:tests:. MUTANT_UNDER_TEST= ../$(BIN)/pytest -q -s --tb=no -p mutants -p no:cacheprovider -p no:xdist \
	  tests/test_cleaners.py tests/test_pages.py tests/test_date*.py tests/test_published.py tests/test_fields.py tests/test_seed.py \
	  tests/test_tags.py tests/test_comments.py tests/test_authors.py tests/test_source.py tests/test_values.py

oldest:  ## the tests with the oldest dependencies that pyproject.toml admits
	$(PYTHON) -m venv .venv-oldest
	.venv-oldest/bin/pip install -q -c constraints-oldest.txt -e '.[dev]'
	.venv-oldest/bin/pytest -n auto

audit: .venv  ## known weaknesses of the installed dependencies
	$(BIN)/pip install -q pip-audit
	$(BIN)/pip-audit
