import json
from datetime import date

import jsonschema
import pytest

import caixun
from schemas.export import FOLDER, RECORDS, json_schema


@pytest.mark.parametrize("record", RECORDS)
def test_the_exported_schema_is_in_step(record: str):
    """`make schemas` writes them anew."""
    assert (FOLDER / f"{record}.json").read_text("utf-8") == json_schema(record)


def test_nothing_else_is_exported():
    assert {path.stem for path in FOLDER.glob("*.json")} == set(RECORDS)


def test_a_record_is_what_its_schema_says():
    text = (
        "甲公司2025年收入1.2亿元，同比增长30%。\n商业模式：\n甲公司称，将继续投入，共有460家门店，历时三年。"
    )
    record = caixun.extract(text, published=date(2026, 1, 13)).model_dump(mode="json")
    jsonschema.validate(record, json.loads(json_schema("extraction")))
