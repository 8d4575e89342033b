"""Records as tables for a terminal."""

from collections.abc import Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from caixun.words import RecordWords
from schemas import Extraction

COUNTED = ("mentions", "entities", "facts", "events", "quotes", "warnings")


def article_table(extraction: Extraction) -> RenderableType:
    """One article: what it is, its facts and events, and how much else was read."""
    words = RecordWords(extraction)
    facts = _table(("who", "what", "how much", "when", "says"), [words.fact(one) for one in extraction.facts])
    events = _table(("event", "when", "roles"), [words.event(one) for one in extraction.events])
    parts = (_head(extraction), facts, events, _counts(extraction))
    return Group(*(part for part in parts if part is not None))


def _head(extraction: Extraction) -> Text:
    article = extraction.article
    day = article.published.isoformat() if article.published else None
    byline = " · ".join(filter(None, (article.publisher, day, *article.authors)))
    return Text.assemble((article.title or article.id, "bold"), f"  {byline}" if byline else "")


def _table(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> Table | None:
    if not rows:
        return None
    table = Table(*headers, box=box.SIMPLE_HEAD, pad_edge=False)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    return table


def _counts(extraction: Extraction) -> Text:
    counts = {name: len(getattr(extraction, name)) for name in COUNTED}
    said = ", ".join(f"{count} {name}" for name, count in counts.items() if count)
    return Text(said or "nothing read", style="dim")
