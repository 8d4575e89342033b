"""What a dataset takes, how it is split, and what its card tells."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from corpus.export.dataset import Written, write_dataset
from corpus.export.formats import FORMATS
from corpus.export.selection import Selection
from corpus.export.source import Listed, RecordFile, Story
from corpus.export.splits import in_splits, read_splits, split_of
from schemas import Extraction
from schemas.errors import InputError, UsageError
from tests.corpus.export.stories import PLAIN, RICH, STORIES, article


def narrowed(**selected: Any) -> Extraction | None:
    taken = Selection(**selected).take(STORIES[0])
    return taken and taken.extraction


def test_an_empty_selection_takes_all() -> None:
    assert narrowed() == RICH


def test_kinds_narrow_the_records_and_leave_no_reference_to_what_is_gone() -> None:
    taken = narrowed(kinds=frozenset({"percent", "facts", "events"}))
    assert taken is not None
    assert [mention.kind for mention in taken.mentions] == ["percent"]
    assert [entity.mentions for entity in taken.entities] == [(), ()]
    assert [fact.value_mentions for fact in taken.facts] == [(), ()]
    assert taken.events[0].roles == {"broker": "e2", "company": ("e1",), "target_price": None}
    assert taken.quotes == ()


@pytest.mark.parametrize(
    ("selected", "facts"),
    [
        ({"metrics": frozenset({"users"})}, ["f2"]),
        ({"companies": frozenset({"甲科技"})}, ["f1", "f2"]),
        ({"companies": frozenset({"600000.SH"}), "metrics": frozenset({"revenue"})}, ["f1"]),
        ({"companies": frozenset({"乙"})}, None),
        ({"metrics": frozenset({"net_profit"})}, None),
    ],
    ids=["metric", "company", "ticker and metric", "not the subject", "no such fact"],
)
def test_facts_of_a_metric_or_a_company(selected: Mapping[str, Any], facts: list[str] | None) -> None:
    taken = narrowed(**selected)
    assert (taken and [fact.id for fact in taken.facts]) == facts


LISTED = [
    Listed("a1", "a1", date(2025, 1, 1)),
    Listed("a2", "a1", date(2025, 2, 1)),
    Listed("a3", "a3", date(2025, 3, 1)),
    Listed("a4", "a4", None),
]


@pytest.mark.parametrize(
    ("selected", "articles"),
    [
        ({}, ["a1", "a2", "a3", "a4"]),
        ({"once": True}, ["a1", "a3", "a4"]),
        ({"since": date(2025, 2, 1)}, ["a2", "a3"]),
        ({"until": date(2025, 2, 1)}, ["a1", "a2"]),
        ({"since": date(2025, 2, 1), "once": True}, ["a2", "a3"]),
    ],
    ids=["all", "one a story", "since", "until", "one a story of those in time"],
)
def test_articles_by_date_and_story(selected: Mapping[str, Any], articles: list[str]) -> None:
    assert [each.article for each in Selection(**selected).listed(LISTED)] == articles


def test_copies_of_a_story_are_in_one_split_and_the_weights_hold() -> None:
    weights = read_splits("train=80,dev=10,test=10")
    listed = [Listed(f"{story}-{copy}", str(story)) for story in range(2000) for copy in range(2)]
    splits = in_splits(listed, weights)
    stories = {name: {article.split("-")[0] for article in articles} for name, articles in splits.items()}
    assert sum(len(articles) for articles in splits.values()) == len(listed)
    assert sum(len(each) for each in stories.values()) == 2000
    assert 1540 < len(stories["train"]) < 1660


def test_a_split_depends_on_the_story_alone() -> None:
    weights = read_splits("train=1,test=1")
    assert [split_of(story, weights) for story in ("a", "b", "c", "d")] == ["test", "train", "train", "train"]


@pytest.mark.parametrize("stated", ["train", "train=", "train=0", "train=1,train=1", "a b=1", "../x=1"])
def test_what_are_no_splits(stated: str) -> None:
    with pytest.raises(UsageError):
        read_splits(stated)


class Given:
    """A source that holds the two stories."""

    name = "feed"

    def listed(self, *, where: str = "") -> list[Listed]:
        return [Listed(each.article, each.cluster, each.extraction.article.published) for each in STORIES]

    def stories(self, articles: list[str]) -> list[Story]:
        return [each for each in STORIES if each.article in articles]


def write(folder: Path, to: str = "jsonl", **options: Any) -> Written:
    given = {"selection": Selection(), "splits": read_splits(""), "f1": {}, "command": ["caixun", "export"]}
    return write_dataset(Given(), folder, format=FORMATS[to], **(given | options))


def test_the_card_tells_what_is_in_it(tmp_path: Path) -> None:
    write(
        tmp_path / "set", f1={"facts": "0.9000"}, command=["caixun", "export", "feed", "--where", "a = 'b'"]
    )
    card = (tmp_path / "set" / "README.md").read_text(encoding="utf-8")
    for line in (
        "- Articles: 2 (2 stories, counting syndicated copies once)",
        "- Published: 2025-03-01 to 2025-03-01",
        "- Rule set: r1; caixun 0.1.0",
        "| company | 2 |",
        "| revenue | 1 |",
        "| 晨报 | 1 |",
        "| (not given) | 1 |",
        "| facts | 0.9000 |",
        "caixun export feed --where 'a = '\"'\"'b'\"'\"''",
    ):
        assert line in card.splitlines()


def test_the_data_package_names_every_file_with_its_hash_and_columns(tmp_path: Path) -> None:
    written = write(tmp_path / "set", "csv")
    package = json.loads((tmp_path / "set" / "datapackage.json").read_text(encoding="utf-8"))
    resources = {resource["path"]: resource for resource in package["resources"]}
    assert {tmp_path / "set" / path for path in resources} == set(written.files) - {
        tmp_path / "set" / "datapackage.json"
    }
    mentions = resources["all/mentions.csv"]
    content = (tmp_path / "set" / "all" / "mentions.csv").read_bytes()
    assert mentions["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
    assert mentions["bytes"] == len(content)
    types = {field["name"]: field["type"] for field in mentions["schema"]["fields"]}
    assert (types["start"], types["low"], types["date_start"], types["text"]) == (
        "integer",
        "number",
        "date",
        "string",
    )


def test_a_hugging_face_folder_loads_with_its_splits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    import datasets

    write(tmp_path / "set", "hf", splits=read_splits("train=1,test=1"))
    loaded = datasets.load_dataset(str(tmp_path / "set"), cache_dir=str(tmp_path / "cache"))
    assert {split: rows.num_rows for split, rows in loaded.items()} == {"train": 1, "test": 1}


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("keep")
    with pytest.raises(UsageError, match="not empty"):
        write(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["note.txt"]


def test_a_dataset_that_cannot_be_written_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.export.formats.xlsx.MOST_ROWS", 3)
    with pytest.raises(UsageError, match="more rows than a sheet of Excel holds"):
        write(tmp_path / "set", "xlsx")
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_records_finds_its_own_copies(tmp_path: Path) -> None:
    story = "".join(f"第{number}家公司今年收入增长，利润下降，员工增加。" for number in range(40))
    texts = {"a": story, "b": story + "（来源：晨报）", "c": "乙公司净利润1亿元。"}
    records = [Extraction(ruleset="r1", article=article(text, id=key)) for key, text in texts.items()]
    path = tmp_path / "records.jsonl"
    path.write_text("\n".join(record.model_dump_json() for record in records), encoding="utf-8")
    source = RecordFile(path)
    clusters = {
        story.extraction.article.id: story.cluster
        for story in source.stories([each.article for each in source.listed()])
    }
    assert clusters["a"] == clusters["b"] != clusters["c"]
    with pytest.raises(UsageError, match="needs a store"):
        source.listed(where="publisher = '晨报'")


def test_a_line_that_is_no_record_is_named(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    path.write_text(PLAIN.model_dump_json() + '\n{"text": "无"}\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"records\.jsonl:2: no record of this schema"):
        RecordFile(path)
