"""``caixun export`` on a store, as a person calls it."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from caixun.cli import app
from corpus.engines import in_process
from corpus.evaluation.annotated import read_annotated
from corpus.kernel import Limits
from corpus.run import run as run_feeds
from corpus.store import Store
from schemas.errors import InputError, UsageError

STORY = "".join(f"甲公司第{number}家门店开业，收入增长{number}%，员工增加。" for number in range(1, 30))
ROWS = [
    {"publisher": "晨报", "published": "2025-01-02", "text": STORY},
    {"publisher": "晚报", "published": "2025-01-03", "text": STORY + "（来源：晨报）"},
    {"publisher": "晚报", "published": "2025-02-01", "text": "乙公司2024年营收3亿元，净利润1亿元。"},
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("feeds")
    feed = folder / "feed.jsonl"
    feed.write_text("\n".join(json.dumps(row) for row in ROWS), encoding="utf-8")
    with Store(folder / "store") as opened:
        run_feeds([str(feed)], opened, in_process(Limits()))
    return folder / "store"


def export(store: Path, folder: Path, *options: str) -> list[dict[str, str]]:
    """The articles of a JSON Lines export, with the split of each."""
    result = CliRunner().invoke(app, ["export", str(store), str(folder), "--to", "jsonl", *options])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return [
        {**json.loads(line)["article"], "split": path.stem}
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def test_articles_come_by_day(store: Path, tmp_path: Path) -> None:
    assert [row["text"] for row in export(store, tmp_path / "set")] == [row["text"] for row in ROWS]


def test_a_condition_in_sql(store: Path, tmp_path: Path) -> None:
    chosen = export(store, tmp_path / "set", "--where", "publisher = '晚报' and published < '2025-02-01'")
    assert [row["text"] for row in chosen] == [ROWS[1]["text"]]
    with pytest.raises(InputError):
        export(store, tmp_path / "other", "--where", "no_such_column = 1")


def test_one_article_a_story(store: Path, tmp_path: Path) -> None:
    assert [row["publisher"] for row in export(store, tmp_path / "set", "--once")] == ["晨报", "晚报"]


def test_copies_are_in_one_split(store: Path, tmp_path: Path) -> None:
    splits = {
        row["text"]: row["split"] for row in export(store, tmp_path / "set", "--splits", "train=1,test=1")
    }
    assert splits[ROWS[0]["text"]] == splits[ROWS[1]["text"]]


def test_the_card_has_the_command_and_the_scores_given(store: Path, tmp_path: Path) -> None:
    scores = tmp_path / "scores.json"
    scores.write_text('{"facts": {"f1": 0.9}}')
    export(store, tmp_path / "set", "--since", "2025-01-03", "--kind", "money", "--scores", str(scores))
    card = (tmp_path / "set" / "README.md").read_text(encoding="utf-8")
    assert "caixun export store DIR --to jsonl --kind money --since 2025-01-03" in card.splitlines()
    assert "| facts | 0.9000 |" in card.splitlines()


@pytest.mark.parametrize("options", [["--kind", "moneys"], ["--splits", "train"]], ids=["kind", "splits"])
def test_what_makes_no_sense_is_told_and_nothing_written(
    store: Path, tmp_path: Path, options: list[str]
) -> None:
    with pytest.raises(UsageError):
        export(store, tmp_path / "set", *options)
    assert not (tmp_path / "set").exists()


def test_a_store_can_be_evaluated(store: Path) -> None:
    read = {article.text: article for article in read_annotated(store)}
    assert set(read) == {row["text"] for row in ROWS}
    mentions = read[ROWS[2]["text"]].records("mentions")
    assert [mention["text"] for mention in mentions if mention["kind"] == "money"] == ["3亿元", "1亿元"]
