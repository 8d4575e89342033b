"""The cases as they lie in a folder of JSON Lines, and those that are out of our scope, with reasons."""

import json
import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import normalize


class Case(NamedTuple):
    """One case of a suite; `expected` is in the suite's own words."""

    id: str
    suite: str
    input: str
    expected: Any
    reference: str | None


Judge = Callable[[Case], str | None]
"""Says null where we read what the case expects, by our conventions; else what we read instead."""

FILES = {
    "recognizers": "recognizers.dev.jsonl",
    "jionlp": "jionlp.dev.jsonl",
    "duckling": "duckling.dev.jsonl",
}
SUITE_OF = {"recognizers": "model", "jionlp": "kind", "duckling": "dimension"}


def load(folder: Path) -> Iterator[Case]:
    """Every case of the three suites."""
    for peer, name in FILES.items():
        for line in (folder / name).read_text("utf-8").splitlines():
            row = json.loads(line)
            expected = row.get("value") if peer == "duckling" else row["expected"]
            suite = f"{peer}/{row[SUITE_OF[peer]]}"
            yield Case(row["id"], suite, row["input"], expected, row.get("reference"))


class LeftOut(NamedTuple):
    """Why the cases of some suites are out of our scope: all, or those whose input holds a pattern."""

    reason: str
    suites: tuple[str, ...]
    holds: re.Pattern[str]


@cache
def left_out() -> tuple[LeftOut, ...]:
    """Read ``out_of_scope.toml``."""
    rows = tomllib.loads(Path(__file__).with_name("out_of_scope.toml").read_text("utf-8"))["out_of_scope"]
    return tuple(
        LeftOut(row["reason"], tuple(row["suites"]), re.compile(row.get("holds", ""))) for row in rows
    )


def reason_left_out(case: Case) -> str | None:
    """Why a case is out of our scope, or null."""
    text = normalize("NFKC", case.input)
    return next(
        (row.reason for row in left_out() if case.suite in row.suites and row.holds.search(text)), None
    )
