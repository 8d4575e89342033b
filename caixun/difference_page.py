"""One self-contained page with every difference in its sentence: of an evaluation, or between two runs."""

from collections.abc import Iterable
from html import escape

from caixun.frame import frame, table
from corpus.diff import Diff, fates
from corpus.evaluate import COLUMNS, Evaluation, Scores, publisher, score_rows, year
from corpus.evaluation.difference import Difference
from corpus.evaluation.report import place, sides
from corpus.evaluation.sentence import in_sentence

MOST = 500
"""Differences of one group that the page shows, so that a browser can still open it."""

STYLE = """
td:not(:first-child), th:not(:first-child) { text-align: right; }
details { margin: .4rem 0; }
summary { cursor: pointer; font-weight: 600; }
article { border-left: 3px solid #888; margin: .8rem 0; padding-left: .8rem; }
article.regression { border-color: #c22; }
.place, dt { color: #888; font-size: .85em; }
dl { display: grid; grid-template-columns: 4rem 1fr; margin: 0; }
dd { margin: 0; font: .9em ui-monospace, monospace; }
"""


def evaluation_page(evaluation: Evaluation) -> str:
    """Every score, and every miss and extra in its sentence, by kind of record."""
    parts = [_scores("All articles", evaluation.scores())]
    for title, group in (("By publisher", publisher), ("By year", year)):
        groups = evaluation.scores_by(group)
        parts.append(_details(title, "".join(_scores(name, scores) for name, scores in groups.items())))
    rows = [(rule.rule, f"{rule.precision:.3f}", rule.right, len(rule.wrong)) for rule in evaluation.rules()]
    parts.append(_details("By rule", table(("rule", "P", "right", "wrong"), rows)))
    by_aspect: dict[str, list[Difference]] = {}
    for difference in evaluation.differences():
        by_aspect.setdefault(difference.aspect, []).append(difference)
    for aspect, found in by_aspect.items():
        shown = [_difference(each, names=("gold", "found")) for each in found[:MOST]]
        parts.append(_details(f"{aspect}: {len(found)} differences", "".join(shown), of=len(found)))
    return _page("Evaluation", parts)


def diff_page(changed: Diff) -> str:
    """Every change between two runs in its sentence, by rule, the worst first."""
    counts = fates(changed.changes)
    parts = [table(("records", ""), [*counts.items(), ("unchanged", changed.unchanged)])]
    for title, articles in (("lost", changed.lost_articles), ("added", changed.added_articles)):
        parts.extend(f"<p>article {title}: {escape(article.id)}</p>" for article in articles)
    for rule, changes in changed.by_rule().items():
        worst = sorted(changes, key=lambda change: not change.regression)
        shown = [
            _difference(change.difference, names=("was", "now"), regression=change.regression)
            for change in worst[:MOST]
        ]
        parts.append(_details(f"{rule}: {len(changes)}", "".join(shown), of=len(changes)))
    return _page("What changed", parts)


def _difference(difference: Difference, *, names: tuple[str, str], regression: bool = False) -> str:
    article = difference.left_article
    pieces = in_sentence(article.text, difference.spans)
    sentence = "".join(
        f"<mark>{escape(piece.text)}</mark>" if piece.marked else escape(piece.text) for piece in pieces
    )
    said = "".join(f"<dt>{name}</dt><dd>{escape(words)}</dd>" for name, words in sides(difference, names))
    kind = ' class="regression"' if regression else ""
    where = f'<span class="place">{escape(place(difference))}</span>'
    return f"<article{kind}>{where}<div>{sentence}</div><dl>{said}</dl></article>"


def _scores(title: str, scores: Scores) -> str:
    return f"<h3>{escape(title)}</h3>" + table(COLUMNS, score_rows(scores))


def _details(title: str, body: str, *, of: int = 0) -> str:
    more = f"<p>… and {of - MOST} more</p>" if of > MOST else ""
    return f"<details open><summary>{escape(title)}</summary>{body}{more}</details>"


def _page(title: str, parts: Iterable[str]) -> str:
    return "".join(frame(title, STYLE, [f"<h1>{escape(title)}</h1>", *parts]))
