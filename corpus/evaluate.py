"""How right predictions are: precision, recall and F1 against gold, in total and by group, with every error.

evaluation = evaluate(read_annotated(gold), read_annotated(predicted))
evaluation.scores()["facts"].f1
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from corpus.evaluation.annotated import Annotated, Json, by_text
from corpus.evaluation.aspects import ASPECTS, QUANTITIES
from corpus.evaluation.difference import NO_RULE, Difference, unshared
from corpus.evaluation.pairing import pair


@dataclass(frozen=True, slots=True)
class Score:
    """How many records were predicted, how many gold has, and how many of them agree.

    Precision of no prediction is 1 where gold has none either, else 0; recall of no gold is 1.
    """

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.right + other.right, self.predicted + other.predicted, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """The share of predictions that are right."""
        if not self.predicted:
            return 0.0 if self.gold else 1.0
        return self.right / self.predicted

    @property
    def recall(self) -> float:
        """The share of gold that was found."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


Scores = Mapping[str, Score]

COLUMNS = ("", "P", "R", "F1", "right", "found", "gold")


def score_rows(scores: Scores) -> list[tuple[str, ...]]:
    """The cells of a table of scores, under `COLUMNS`; levels with nothing to score are left out."""
    return [
        (
            name,
            *(f"{ratio:.3f}" for ratio in (score.precision, score.recall, score.f1)),
            *map(str, (score.right, score.predicted, score.gold)),
        )
        for name, score in scores.items()
        if score.gold or score.predicted
    ]


class RuleScore(NamedTuple):
    """What one rule read: how many records agree with gold, and the differences it is behind."""

    rule: str
    right: int
    wrong: tuple[Difference, ...]

    @property
    def precision(self) -> float:
        """The share of the rule's records that are right."""
        return Score(self.right, self.right + len(self.wrong)).precision


@dataclass(frozen=True, slots=True)
class ArticleResult:
    """One gold article: its scores, the predicted records that are right, and what differs.

    `predicted` tells whether there was a prediction of it at all.
    """

    article: Annotated
    predicted: bool
    scores: Scores
    right: tuple[Json, ...]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The results of all gold articles, in gold's order."""

    articles: tuple[ArticleResult, ...]

    def scores(self) -> Scores:
        """Every level's score over all articles, by its name (``money.strict``, ``facts`` …)."""
        return _total(result.scores for result in self.articles)

    def scores_by(self, group: Callable[[Annotated], str]) -> dict[str, Scores]:
        """The same for each group of articles, such as `publisher` or `year`; groups in their order."""
        groups: dict[str, list[Scores]] = defaultdict(list)
        for result in self.articles:
            groups[group(result.article)].append(result.scores)
        return {name: _total(groups[name]) for name in sorted(groups)}

    def rules(self) -> list[RuleScore]:
        """Every rule that read something, the one behind most errors first."""
        right: dict[str, int] = defaultdict(int)
        wrong: dict[str, list[Difference]] = defaultdict(list)
        for result in self.articles:
            for record in result.right:
                right[record.get("rule") or NO_RULE] += 1
            for difference in result.differences:
                if difference.right is not None:
                    wrong[difference.rule].append(difference)
        scores = [RuleScore(rule, right[rule], tuple(wrong[rule])) for rule in right.keys() | wrong.keys()]
        return sorted(scores, key=lambda score: (-len(score.wrong), score.rule))

    def differences(self) -> list[Difference]:
        """Every miss, extra and wrong reading, in gold's order."""
        return [difference for result in self.articles for difference in result.differences]


def publisher(article: Annotated) -> str:
    """The publisher of an article, for grouping."""
    return article.publisher or "(no publisher)"


def year(article: Annotated) -> str:
    """The year an article was published in, for grouping."""
    return article.published[:4] if article.published else "(no date)"


def evaluate(gold: Iterable[Annotated], predicted: Iterable[Annotated]) -> Evaluation:
    """Score predictions against gold. Articles pair by their text; one that was not predicted has no records.

    Facts, events and quotes of an article are scored only where its gold has such a list at all.
    """
    read = by_text(predicted)
    return Evaluation(
        tuple(evaluate_article(article, read.get(article.text)) for article in by_text(gold).values())
    )


def evaluate_article(gold: Annotated, prediction: Annotated | None) -> ArticleResult:
    """Score one article."""
    predicted = prediction or Annotated(gold.id, gold.text)
    scores: dict[str, Score] = {"offsets": _offsets(predicted)}
    right: list[Json] = []
    differing: list[Difference] = []
    for aspect in ASPECTS:
        if aspect.records not in gold.lists:
            continue
        ours, theirs = aspect.items(gold), aspect.items(predicted)
        pairing = pair(ours, theirs, aspect.strict)
        right.extend(item.record for _, item in pairing.pairs)
        differing.extend(unshared(aspect, pairing, gold, predicted))
        for level, agree in aspect.levels.items():
            pairs = pairing.pairs if agree is aspect.strict else pair(ours, theirs, agree).pairs
            scores[level] = Score(len(pairs), len(theirs), len(ours))
    for level in ("strict", "value", "core"):
        kinds = (scores.get(f"{kind}.{level}", Score()) for kind in QUANTITIES)
        scores[f"quantities.{level}"] = sum(kinds, Score())
    return ArticleResult(gold, prediction is not None, scores, tuple(right), tuple(differing))


def _offsets(article: Annotated) -> Score:
    """How many mentions' text is what stands at their offsets, where they give it."""
    mentions = article.records("mentions")
    right = sum(m.get("text") in (None, article.text[m["start"] : m["end"]]) for m in mentions)
    return Score(right, len(mentions), len(mentions))


def _total(scores: Iterable[Scores]) -> Scores:
    totals: dict[str, Score] = defaultdict(Score)
    for each in scores:
        for name, score in each.items():
            totals[name] += score
    return dict(totals)
