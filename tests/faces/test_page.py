from html.parser import HTMLParser

from caixun.page import page
from tests.faces.records import TEXT, record


class Page(HTMLParser):
    """What a page shows: its text, its marks, the evidence of each fact, its links and their targets."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.text = ""
        self.marks: list[tuple[str, str]] = []
        self.evidence: dict[str, str] = {}
        self.links: set[str] = set()
        self.ids: set[str] = set()
        self.loads: list[str] = []
        self._in_text = False
        self._facts: list[str] = []
        self.feed(markup)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        if "id" in given:
            self.ids.add(given["id"])
        self.loads += [given[name] for name in ("src", "srcset") if name in given] + [tag] * (tag == "link")
        if tag == "a" and "href" in given:
            self.links.add(given["href"].removeprefix("#"))
        if given.get("class") == "text":
            self._in_text = True
        if tag == "mark":
            self.marks.append((given["class"], given["title"]))
        if tag == "span":
            self._facts = given["data-of"].split()

    def handle_endtag(self, tag: str) -> None:
        if tag == "span":
            self._facts = []
        if tag == "div":
            self._in_text = False

    def handle_data(self, data: str) -> None:
        if self._in_text:
            self.text += data
            for fact in self._facts:
                self.evidence[fact] = self.evidence.get(fact, "") + data


def test_the_text_is_shown_whole_with_every_mention_marked():
    shown = Page("".join(page([record()])))
    assert shown.text == TEXT
    assert shown.marks == [
        ("entity", "company 甲<公司>"),
        ("date", "date 2024"),
        ("money", "money 100 m CNY"),
        ("percent", "percent 50%"),
        ("money", "money 100 m CNY"),
    ]


def test_every_fact_leads_to_its_evidence():
    shown = Page("".join(page([record()])))
    assert shown.links <= shown.ids
    assert shown.evidence == {"a1-f1": TEXT[0:15] + TEXT[24:34], "a1-f2": TEXT[10:22]}


def test_the_page_needs_nothing_from_outside():
    assert Page("".join(page([record(), record()]))).loads == []


def test_articles_do_not_share_anchors():
    markup = "".join(page([record(), record()]))
    assert markup.count('id="a1-f1-0"') == markup.count('id="a2-f1-0"') == 1
