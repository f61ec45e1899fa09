# Two commands: `make demo` opens the sandbox, `make test` runs every check. Each does all its own set-up.
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python tools/install.py
# One more than there are cores, for tests also wait; at most four.
WORKERS = $(shell $(BIN)/python -c "import os; print(min(4, (os.cpu_count() or 1) + 1))")
PYTHON ?= $(shell for built in optimised anyhow; do \
	for name in python3 /usr/bin/python3 python3.14 python3.13 python3.12 python3.11; do \
	$$name tools/suits.py $$built 2>/dev/null && echo $$name && exit; done; done)

# What does not wait for another goes on at once.
MAKEFLAGS += --jobs=2
# The tests start the bot hundreds of times: not compiled anew each time, whatever the environment wishes.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo run test lint unit fuzz bench states guides clean

demo: $(VENV)/ready
	$(BIN)/lapornetral demo

run: $(VENV)/ready
	$(BIN)/lapornetral run

test: $(VENV)/ready-for-tests lint unit

lint: $(VENV)/ready-for-tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	nice $(BIN)/mypy
	$(BIN)/lint-imports

unit: $(VENV)/ready-for-tests $(VENV)/browser
	$(BIN)/python tools/browser.py
	$(BIN)/python -m pytest --numprocesses $(WORKERS) --dist worksteal

# 100,000 odd messages at each of the two readers (2,000 in `make test`).
fuzz: $(VENV)/ready-for-tests
	HYPOTHESIS_PROFILE=long $(BIN)/python -m pytest --timeout 14400 --durations 6 \
		tests/wire/test_wire_hostile.py tests/wire/test_whatsapp_hostile.py

# docs/STATES.md out of the tables it draws.
states: $(VENV)/ready
	$(BIN)/python -m tools.states_page

# The pictures of the guides, out of the sandbox.
guides: $(VENV)/ready-for-tests $(VENV)/browser
	$(BIN)/python tools/browser.py
	$(BIN)/python -m tools.guides

bench: $(VENV)/ready-for-bench
	$(BIN)/python -m bench

$(VENV)/made:
	@test -n "$(PYTHON)" || { echo "LaporNetral needs Python 3.11 or newer; none was found. Install one, or: make PYTHON=/path/to/python3"; exit 1; }
	$(PYTHON) -m venv $(VENV) || { echo "Python's venv module is missing; on Debian and Ubuntu: apt install python3-venv"; exit 1; }
	touch $@

$(VENV)/ready: $(VENV)/made pyproject.toml constraints.txt
	$(INSTALL) .
	touch $@

# All in one: to work out twice what fits together takes a quarter of the whole time.
$(VENV)/ready-for-tests: $(VENV)/made pyproject.toml constraints.txt
	$(INSTALL) '.[dev,postgres]'
	touch $(VENV)/ready $@

$(VENV)/browser: $(VENV)/made
	$(BIN)/python tools/browser.py --system
	touch $@

$(VENV)/ready-for-bench: $(VENV)/ready-for-tests
	$(INSTALL) '.[bench]'
	touch $@

clean:
	rm -rf $(VENV) data .mypy_cache .pytest_cache .ruff_cache .hypothesis
