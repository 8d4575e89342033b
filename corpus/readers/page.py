"""A saved page → its article: title, date, authors, outlet and the body without the boilerplate around it.

trafilatura finds the body; headlines are taken from the page's own headings where its guess is cut short by
broken markup or carries the outlet's name.
"""

import logging
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import lxml.html

MENU = re.compile(r"\s*(?:[_|｜]|(?<=\s)[-–—]+(?=\s))\s*[^_|｜]{2,20}$")
CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,20})""", re.IGNORECASE)
HOSTNAME = re.compile(r"[\w-]+(?:\.[\w-]+)+")
PERSON = re.compile(r"[㐀-鿿]{2,4}|[㐀-鿿]{1,6}·[㐀-鿿]{1,6}")
SHORTEST_HEADLINE = 5


class Page(NamedTuple):
    """What a page says of its article; null where it does not say."""

    text: str
    title: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None


def read_page(markup: str) -> Page:
    """Find the article of a page; `text` is empty where there is none."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    if (tree := parse(markup)) is None:
        return Page("")
    headline = read_headline(tree)
    found = trafilatura.bare_extraction(tree, with_metadata=True, include_comments=False)
    if found is None or isinstance(found, dict):
        return Page("", headline)
    authors = tuple(filter(PERSON.fullmatch, (name.strip() for name in (found.author or "").split(";"))))
    outlet = (found.sitename or "").removesuffix("版权所有")
    publisher = outlet if outlet and not HOSTNAME.fullmatch(outlet) else None
    return Page(found.text or "", headline or found.title, found.date, authors, publisher)


def read_headline(tree: "lxml.html.HtmlElement") -> str | None:
    """The article's headline: the longest heading that the page's title begins with, else that title."""
    whole = _squeeze(tree.findtext(".//title") or "")
    headings = [_squeeze(heading.text_content()) for heading in tree.iter("h1", "h2", "h3")]
    shown = [one for one in headings if len(one) >= SHORTEST_HEADLINE and whole.startswith(one)]
    if shown:
        return max(shown, key=len)
    while shorter := MENU.sub("", whole):
        if shorter == whole:
            break
        whole = shorter
    return whole or None


def fragment_text(markup: str) -> str:
    """The text of a feed's snippet of HTML, a line a paragraph; plain text is given back as it is."""
    if "<" not in markup and "&" not in markup:
        return markup
    tree = parse(f"<div>{markup}</div>")
    if tree is None:
        return ""
    for element in tree.iter("script", "style"):
        element.drop_tree()
    for element in tree.iter("p", "br", "div", "li", "tr", "h1", "h2", "h3", "h4"):
        element.tail = "\n" + (element.tail or "")
    lines = (line.strip() for line in tree.text_content().splitlines())
    return "\n".join(line for line in lines if line)


def stated_charset(data: bytes) -> str | None:
    """The encoding that a page's head states of itself."""
    found = CHARSET.search(data, 0, 4096)
    return found[1].decode("ascii", "replace") if found else None


def parse(markup: str) -> "lxml.html.HtmlElement | None":
    """The tree of a page, or None where there is nothing in it; reads nothing outside."""
    import lxml.html

    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        return lxml.html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except lxml.etree.ParserError:  # an empty document
        return None


def _squeeze(text: str) -> str:
    return " ".join(text.split())
