from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faces.conftest import Done
from tests.faces.records import record

Caixun = Callable[..., Done]


@pytest.fixture
def records(tmp_path: Path) -> Path:
    first = record()
    second = first.model_copy(update={"article": first.article.model_copy(update={"id": "folder:b"})})
    path = tmp_path / "records.jsonl"
    path.write_text(f"{first.model_dump_json()}\n{second.model_dump_json()}\n", "utf-8")
    return path


def test_a_record_is_explained_by_its_rules_and_characters(caixun: Caixun, records: Path):
    done = caixun("explain", records, "a:f1")
    assert done.code == 0
    assert "revenue" in done.out
    assert "└─ evidence  甲公司称,收入1亿元 [24:34]" in done.out


def test_an_article_id_may_hold_a_colon(caixun: Caixun, records: Path):
    assert "甲<公司>" in caixun("explain", records, "folder:b:e1").out


@pytest.mark.parametrize(
    ("record_id", "says"), [("f1", "2 articles"), ("c:f1", "no such article"), ("a:f9", "no record 'f9'")]
)
def test_a_record_that_is_not_there_is_a_clear_error(
    caixun: Caixun, records: Path, record_id: str, says: str
):
    done = caixun("explain", records, record_id)
    assert (done.code, done.out) == (2, "")
    assert says in done.messages


def test_a_file_of_something_else_is_a_clear_error(caixun: Caixun, tmp_path: Path):
    path = tmp_path / "feed.jsonl"
    path.write_text('{"text": "甲"}\n', "utf-8")
    done = caixun("explain", path, "f1")
    assert done.code == 2
    assert f"{path}:1: no record of ours" in done.messages
