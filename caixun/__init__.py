"""Chinese financial press in, typed records out: ``caixun.extract(text)`` gives an Extraction."""

from datetime import date

from extractor.article import make_article
from extractor.explain import explain
from extractor.pipeline import extract_article
from extractor.settings import DEFAULT, Settings
from schemas import Article, Extraction
from schemas.errors import CaixunError

__all__ = ["Article", "CaixunError", "Extraction", "Settings", "explain", "extract", "extract_article"]


def extract(
    text: str,
    *,
    id: str | None = None,  # noqa: A002
    title: str | None = None,
    publisher: str | None = None,
    published: date | None = None,
    source: str | None = None,
    settings: Settings = DEFAULT,
) -> Extraction:
    """Read one article's `text` and give back everything in it as records.

    `published` anchors relative dates (`昨日`, `今年`); without it, and without a date in the text, they stay
    unresolved and a warning says so. `settings` bring lexicons of your own.
    """
    article = make_article(text, id=id, title=title, publisher=publisher, published=published, source=source)
    return extract_article(article, settings=settings)
