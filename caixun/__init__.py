"""Chinese financial press in, typed records out: ``caixun.extract(text)`` gives an Extraction."""

import hashlib
from datetime import date

from extractor.pipeline import extract_article
from schemas import Article, Extraction

__all__ = ["Article", "Extraction", "extract", "extract_article"]


def extract(
    text: str,
    *,
    id: str | None = None,  # noqa: A002
    title: str | None = None,
    publisher: str | None = None,
    published: date | None = None,
    source: str | None = None,
) -> Extraction:
    """Read one article's `text` and give back everything in it as records.

    `published` anchors relative dates (`昨日`, `今年`); without it, and without a date in the text, they stay
    unresolved and a warning says so.
    """
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return extract_article(
        Article(
            id=id or digest[:16],
            title=title,
            publisher=publisher,
            published=published,
            text=text,
            text_sha256=digest,
            source=source,
        )
    )
