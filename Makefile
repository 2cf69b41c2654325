# Set-up and everything else in one word each. Needs Python 3.11 or later, make and git.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
VALIDATORS := .venv-interchange
RELEASE := .venv-release
CLUSTER := .venv-cluster

# Children of the tests, and the tests, would be compiled anew in every run.
unexport PYTHONDONTWRITEBYTECODE

# The seeds that `make test-oracle` tries: as many as fit in some three minutes.
ORACLE ?= 0 250

# How many runs on bad input, and kills, `make test-hostile` makes.
HOSTILE ?= --fuzz 20000 --kills 500

# How many times the examples that each law names `make test-laws` tries.
LAWS ?= 1

.PHONY: demo serve test test-laws test-interchange test-pages test-editor test-oracle test-hostile test-cluster test-pythons lint types lint-claims format docs bench clean test-release dist docs-site

demo: $(STAMP)  ## install, and show the contested statements of claims/
	@$(BIN)/provenance disputes
	@echo
	@echo "Next: $(BIN)/provenance who denied wagner deployed in mali"

serve: $(STAMP)  ## the record as pages in a browser
	@$(BIN)/provenance serve

test: $(STAMP) lint types lint-claims  ## install what the tests need, and run everything
	$(BIN)/pytest -n auto --dist worksteal

test-laws: $(STAMP)  ## every law on all its examples, of which `make test` tries a tenth, or a twentieth
	PROVENANCE_LAWS=$(LAWS) $(BIN)/pytest -n auto -m law

test-pages: $(STAMP)  ## the pages in a real browser, which is installed where that may be done
	.ci/test-pages

test-editor: $(STAMP)  ## the editor server in real editors, installed where that may be done
	.ci/test-editor

test-hostile: $(STAMP)  ## bad input of every kind, killed commands, and the steps of every rule
	PYTHONPATH=tests $(BIN)/python -m hostile $(HOSTILE)
	PROVENANCE_STEPS=1000 PROVENANCE_LAWS=1 $(BIN)/pytest -n auto tests/checks/test_steps.py

test-release: $(RELEASE)/.installed  ## build the archives, and use them as strangers do
	$(RELEASE)/bin/python -m pytest --noconftest -c /dev/null -o markers=release --rootdir=. -q tests/test_release.py

dist: $(RELEASE)/.installed  ## the wheel, the source archive, and what they need (CycloneDX)
	rm -rf dist && $(RELEASE)/bin/python -m build --outdir dist .
	$(RELEASE)/bin/twine check --strict dist/*.whl dist/*.tar.gz
	$(PYTHON) -m venv dist/installed
	dist/installed/bin/pip install --quiet --disable-pip-version-check "$$(ls dist/*.whl)[documents,editor,web]"
	$(RELEASE)/bin/cyclonedx-py environment --output-file dist/sbom.cdx.json dist/installed
	rm -rf dist/installed

docs-site: $(STAMP) $(RELEASE)/.installed  ## the documentation as a site, its links checked
	$(RELEASE)/bin/python -m mkdocs build --quiet --strict -f .mkdocs.yml
	$(BIN)/provenance schema -o site/schema/1

test-pythons: $(STAMP)  ## run the tests on every Python from 3.11 on that is on this machine
	.ci/test-pythons $(if $(OTHERS),--others)

test-interchange: $(VALIDATORS)/.installed  ## what is exported, before the validators of others
	$(VALIDATORS)/bin/pytest -q tests/interchange

test-cluster: $(CLUSTER)/.installed  ## the questions on Spark; Java is installed where that may be done
	.ci/test-cluster

test-oracle: $(STAMP)  ## generated corpora (ORACLE="FIRST LAST") before the independent oracle
	PYTHONPATH=tests $(BIN)/python -m oracle $(ORACLE) --held --shrink 1

lint: $(STAMP)
	$(BIN)/ruff format --check src tests benchmarks
	$(BIN)/ruff check src tests benchmarks

types: $(STAMP)
	$(BIN)/mypy

lint-claims: $(STAMP)  ## the shipped corpus is clean at the strictest level
	$(BIN)/provenance check --fail-on note
	$(BIN)/provenance fmt --check

format: $(STAMP)
	$(BIN)/ruff format src tests benchmarks
	$(BIN)/ruff check --fix src tests benchmarks
	$(BIN)/provenance fmt

docs: $(STAMP)  ## write anew what the documentation makes of tables, rules and examples
	$(BIN)/python tests/reading/test_format_page.py
	$(BIN)/python -m provenance.checks.collect
	$(BIN)/python -m provenance.checks.document docs/rules
	PYTHONPATH=tests $(BIN)/python tests/interchange/vocabulary_page.py
	$(BIN)/python tests/documentation.py
	$(BIN)/python tests/tutorial.py

bench: $(STAMP)
	$(BIN)/python -m benchmarks

clean:
	rm -rf $(VENV) $(VALIDATORS) $(RELEASE) $(CLUSTER) dist .provenance .pytest_cache .mypy_cache .ruff_cache

# Versions are pinned for development in constraints.txt; pyproject.toml says what users may have.
$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[dev,documents,interchange,sheets]"
	@touch $@

# The validators are large, and one is compiled: they have an environment of their own.
$(VALIDATORS)/.installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VALIDATORS)
	$(VALIDATORS)/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[dev,documents,interchange,draft,validators]"
	@touch $@

# Spark is 500 MB, and its environment is its own.
$(CLUSTER)/.installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(CLUSTER)
	$(CLUSTER)/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[spark]" pytest pytest-asyncio pytest-xdist hypothesis
	@touch $@

$(RELEASE)/.installed: .ci/tools-release.txt
	$(PYTHON) -m venv $(RELEASE)
	$(RELEASE)/bin/python -m pip install --quiet --disable-pip-version-check -r $<
	@touch $@
