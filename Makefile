# `make run` is all you need to try Stillnight; `make help` lists the rest.
#
# Stamps (.made, .installed, .built) remember what was done, so a second run does only what
# a change asks for. Works with the make of macOS (3.81).

VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes
WITH_NODE := PATH="$$PWD/$(VENV)/bin:$$PATH"

# Is there a working .venv? Else the newest Python here that will do is looked for, once;
# PYTHON=/path/to/python3 overrides it.
WORKS := $(shell $(PY) -c 'import pip' 2>/dev/null && echo yes)
PYTHON ?= $(eval PYTHON := $$(shell $$(FIND_PYTHON)))$(PYTHON)
define FIND_PYTHON
for p in python3.14 python3.13 python3.12 python3.11 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done
endef

STATIC_SOURCES := $(shell find static \( -path static/dist -o -path static/fonts \) -prune -o -print)
FONTS := $(patsubst %/build_fonts.py,%/fonts/.built,$(wildcard journal/report/build_fonts.py))
CATALOGUES := $(wildcard locale/*/LC_MESSAGES/*.po locale/*/guide.json)
TEMPLATES = $(shell find templates accounts journal -name '*.html' 2>/dev/null)

.PHONY: help run install dev test lint format messages screenshot icons asvs sources lock bench statistics lighthouse drill sbom audit clean python port
.DEFAULT_GOAL := help

help:
	@echo "make run     install what is missing and serve on http://127.0.0.1:8000 (PORT=, DATA_DIR=, DATABASE_URL=)"
	@echo "make install install and build without serving"
	@echo "make dev     the same with DEBUG, reloading when a file changes"
	@echo "make test    all tests on SQLite and PostgreSQL, with coverage; ARGS=\"-k onset\" for some"
	@echo "make lint    what the code has to look like"
	@echo "make format  make the code look like that"
	@echo "make messages take every message of the program into the catalogues of locale/, and check them"
	@echo "make screenshot  take the picture of the README anew"
	@echo "make icons   draw the PNG icons from the drawings in static/icons anew"
	@echo "make asvs    write docs/asvs.md from docs/asvs.json anew"
	@echo "make sources write docs/guide-sources.md from the guide's data anew"
	@echo "make lock    pin the packages named in requirements*.in (ARGS=--upgrade for newer ones)"
	@echo "make statistics  what the statistics promise, measured, into docs; hours (ARGS=--short: minutes)"
	@echo "make bench   speed beside a bare Django app, about ten minutes (ARGS=--quick: two)"
	@echo "make lighthouse  what Google's Lighthouse says of the pages, a quarter of an hour"
	@echo "make drill   attacks, faults and crowds against a running Stillnight (ARGS=--short: the part of every merge)"
	@echo "make sbom    write what Stillnight is made of as CycloneDX JSON: sbom.json"
	@echo "make audit   ask the advisory databases about every pinned package (needs the internet)"
	@echo "make clean   remove all that can be made again; your data in var/ stays"

run: python port $(VENV)/.runtime static/dist/.built $(FONTS)
	@exec env DEMO="$${DEMO:-1}" $(PY) -m config.serve

install: python $(VENV)/.runtime static/dist/.built $(FONTS)

dev: python port $(VENV)/.runtime static/dist/.built $(FONTS)
	@export DEBUG=1 DEMO="$${DEMO:-1}"; \
	$(PY) manage.py migrate --verbosity 0 && $(PY) manage.py createcachetable || exit 1; \
	$(WITH_NODE) node static/build.mjs --watch & watch=$$!; \
	$(PY) manage.py db_worker & worker=$$!; \
	trap 'kill $$watch $$worker 2>/dev/null' EXIT; trap 'exit 0' INT TERM; \
	$(PY) manage.py runserver "127.0.0.1:$${PORT:-8000}"

test: python $(VENV)/.dev node_modules/.dev static/dist/.built $(FONTS)
	@$(PY) -m tests $(ARGS)

lint: export DATA_DIR := var/lint
lint: export SITE_URL := https://stillnight.example
lint: export TRUSTED_PROXIES := 1
lint: python $(VENV)/.dev static/dist/.built
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(if $(TEMPLATES),$(VENV)/bin/djade --target-version 5.2 --check $(TEMPLATES))
	$(PY) -m mypy .
	$(PY) -m tests.unused
	$(PY) manage.py makemigrations --check --dry-run
	$(PY) manage.py check --deploy --fail-level WARNING

format: python $(VENV)/.dev
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .
	$(if $(TEMPLATES),-$(VENV)/bin/djade --target-version 5.2 $(TEMPLATES))

screenshot: python $(VENV)/.dev static/dist/.built $(FONTS)
	@$(PY) docs/screenshot.py

messages: python $(VENV)/.runtime
	@$(PY) -m config.operations.catalogues messages

icons: python $(VENV)/.dev
	@$(PY) docs/icons.py

asvs: python
	@$(if $(WORKS),$(PY),$(PYTHON)) docs/asvs.py

sources: python
	@$(if $(WORKS),$(PY),$(PYTHON)) docs/guide_sources.py

# With their extras, since pip with hashes knows a pin only by its whole name.
lock: python $(VENV)/.dev
	for name in requirements requirements-dev requirements-node; do \
		$(PY) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
			--no-header --no-annotate --no-strip-extras $(ARGS) $$name.in -o $$name.txt || exit 1; done
	$(WITH_NODE) npm install --package-lock-only --ignore-scripts

# Noisy where others use the machine: read the CPU times and the ratios.
statistics: python $(VENV)/.runtime
	@OPENBLAS_NUM_THREADS=1 $(PY) -m bench.statistics --write $(ARGS)

bench: python $(VENV)/.runtime static/dist/.built $(FONTS)
	@$(PY) -m bench $(ARGS)

lighthouse: python $(VENV)/.dev static/dist/.built $(FONTS)
	@$(WITH_NODE) $(PY) -m bench.lighthouse

drill: python $(VENV)/.dev node_modules/.dev static/dist/.built $(FONTS)
	@$(PY) -m tests.drill $(ARGS)

sbom: python
	@$(if $(WORKS),$(PY),$(PYTHON)) -m config.operations.sbom > sbom.json && echo "sbom.json is written."

# Says what was asked and what was not; pip-audit comes with its own environment, for this run.
audit: python $(VENV)/.dev $(VENV)/.node
	@$(WITH_NODE) $(PY) -m config.operations.advisories

clean:
	rm -rf $(VENV) node_modules static/dist static/fonts journal/report/fonts test-artifacts
	rm -rf .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache

# --- A sentence instead of a stack trace ------------------------------------------------

python:
	@$(if $(WORKS),,$(NEW_PYTHON))

define NEW_PYTHON
if [ -d $(VENV) ]; then echo "The Python of $(VENV) is gone; making it anew."; rm -rf $(VENV); fi; \
$(or $(PYTHON),false) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	echo "Stillnight needs Python 3.11 or newer$(if $(PYTHON),$(comma) and $(PYTHON) is not);" \
	"install it, or say where it is: make $(firstword $(MAKECMDGOALS)) PYTHON=/path/to/python3" >&2; exit 1; }
endef

port: python
	@$(if $(WORKS),$(PY),$(PYTHON)) -m config.operations.port

comma := ,

# --- What gets installed and built ------------------------------------------------------

$(VENV)/.made:
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || $(INSTALL_VENV)
	@$(PYTHON) -m venv --clear $(VENV)
	@touch $@

# Debian keeps venv in a package of its own.
INSTALL_VENV = { \
	package="$$($(PYTHON) -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing $$package …"; export DEBIAN_FRONTEND=noninteractive; \
		{ apt-get update && apt-get install --yes --no-install-recommends "$$package"; } >/dev/null; \
	else \
		echo "$(PYTHON) cannot make virtual environments; install that part first:" \
			"sudo apt-get install $$package" >&2; exit 1; \
	fi; }

$(VENV)/.runtime: requirements.txt $(VENV)/.made
	@echo "Installing Python packages …"
	@$(PIP) -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.runtime
	@echo "Installing packages for tests and checks …"
	@$(PIP) -r requirements-dev.txt
	@touch $@

# Node 18 or newer with npm: the one on this machine, else one of our own.
$(VENV)/.node: requirements-node.txt $(VENV)/.made
	@{ npm --version && node -e 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)'; } >/dev/null 2>&1 \
		|| { echo "Installing Node …"; $(PIP) -r requirements-node.txt; }
	@touch $@

node_modules/.installed: package.json package-lock.json .npmrc $(VENV)/.node
	@echo "Installing front-end packages …"
	@$(NPM_CI) --omit=dev
	@touch $@

static/fonts/.built: config/operations/web_fonts.py node_modules/.installed $(VENV)/.runtime
	@echo "Making the typeface of the pages lighter …"
	@$(PY) -m config.operations.web_fonts
	@touch $@

# With what only tests and drills use, which is as much again.
node_modules/.dev: package.json package-lock.json .npmrc $(VENV)/.node
	@echo "Installing front-end packages for tests …"
	@$(NPM_CI)
	@touch node_modules/.installed $@

NPM_CI = $(WITH_NODE) npm ci --ignore-scripts --no-progress --loglevel=error

# What is translated, checked, as the program reads it.
locale/.built: $(CATALOGUES) $(VENV)/.runtime
	@echo "Compiling translations …"
	@$(PY) -m config.operations.catalogues compile
	@touch $@

static/dist/.built: $(STATIC_SOURCES) static/fonts/.built node_modules/.installed locale/.built
	@echo "Building static files …"
	@$(WITH_NODE) node static/build.mjs
	@touch $@

$(FONTS): journal/report/build_fonts.py journal/report/faces.py node_modules/.installed $(VENV)/.runtime
	@echo "Building the typefaces of the summary …"
	@$(PY) -m journal.report.build_fonts
	@mkdir -p $(@D) && touch $@
