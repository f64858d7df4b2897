# Everything a newcomer needs. `make run` and `make test` set up what is missing first:
# the system's libraries (packaging/preflight.py), a virtual environment, the pinned packages.

VENV := .venv
PY := $(VENV)/bin/python
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	"$$p" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null && { command -v "$$p"; break; }; done)
UV ?= $(shell command -v uv)
PIP_INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check --no-input --require-hashes --only-binary :all:
LOCK := pip compile --quiet --universal --python-version 3.11.0 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links

.DEFAULT_GOAL := help
.PHONY: help run test bench fuzz lint format lock install-desktop uninstall-desktop clean preflight preflight-test venv

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-18s %s\n", $$1, $$2 }' Makefile

run: preflight $(VENV)/.runtime ## Set up what is missing and open Clipper (ARGS="file.html")
	@$(PY) -m clipper $(ARGS)

test: preflight-test lint ## Lint, check types and layers, run every test (ARGS="-k paste")
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest $(ARGS)

bench: preflight $(VENV)/.runtime ## Measure and print the figures the project promises
	@$(PY) tests/benchmarks/run.py $(ARGS)

fuzz: preflight-test $(VENV)/.dev ## Break files until a reader fails (ARGS="--runs 10000 Rss 'read pdf'")
	@$(PY) -m tests.fuzz.run $(ARGS)

lint: $(VENV)/.dev ## Style, types and layers
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(VENV)/bin/lint-imports

format: $(VENV)/.dev ## Lay the code out and mend what can be mended
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

lock: ## Choose the pinned packages anew (needs uv)
	@test -n "$(UV)" || { echo "make lock needs uv on the PATH, or UV=/path/to/uv" >&2; exit 3; }
	$(UV) $(LOCK) --upgrade --output-file requirements.lock pyproject.toml
	$(UV) $(LOCK) --upgrade --constraints requirements.lock --extra dev --extra build-data --extra fuzz --output-file requirements-dev.lock pyproject.toml

install-desktop: preflight $(VENV)/.runtime ## Put Clipper into this user's application menu
	@$(PY) packaging/install_desktop.py

uninstall-desktop: ## Take it out again
	@$(PYTHON) packaging/install_desktop.py --remove

clean: ## Remove the virtual environment and everything that was built
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
	find clipper packaging tests -name __pycache__ -prune -exec rm -rf {} +

preflight preflight-test:
	@test -n "$(PYTHON)" || { echo "Clipper needs Python 3.11 or newer. Run this once, then try again:"; \
		echo; echo "    sudo apt-get install -y python3 python3-venv"; echo; exit 3; } >&2
	@"$(PYTHON)" packaging/preflight.py $(if $(filter preflight-test,$@),--for test)

# Made anew when the interpreter it was made with is gone, e.g. after a system upgrade.
venv:
	@$(PY) -c 'import pip' 2>/dev/null || { rm -rf $(VENV) && "$(PYTHON)" -m venv $(VENV); } || { rm -rf $(VENV); exit 1; }
	@$(PY) packaging/link_checkout.py

# The stamps come last, so that an install that failed is tried again.
$(VENV)/.runtime: requirements.lock | venv
	$(PIP_INSTALL) -r requirements.lock
	@touch $@

$(VENV)/.dev: requirements-dev.lock requirements.lock | venv
	$(PIP_INSTALL) -r requirements-dev.lock
	@touch $@ $(VENV)/.runtime
