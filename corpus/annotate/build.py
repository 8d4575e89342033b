"""The project's own corpus: from the notation files to what programs read, and the counts of its data card.

``python -m corpus.annotate`` writes the generated files anew; a test keeps them in step.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import orjson

from corpus.annotate.check import problems
from corpus.annotate.gold import Gold, dump_gold
from schemas.errors import InputError

CORPUS = Path(__file__).parents[1]
CARD = CORPUS / "README.md"

_COUNTS = re.compile(r"(?<=<!-- counts -->\n).*(?=<!-- /counts -->)", re.DOTALL)


def read_corpus() -> list[Gold]:
    """All articles annotated for this project, by file name.

    Raises InputError for a file with problems, naming the first one's place.
    """
    articles = []
    for path in sources():
        gold, found = problems(path.read_text("utf-8"))
        if gold is None or found:
            line, column, message = found[0]
            raise InputError(message, where=f"{path}:{line}:{column}")
        articles.append(gold)
    return articles


def sources() -> list[Path]:
    """The notation files of the corpus."""
    return sorted((CORPUS / "gold").glob("*.cx"))


def inputs(articles: Iterable[Gold]) -> bytes:
    """The bare articles as JSON Lines, as `extract` takes them."""
    fields = {"title", "publisher", "published", "text"}
    rows = ({"id": article.doc_id, **article.model_dump(mode="json", include=fields)} for article in articles)
    return b"".join(orjson.dumps(row) + b"\n" for row in rows)


def card(articles: Sequence[Gold]) -> bytes:
    """The data card with its counts brought up to date."""
    return _COUNTS.sub(lambda _: counts(articles), CARD.read_text("utf-8")).encode()


def counts(articles: Sequence[Gold]) -> str:
    """Two Markdown tables: records by kind, facts by metric."""
    kinds = Counter(mention.kind for article in articles for mention in article.mentions)
    facts = [fact for article in articles for fact in article.facts]
    whole = {
        "articles": len(articles),
        "characters": sum(len(article.text) for article in articles),
        "mentions": kinds.total(),
        **{f"— {kind}": number for kind, number in kinds.most_common()},
        "entities": sum(len(article.entities) for article in articles),
        "facts": len(facts),
        "events": sum(len(article.events) for article in articles),
        "quotes": sum(len(article.quotes) for article in articles),
    }
    metrics = Counter(fact.metric for fact in facts)
    by_name = sorted(metrics.items(), key=lambda row: (-row[1], row[0]))
    return _table(("records", "number"), whole.items()) + "\n" + _table(("metric", "facts"), by_name)


GENERATED: Mapping[Path, Callable[[Sequence[Gold]], bytes]] = {
    CORPUS / "articles" / "articles.jsonl": inputs,
    CORPUS / "gold" / "articles.gold.jsonl": dump_gold,
    CARD: card,
}
"""The files made from the notation, and what makes each."""


def _table(head: tuple[str, str], rows: Iterable[tuple[str, int]]) -> str:
    lines = (f"| {name} | {number:,} |\n" for name, number in rows)
    return f"| {head[0]} | {head[1]} |\n|---|--:|\n" + "".join(lines)
