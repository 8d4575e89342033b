"""What an extractor may give: our records, another tool's objects, or a plain list."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

import pytest
from pydantic import BaseModel

import caixun
from corpus.golden_files import found_by
from schemas.errors import InputError

TEXT = "甲公司营收3亿元。"


class Tuple(NamedTuple):
    kind: str
    start: int
    end: int


@dataclass
class Data:
    kind: str
    start: int
    end: int


class Model(BaseModel):
    kind: str
    start: int
    end: int


@pytest.mark.parametrize(
    "given",
    [
        [{"kind": "money", "start": 5, "end": 8}],
        (Tuple("money", 5, 8),),
        [Data("money", 5, 8)],
        [Model(kind="money", start=5, end=8)],
        {"mentions": [Model(kind="money", start=5, end=8)]},
    ],
    ids=["mappings", "named tuples", "dataclasses", "models", "a mapping of lists"],
)
def test_mentions_in_any_form(given: object) -> None:
    assert found_by(given, TEXT).records("mentions") == ({"kind": "money", "start": 5, "end": 8},)


def test_numbers_and_days_may_be_python_s_own() -> None:
    value = {"low": Decimal("1E+8"), "start": date(2024, 1, 1)}
    (mention,) = found_by([{"kind": "money", "start": 5, "end": 8, "value": value}], TEXT).records("mentions")
    assert mention["value"] == {"low": "100000000", "start": "2024-01-01"}


def test_an_extraction_has_every_list() -> None:
    assert set(found_by(caixun.extract(TEXT), TEXT).lists) == {
        "mentions",
        "entities",
        "facts",
        "events",
        "quotes",
    }


@pytest.mark.parametrize(
    "given", [None, "3亿元", [{"kind": "money"}]], ids=["nothing", "a string", "no offsets"]
)
def test_what_holds_no_records_is_told(given: object) -> None:
    with pytest.raises(InputError):
        found_by(given, TEXT)
