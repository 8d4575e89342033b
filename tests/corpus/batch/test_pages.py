"""HTML, feeds and web archives: the article without what stands around it, and nothing read from outside."""

import gzip
import json
import resource
from pathlib import Path

import pytest

from corpus.readers.page import fragment_text, read_page
from tests.corpus.batch.test_readers import read

PARAGRAPHS = [
    "甲公司今天在星河市发布了2024年的年度报告，公司全年实现营业收入三十二亿元，比上一年增长百分之十二。",
    "公司董事长张三在业绩说明会上表示，增长主要来自海外市场，其中东南亚的收入在一年之内翻了一番。",
    "分析人士认为，这家公司的毛利率仍然低于同行，未来两年的研发投入将决定它能不能保持现在的速度。",
]
MENU = "".join(f"<li><a href='/{number}'>栏目{number}</a></li>" for number in range(30))
PAGE = f"""<html><head><meta charset="utf-8"><title>甲公司发布年报：收入增长12%_财经频道_星河网</title>
<meta property="article:published_time" content="2025-03-04T08:00:00+08:00"></head>
<body><ul>{MENU}</ul><div class="article"><h1>甲公司发布年报：收入增长12%</h1>
{"".join(f"<p>{text}</p>" for text in PARAGRAPHS)}</div>
<div class="footer">星河网版权所有 备案号12345</div></body></html>"""
SHARED = Path(__file__).parents[4] / "shared" / "html"


def test_a_page_gives_its_title_date_and_body() -> None:
    page = read_page(PAGE)
    assert page.title == "甲公司发布年报：收入增长12%"
    assert page.published == "2025-03-04"
    assert all(text in page.text for text in PARAGRAPHS)
    assert "栏目7" not in page.text
    assert "备案号" not in page.text


@pytest.mark.parametrize(
    ("title", "headings", "headline"),
    [
        ("甲公司发布年报_财经_星河网", "", "甲公司发布年报"),
        ("甲公司发布年报 - 星河网", "<h2>热门文章</h2>", "甲公司发布年报"),
        ('甲公司称"不回购"股份_星河网', '<h1>甲公司称"不回购"股份</h1>', '甲公司称"不回购"股份'),
        ("甲公司A-B股转换方案公布", "", "甲公司A-B股转换方案公布"),
    ],
)
def test_a_headline_is_freed_of_the_outlet_s_name(title: str, headings: str, headline: str) -> None:
    assert (
        read_page(f"<html><head><title>{title}</title></head><body>{headings}</body></html>").title
        == headline
    )


def test_a_page_that_is_saved_again_may_state_an_encoding_it_no_longer_has(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE.replace("utf-8", "gb2312"), "utf-8")
    (tmp_path / "b.html").write_bytes(PAGE.replace("utf-8", "gb2312").encode("gb18030"))
    articles, _, _ = read(tmp_path)
    assert [article.encoding for article in articles] == ["utf-8", "gb18030"]
    assert articles[0].text == articles[1].text


def test_a_page_without_an_article_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html></html>", "utf-8")
    _, _, (fault,) = read(tmp_path)
    assert fault.code == "item.empty"


@pytest.mark.skipif(not SHARED.exists(), reason="the saved pages are not here")
def test_saved_pages_of_chinese_outlets_give_title_date_and_paragraphs() -> None:
    def squeezed(text: object) -> str:
        return "".join(str(text).split())

    pages = [json.loads(line) for line in (SHARED / "pages.jsonl").read_text("utf-8").splitlines()]
    for page in pages:
        (article,), _, _ = read(SHARED / page["file"])
        body = squeezed(article.text)
        held = [squeezed(text) in body for text in page["body_contains"]]
        assert sum(held) >= 0.95 * len(held), page["file"]
        assert page["title"] is None or squeezed(article.title) == squeezed(page["title"])
        assert page["published"] is None or str(article.published) == page["published"]


RSS = """<?xml version="1.0" encoding="{encoding}"?>{doctype}<rss version="2.0"><channel>
<title>星河财经</title>
<item><title>甲公司上市</title><link>http://example.com/1</link><guid>g1</guid>
<pubDate>Tue, 04 Mar 2025 08:01:22 +0800</pubDate>
<description><![CDATA[<p>甲公司今天上市，</p><p>首日涨20%。<script>x()</script></p>]]>{entity}</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>星河财经</title>
<entry><id>g1</id><title>甲公司上市</title>
<updated>2025-03-04T08:01:22+08:00</updated>
<content type="html">&lt;p&gt;甲公司今天上市，&lt;/p&gt;&lt;p&gt;首日涨20%。&lt;/p&gt;</content>
</entry></feed>"""


def rss(encoding: str = "utf-8", doctype: str = "", entity: str = "") -> bytes:
    return RSS.format(encoding=encoding, doctype=doctype, entity=entity).encode(encoding)


@pytest.mark.parametrize("content", [rss(), rss("gb2312"), ATOM.encode()])
def test_a_feed_gives_its_entries(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "feed.xml").write_bytes(content)
    (article,), errors, _ = read(tmp_path / "feed.xml")
    assert errors == []
    assert (article.id, article.title, article.publisher) == ("g1", "甲公司上市", "星河财经")
    assert str(article.published) == "2025-03-04"
    assert article.text == "甲公司今天上市，\n首日涨20%。"


BOMB = "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 10))


@pytest.mark.parametrize(
    ("doctype", "entity"),
    [
        (f'<!DOCTYPE x [<!ENTITY a0 "ha">{BOMB}]>', "&a9;"),
        ('<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>', "&secret;"),
        ('<!DOCTYPE x [<!ENTITY % remote SYSTEM "http://127.0.0.1/x.dtd"> %remote;]>', ""),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_feed_that_declares_entities_is_refused(
    tmp_path: Path, doctype: str, entity: str, encoding: str
) -> None:
    (tmp_path / "feed.xml").write_bytes(rss(encoding, doctype, entity))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    articles, (error,), _ = read(tmp_path / "feed.xml")
    assert "declares XML entities" in error
    assert articles == []
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000  # kB


def test_plain_text_in_a_feed_is_left_as_it_is() -> None:
    assert fragment_text("甲公司\n上市") == "甲公司\n上市"
    assert fragment_text("甲&amp;乙<br>上市") == "甲&乙\n上市"


def warc_record(number: int, body: bytes, *, kind: str = "text/html", status: str = "200 OK") -> bytes:
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}; charset=utf-8\r\nContent-Length: {len(body)}"
    http = f"{answer}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.com/{number}\r\n"
        f"WARC-Date: 2025-03-04T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"Content-Type: application/http;msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


RECORDS = [warc_record(number, PAGE.replace("三十二", f"{number}").encode()) for number in range(4)]


def test_a_web_archive_gives_its_pages(tmp_path: Path) -> None:
    others = [warc_record(7, b"\x89PNG", kind="image/png"), warc_record(8, b"gone", status="404 Not Found")]
    (tmp_path / "crawl.warc").write_bytes(b"".join([*others, *RECORDS]))
    articles, errors, _ = read(tmp_path / "crawl.warc")
    assert errors == []
    assert [article.source for article in articles] == [f"http://example.com/{number}" for number in range(4)]
    assert articles[0].title == "甲公司发布年报：收入增长12%"


@pytest.mark.parametrize("cut", [1, 40, 500, len(RECORDS[-1]) - 20])
def test_a_web_archive_that_is_cut_off_says_how_far_it_came(tmp_path: Path, cut: int) -> None:
    (tmp_path / "crawl.warc").write_bytes(b"".join(RECORDS)[:-cut])
    articles, (error,), _ = read(tmp_path / "crawl.warc")
    assert "cut off or damaged after" in error
    assert len(articles) >= 3


def test_a_compressed_web_archive_that_is_cut_off_says_how_far_it_came(tmp_path: Path) -> None:
    whole = b"".join(map(gzip.compress, RECORDS))
    (tmp_path / "crawl.warc.gz").write_bytes(whole)
    assert len(read(tmp_path / "crawl.warc.gz")[0]) == 4
    (tmp_path / "crawl.warc.gz").write_bytes(whole[:-30])
    articles, (error,), _ = read(tmp_path / "crawl.warc.gz")
    assert "cut off or damaged after 3 records" in error
    assert len(articles) == 3
