"""Records as one self-contained page: mentions marked in the text, facts linked to their evidence."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from html import escape
from itertools import chain, pairwise

from caixun.frame import frame
from caixun.words import RecordWords
from schemas import Extraction, Mention

STYLE = """
.text { white-space: pre-wrap; }
.by, .rule { color: #777; }
mark { border-bottom: 2px solid; background: none; color: inherit; padding: 0 1px; }
.money { border-color: #c60; } .percent, .multiple { border-color: #0a7; } .count { border-color: #85c; }
.date, .duration { border-color: #39c; } .entity { border-color: #c36; }
table { width: 100%; }
.shown { background: #fc08; }
td a { color: inherit; }
"""

SCRIPT = """
document.querySelectorAll("a[data-shows]").forEach(link => link.addEventListener("click", () => {
  document.querySelectorAll(".shown").forEach(piece => piece.classList.remove("shown"));
  const evidence = document.querySelectorAll(`[data-of~="${link.dataset.shows}"]`);
  evidence.forEach(piece => piece.classList.add("shown"));
}));
"""


def page(extractions: Iterable[Extraction]) -> Iterator[str]:
    """The page, in pieces: a section for each article."""
    sections = (_section(extraction, f"a{number}") for number, extraction in enumerate(extractions, 1))
    yield from frame("caixun", STYLE, chain(sections, [f"<script>{SCRIPT}</script>"]), language="zh")


def _section(extraction: Extraction, key: str) -> str:
    article = extraction.article
    day = article.published.isoformat() if article.published else None
    byline = " · ".join(filter(None, (article.publisher, day, *article.authors)))
    return (
        f'<section id="{key}"><h1>{escape(article.title or article.id)}</h1>'
        + f'<p class="by">{escape(byline)}</p>\n'
        + _facts(extraction, key)
        + f'<div class="text">{"".join(_pieces(extraction, key))}</div></section>\n'
    )


def _facts(extraction: Extraction, key: str) -> str:
    words = RecordWords(extraction)
    rows = []
    for fact in extraction.facts:
        who, *others = (escape(cell) for cell in words.fact(fact))
        shows = f"{key}-{fact.id}"
        link = f'<a href="#{shows}-0" data-shows="{shows}">{who or "–"}</a>'
        cells = "".join(f"<td>{cell}</td>" for cell in (link, *others))
        rows.append(f'<tr title="{escape(fact.rule or "")}">{cells}</tr>\n')
    if not rows:
        return ""
    heads = "".join(f"<th>{head}</th>" for head in ("who", "what", "how much", "when", "says"))
    return f"<table><tr>{heads}</tr>\n{''.join(rows)}</table>\n"


def _pieces(extraction: Extraction, key: str) -> Iterator[str]:
    """The text, cut wherever a mention or a fact's evidence begins or ends."""
    text, words = extraction.article.text, RecordWords(extraction)
    opening: dict[int, list[tuple[str, int]]] = defaultdict(list)
    closing: dict[int, list[str]] = defaultdict(list)
    for fact in extraction.facts:
        for number, span in enumerate(fact.evidence):
            opening[span.start].append((f"{key}-{fact.id}", number))
            closing[span.end].append(f"{key}-{fact.id}")
    mentions = {mention.start: mention for mention in extraction.mentions}
    edges = {0, len(text), *opening, *closing, *mentions, *(mention.end for mention in mentions.values())}
    shown: Counter[str] = Counter()
    inside: Mention | None = None
    for start, end in pairwise(sorted(edges)):
        shown.subtract(closing[start])
        shown.update(fact for fact, _ in opening[start])
        yield from (f'<a id="{fact}-{number}"></a>' for fact, number in opening[start])
        if inside is None or start >= inside.end:
            inside = mentions.get(start)
        piece = escape(text[start:end])
        if inside is not None:
            piece = f'<mark class="{inside.kind}" title="{escape(words.mention(inside))}">{piece}</mark>'
        facts = " ".join(fact for fact, count in shown.items() if count > 0)
        yield f'<span data-of="{facts}">{piece}</span>' if facts else piece
