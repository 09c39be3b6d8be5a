# `make demo` and `make test` make what they need: a virtual environment and the locked packages.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Random order is on; a seed that failed is printed, and given back with PYTEST="-p randomly -p 'randomly_seed=N'".
PYTEST ?=

.PHONY: demo test lint types imports tests soak judges screenshots bench lock clean

demo: $(VENV)/site.done
	$(BIN)/edossier demo demo

test: lint types imports tests

lint: $(VENV)/dev.done
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(VENV)/dev.done
	$(BIN)/mypy

imports: $(VENV)/dev.done
	$(BIN)/lint-imports --no-cache

tests: $(VENV)/dev.done
	$(BIN)/pytest -m "not soak and not judges" -n auto $(PYTEST)

soak: $(VENV)/dev.done
	$(BIN)/pytest -m soak $(PYTEST)

JUDGES := tests/whole/judges

judges: $(VENV)/dev.done $(JUDGES)/node_modules/.package-lock.json
	$(BIN)/pytest -m judges -p no:randomly $(JUDGES) $(PYTEST)

# --ignore-scripts: nothing that is installed runs by being installed.
$(JUDGES)/node_modules/.package-lock.json: $(JUDGES)/package-lock.json
	@for part in node npm java chromium; do command -v $$part >/dev/null || \
		{ echo "make judges needs $$part: docs/how-to/judge-the-pages.md says which release." >&2; exit 1; }; done
	cd $(JUDGES) && npm ci --ignore-scripts --no-audit --no-fund

TO ?= pictures

screenshots: $(VENV)/dev.done
	PYTHONPATH=tests $(BIN)/python -m whole.screenshots $(TO) $(DOSSIER)

BENCH := .bench

# DATASETTE: the command of Datasette; PEERS: a Python that has the programs of benchmarks/names.py. Without them their
# rows are left out.
bench: $(VENV)/dev.done
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/mutations.py
	$(BIN)/python benchmarks/pages.py
	$(BIN)/python benchmarks/checking.py
	$(BIN)/python benchmarks/tree.py
	$(BIN)/python benchmarks/references.py
	$(BIN)/python benchmarks/bulk.py
	$(BIN)/python benchmarks/corpus.py $(BENCH)/archive
	$(BIN)/python benchmarks/search.py $(BENCH)/archive
	$(BIN)/python benchmarks/relevance.py $(BENCH)/archive
	$(BIN)/python benchmarks/over_http.py --archive $(BENCH)/archive $(if $(DATASETTE),--datasette $(DATASETTE))
	$(if $(PEERS),$(BIN)/python benchmarks/names.py --peers $(PEERS))
	$(BIN)/python benchmarks/table.py

$(VENV)/pip.done:
	$(PYTHON) -m venv $(VENV)
	touch $@

# --no-build-isolation: the build backend comes from the lock too, with its hash.
$(VENV)/site.done: requirements/site.txt pyproject.toml | $(VENV)/pip.done
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/site.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/dev.done: requirements/dev.txt pyproject.toml | $(VENV)/pip.done
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

LOCK := pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-header \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
	--build-deps-for wheel --build-deps-for editable

lock:
	$(PYTHON) -m venv $(VENV)-lock
	$(VENV)-lock/bin/pip install --quiet pip-tools
	$(VENV)-lock/bin/$(LOCK) --extra site --output-file requirements/site.txt pyproject.toml
	$(VENV)-lock/bin/$(LOCK) --extra site --extra dev --output-file requirements/dev.txt pyproject.toml
	rm -rf $(VENV)-lock

clean:
	rm -rf $(VENV) $(BENCH) demo
