# Everything a newcomer needs is `make start`; everything a change needs is `make test`.
# Both make their own environment in .venv first; PYTHON=python3.12 chooses the Python to build it on.

.POSIX:
.PHONY: help start test test-long lint build bench clean install install-test browser

help:
	@echo 'make start   open the course in the browser (the first time installs it, 1-3 minutes)'
	@echo 'make test    install what tests need, then run every check and every test'
	@echo 'make test-long  what takes too long for that: 50 kills, a class of 50, hostile files at full size, 100,000 inputs'
	@echo 'make lint    only the checks: style, types, layers, content'
	@echo 'make build   write modules/ anew from course/content/'
	@echo 'make bench   measure speed and print the figures'
	@echo 'make clean   remove the environment and the caches (answers, gradebook and submissions stay)'

start: install
	@.venv/bin/csm start $(ARGUMENTS)

install:
	@sh deploy/install.sh run

install-test:
	@sh deploy/install.sh test

lint: install-test
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/csm build --check
	.venv/bin/csm check
	.venv/bin/csm coverage --check

browser:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
	  { echo "The browser tests need Chromium: on Debian or Ubuntu run 'sudo apt-get install chromium', then 'make test' again." >&2; exit 1; }

# Two files at a time; those with a browser by themselves, because Chromium needs the machine.
test: browser lint
	.venv/bin/pytest -n 2 --dist loadfile --ignore tests/browser
	.venv/bin/pytest -n 2 --dist loadfile tests/browser

test-long: install-test
	CSM_COHORT=50 CSM_KILLS=50 CSM_HOSTILE_FULL=1 .venv/bin/pytest tests/hostile tests/pipeline
	.venv/bin/python -m tests.fuzz --inputs 100000

build: install
	@.venv/bin/csm build

bench: install-test
	@.venv/bin/python -m benchmarks

clean:
	rm -rf .venv dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find app autograder benchmarks course tests widgets -name __pycache__ -type d -prune -exec rm -rf {} +
