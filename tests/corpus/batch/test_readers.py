"""Every format comes to the same items; whatever is wrong with a source is said, and the rest is read."""

import bz2
import gzip
import io
import json
import sys
import tarfile
import zipfile
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from corpus.readers import Broken, Item, Options, read_sources
from corpus.readers.article import Arrival, Fault, read_article
from schemas import Article
from schemas.errors import UsageError
from tests.corpus.batch.samples import row, write_jsonl

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

ROWS = [row(number) for number in range(3)]
JSONL = b"".join(json.dumps(one, ensure_ascii=False).encode() + b"\n" for one in ROWS)


def read(*sources: object, **options: object) -> tuple[list[Article], list[str], list[Fault]]:
    """Articles, errors and faults of sources."""
    articles, errors, faults = [], [], []
    for item in read_sources([str(one) for one in sources], Options(**options)):  # type: ignore[arg-type]
        if isinstance(item, Broken):
            errors.append(str(item.error))
            continue
        arrival = read_article(item)
        if isinstance(arrival, Fault):
            faults.append(arrival)
        else:
            articles.append(arrival.article)
    return articles, errors, faults


def ids(*sources: object, **options: object) -> list[str]:
    articles, errors, faults = read(*sources, **options)
    assert (errors, faults) == ([], [])
    return [article.id for article in articles]


def table() -> pa.Table:
    return pa.Table.from_pylist(ROWS)


def csv_text(separator: str = ",") -> str:
    lines = [separator.join(ROWS[0])]
    lines += [separator.join(f'"{value}"' for value in one.values()) for one in ROWS]
    return "\n".join(lines) + "\n"


def tar_bytes() -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        member = tarfile.TarInfo("feeds/feed.jsonl")
        member.size = len(JSONL)
        archive.addfile(member, io.BytesIO(JSONL))
    return buffer.getvalue()


def zip_bytes() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("feeds/feed.jsonl.gz", gzip.compress(JSONL))
        archive.writestr("feeds/picture.png", b"\x89PNG")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("feed.jsonl", JSONL),
        ("feed.jsonl.gz", gzip.compress(JSONL)),
        ("feed.jsonl.bz2", bz2.compress(JSONL)),
        ("feed.jsonl.zst", zstd.compress(JSONL)),
        ("feed.jsonl", gzip.compress(JSONL)),
        ("feed.jsonl.gz", gzip.compress(JSONL[:500]) + gzip.compress(JSONL[500:])),
        ("feed", JSONL),
        ("feed.jsonl", b"\xef\xbb\xbf" + JSONL),
        ("feed.csv", csv_text().encode()),
        ("feed.csv", csv_text().replace("。", "。\n").encode("gb18030")),
        ("feed.tsv", csv_text("\t").encode()),
        ("feed.tgz", tar_bytes()),
        ("feed.zip", zip_bytes()),
    ],
)
def test_a_feed_is_read_whatever_it_is_packed_in(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    assert ids(tmp_path / name) == ["n0", "n1", "n2"]


def test_parquet_and_sql_are_read_with_their_columns_mapped(tmp_path: Path) -> None:
    renamed = table().rename_columns(["key", "headline", "publisher", "published", "content"])
    pq.write_table(renamed, tmp_path / "feed.parquet")
    with duckdb.connect(tmp_path / "feed.db") as database:
        database.sql("create table news as select * from renamed")
    mapped = {"id": "key", "title": "headline", "text": "content"}
    (article, *_), _, _ = read(tmp_path / "feed.parquet", fields=mapped)
    assert (article.id, article.title, article.publisher) == ("n0", "第0篇", "星河日报")
    query = f"duckdb://{tmp_path / 'feed.db'}?select * from news order by key desc"
    assert ids(query, fields=mapped) == ["n2", "n1", "n0"]
    assert ids(f"duckdb://?select * from '{tmp_path / 'feed.parquet'}'", fields=mapped) == ["n0", "n1", "n2"]


@pytest.mark.parametrize(
    ("spec", "says"),
    [
        ("duckdb://?", "no query"),
        ("duckdb://?select nothing", "nothing"),
        ("duckdb://?select 1 as number", "no column text among number"),
        ("duckdb:///no/such.db?select 1", "such.db"),
        ("nowhere.jsonl", "no such file"),
        ("nowhere/*.jsonl", "no such file"),
        ("https://example.com/feed", "--fetch"),
    ],
)
def test_a_source_that_cannot_be_read_says_why(spec: str, says: str) -> None:
    _, (error,), _ = read(spec)
    assert says in error


def test_a_folder_is_read_by_path_and_only_what_is_known_and_not_hidden(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a/1.txt", ".hidden/3.txt", "picture.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{name}：甲公司上市。", "utf-8")
    articles, _, _ = read(tmp_path)
    assert [article.text[:7] for article in articles] == ["a/1.txt", "b/2.txt"]
    globbed, _, _ = read(f"{tmp_path}/**/*.txt")
    assert "b/2.txt：甲公司上市。" in [article.text for article in globbed]


def test_a_source_that_breaks_does_not_keep_the_next_from_being_read(tmp_path: Path) -> None:
    feed = write_jsonl(tmp_path / "feed.jsonl", ROWS)
    articles, errors, _ = read(tmp_path / "none.jsonl", feed)
    assert len(articles) == 3
    assert len(errors) == 1


@pytest.mark.parametrize("cut", [gzip.compress, bz2.compress, zstd.compress])
def test_a_file_that_is_cut_off_says_how_far_it_came(tmp_path: Path, cut: object) -> None:
    many = JSONL * 400
    whole = cut(many)  # type: ignore[operator]
    (tmp_path / "feed.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    articles, (error,), _ = read(tmp_path / "feed.jsonl.gz")
    assert "cut off or damaged after" in error
    came = int(error.split("after ")[1].split(" bytes")[0].replace(",", ""))
    assert came <= len(many)
    assert abs(len(articles) - came * 1200 // len(many)) <= 1


def test_a_gzip_bomb_stops_at_the_limit(tmp_path: Path) -> None:
    (tmp_path / "bomb.jsonl.gz").write_bytes(gzip.compress(JSONL + b"\n" * 50_000_000))
    articles, (error,), _ = read(tmp_path / "bomb.jsonl.gz", max_bytes=1_000_000)
    assert "expands to more than 1,000,000 bytes" in error
    assert len(articles) == 3


def test_a_line_too_long_to_hold_is_a_fault_and_the_next_are_read(tmp_path: Path) -> None:
    feed = write_jsonl(tmp_path / "feed.jsonl", [ROWS[0], b"x" * 5_000_000, ROWS[1]])
    articles, errors, faults = read(feed, max_item=10_000)
    assert [article.id for article in articles] == ["n0", "n1"]
    assert [fault.code for fault in faults] == ["item.oversize"]
    assert errors == []


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b'{"text": ', "item.json"),
        (b"[1, 2]", "item.json"),
        (b'{"title": "no text"}', "item.empty"),
        (b'{"text": 5}', "item.fields"),
        (b'{"text": "\xff\xfe\xfa\xfb\xff"}', "item.encoding"),
        (b'{"text": "\\ud800"}', "item.json"),
    ],
)
def test_a_bad_line_is_a_fault_that_says_what_is_wrong(tmp_path: Path, line: bytes, code: str) -> None:
    articles, errors, faults = read(write_jsonl(tmp_path / "feed.jsonl", [ROWS[0], line, ROWS[1]]))
    assert [fault.code for fault in faults] == [code]
    assert len(articles) == 2
    assert errors == []


@pytest.mark.parametrize(
    "stated",
    [
        "2026-07-01",
        "2026-07-01T06:15:43+08:00",
        "Wed, 01 Jul 2026 06:15:43 +0800",
        "2026-07-01 18:29:02  +0800",
        "2026年7月1日 10:20",
        "2026/7/1",
        "20260701",
        1782864000,
    ],
)
def test_a_publication_date_of_any_shape_is_cut_to_its_day(stated: object) -> None:
    item = Item("json", json.dumps({"text": "甲", "published": stated}).encode(), "feed:1")
    arrival = read_article(item)
    assert isinstance(arrival, Arrival)
    assert str(arrival.article.published) == "2026-07-01"
    assert arrival.warnings == ()


def test_a_publication_date_that_cannot_be_read_is_a_warning() -> None:
    arrival = read_article(Item("json", '{"text": "甲", "published": "刚刚"}'.encode(), "feed:1"))
    assert isinstance(arrival, Arrival)
    assert arrival.article.published is None
    assert [warning.code for warning in arrival.warnings] == ["published.unread"]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_the_encoding_is_found_and_recorded(tmp_path: Path, encoding: str) -> None:
    text = "甲公司二〇二四年收入为三亿元，同比增长百分之二十，股价随之上涨。" * 3
    (tmp_path / "story.txt").write_bytes(text.encode(encoding))
    (article,), _, _ = read(tmp_path / "story.txt")
    assert (article.text, article.encoding) == (text, encoding)


def test_what_the_user_says_holds_for_articles_that_say_nothing(tmp_path: Path) -> None:
    rows = [{"text": "甲公司上市。"}, {"text": "乙公司上市。", "publisher": "星河日报"}]
    articles, _, _ = read(write_jsonl(tmp_path / "f.jsonl", rows), publisher="银河报", published="2025-01-02")
    assert [(one.publisher, str(one.published)) for one in articles] == [
        ("银河报", "2025-01-02"),
        ("星河日报", "2025-01-02"),
    ]


def test_a_broken_archive_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "feed.zip").write_bytes(zip_bytes()[:-30])
    (tmp_path / "feed.tar").write_bytes(gzip.decompress(tar_bytes())[:700])
    assert len(read(tmp_path / "feed.zip", tmp_path / "feed.tar")[1]) == 2


def test_a_format_that_no_reader_has_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="one of text, html, jsonl"):
        list(read_sources(["x"], Options(form="docx")))


def test_items_are_known_by_their_content_and_not_by_their_place(tmp_path: Path) -> None:
    one = write_jsonl(tmp_path / "one.jsonl", ROWS)
    again = write_jsonl(tmp_path / "again.jsonl", reversed(ROWS))

    def digests(path: Path) -> set[str]:
        items = read_sources([str(path)], Options())
        return {item._replace(hints="{}").digest for item in items if isinstance(item, Item)}

    assert digests(one) == digests(again)
    assert len(digests(one)) == 3
