"""``caixun extract``: what goes in, what comes out, and what is said of what cannot be read."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.faces.conftest import Done

TEXT = "蓝海科技2025年收入1.2亿元，同比增长30%。"
Extract = Callable[..., Done]


@pytest.fixture
def extract(caixun: Callable[..., Done]) -> Extract:
    return partial(caixun, "extract")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_a_file_becomes_a_record(extract: Extract, article: Path):
    (record,) = extract(
        article, "--published", "2026-01-13", "--publisher", "新星报", "--title", "甲"
    ).records
    assert (record["article"]["published"], record["article"]["publisher"]) == ("2026-01-13", "新星报")
    assert record["article"]["title"] == "甲"


def test_stdin_is_a_dash(
    extract: Extract,
):
    assert extract("-", stdin=TEXT.encode("gb18030")).texts == [TEXT]


def test_json_lines_come_out_in_their_order(extract: Extract, tmp_path: Path):
    rows = [
        {
            "id": "1",
            "text": TEXT,
            "published": "2026-03-24 08:01:22 +0800",
            "publisher": "甲报",
            "title": "一",
        },
        {"id": "2", "text": TEXT, "published": "Tue, 24 Mar 2026 08:01:22 +0800"},
        {"text": TEXT},
    ]
    feed = tmp_path / "feed.jsonl"
    feed.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    done = extract(feed, "--publisher", "乙报", "--published", "2025-01-01")
    articles = [record["article"] for record in done.records]
    assert [article["publisher"] for article in articles] == ["甲报", "乙报", "乙报"]
    assert [article["published"] for article in articles] == ["2026-03-24", "2026-03-24", "2025-01-01"]
    assert [article["id"] for article in articles][:2] == ["1", "2"]
    assert (done.code, done.messages) == (0, "")


def test_a_page_is_read_without_what_stands_around_it(extract: Extract, tmp_path: Path):
    body = "".join(
        f"<p>{TEXT}第{n}季度，公司继续投入研发，海外市场收入占比继续提升。</p>" for n in range(1, 9)
    )
    page = tmp_path / "a.html"
    page.write_text(
        f"<html><head><title>甲公司收入增长</title></head><body><nav>首页 财经</nav><h1>甲公司收入增长</h1>"
        f"<article>{body}</article><footer>版权所有</footer></body></html>",
        "utf-8",
    )
    (text,) = extract(page).texts
    assert TEXT in text
    assert "版权所有" not in text


def test_a_bad_line_does_not_touch_the_next(extract: Extract, tmp_path: Path):
    feed = tmp_path / "feed.jsonl"
    good = json.dumps({"text": TEXT}).encode()
    feed.write_bytes(
        b"\n".join([good, b"{not json", b'{"text": 5}', b'{"title": "x"}', b"\xff\xff", b"[]", good])
    )
    done = extract(feed)
    assert done.texts == [TEXT, TEXT]
    assert done.code == 1
    assert [f"{feed}:{number}:" in done.messages for number in range(1, 8)] == [
        False, True, True, True, True, True, False,
    ]  # fmt: skip


def test_a_bad_date_is_a_warning_in_its_record(extract: Extract, tmp_path: Path):
    feed = tmp_path / "feed.jsonl"
    feed.write_text(json.dumps({"text": TEXT, "published": "gestern"}), "utf-8")
    (record,) = extract(feed).records
    assert record["warnings"][0]["code"] == "published.unread"


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"", "no text"), (b" \n", "no text"), (b"\x89PNG\x00\x00\x01", "binary"), (b"\xff\xfe\x00", "UTF-16")],
)
def test_what_is_no_article_is_named(extract: Extract, tmp_path: Path, content: bytes, says: str):
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    done = extract(path)
    assert (done.code, done.out) == (2, "")
    assert str(path) in done.messages
    assert says in done.messages


def test_a_missing_file_is_named_and_the_others_go_on(extract: Extract, article: Path, tmp_path: Path):
    done = extract(tmp_path / "gone.txt", article)
    assert (done.code, done.texts) == (1, [TEXT])
    assert "gone.txt: no such file" in done.messages


@pytest.mark.parametrize(
    "arguments",
    [["--published", "gestern"], ["--format", "xml"], ["--lexicon", "gone.csv"], ["-o", "no/such/folder/x"]],
)
def test_a_setting_that_makes_no_sense_is_a_usage_error(
    extract: Extract, article: Path, arguments: list[str]
):
    done = extract(article, *arguments)
    assert (done.code, done.out) == (2, "")
    assert arguments[1] in done.messages or arguments[0] in done.messages


def test_records_go_to_a_file(extract: Extract, article: Path, tmp_path: Path):
    done = extract(article, "-o", tmp_path / "out.jsonl")
    assert done.out == ""
    assert json.loads((tmp_path / "out.jsonl").read_text("utf-8"))["article"]["text"] == TEXT


def test_an_input_is_never_written_over(extract: Extract, article: Path):
    done = extract(article, "-o", article)
    assert (done.code, article.read_text("utf-8")) == (2, TEXT)
    assert "is also an input" in done.messages


def test_a_table_is_for_people(extract: Extract, article: Path):
    assert "蓝海科技 revenue 120 m CNY 2025" in " ".join(extract(article, "--format", "table").out.split())


def test_a_page_is_one_html_file(extract: Extract, article: Path, tmp_path: Path):
    extract(article, article, "--format", "html", "-o", tmp_path / "out.html")
    markup = (tmp_path / "out.html").read_text("utf-8")
    assert markup.startswith("<!doctype html>")
    assert markup.count("<section") == 2


def test_names_of_the_users_own_are_read(extract: Extract, article: Path, tmp_path: Path):
    article.write_text("昨日，阿尔法贝塔收入增长。", "utf-8")
    lexicon = tmp_path / "names.csv"
    lexicon.write_text("name,type,ticker\n阿尔法贝塔,company,09999.HK\n", "utf-8")
    (record,) = extract(article, "--lexicon", lexicon).records
    assert [entity["identifiers"] for entity in record["entities"] if entity["name"] == "阿尔法贝塔"] == [
        {"ticker": "09999.HK"}
    ]
