# Needs Python 3.11 or later, pip and make; everything else is installed into .venv, as locked.

PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/.installed
SHARED ?= ../shared
SEED := corpus/articles/seed.txt
SEED_OPTIONS := --published 2026-01-13 --publisher 新快报

.PHONY: help install demo test check golden bless ratchet bench schemas lock

help:  ## list the targets
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:[^#]*## /\t/'

install: $(INSTALLED)  ## set up .venv with everything locked

$(INSTALLED): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "caixun needs Python 3.11 or later: make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

demo: install  ## extract the golden article and show its facts
	$(BIN)/caixun extract $(SEED) $(SEED_OPTIONS) --format table

test: check  ## run the checks and the tests
	$(BIN)/python -m pytest

check: install  ## lint, types, layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

golden: install  ## show where the golden article's records differ from its gold
	$(BIN)/python -m corpus.golden

bless: install  ## accept those differences, after review
	$(BIN)/python -m corpus.golden --bless

ratchet: install  ## keep the F1 reached on the public gold, where none has fallen
	$(BIN)/caixun eval corpus/gold --baseline corpus/baseline.json --raise

bench: install  ## measure speed beside jieba.lcut, and quality on the public sets in SHARED
	$(BIN)/python -m benchmarks.speed $(wildcard $(SHARED)/articles)
	$(if $(wildcard $(SHARED)/peers),$(BIN)/python -m benchmarks.peers $(SHARED)/peers)
	$(if $(wildcard $(SHARED)/ner),$(BIN)/python -m benchmarks.names $(SHARED)/ner/cluener.train.jsonl)
	$(if $(wildcard $(SHARED)/events),$(BIN)/python -m benchmarks.events $(SHARED)/events/duee_fin.dev.jsonl)

schemas: install  ## write schemas/json anew
	$(BIN)/python -m schemas.export

lock: install  ## resolve the dependencies anew
	$(BIN)/uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
		--quiet --output-file requirements.lock
