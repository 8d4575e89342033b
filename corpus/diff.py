"""What changed between two runs over the same articles: records lost, changed and added, rule by rule.

A record is unchanged when everything it says is the same, down to its hedge and its evidence; only ids and
rule names may differ. Against gold, a change is a regression where a record that was right no longer is.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import orjson

from corpus.evaluation.annotated import Annotated, Json, by_text
from corpus.evaluation.aspects import ASPECTS, Aspect
from corpus.evaluation.difference import NO_RULE, Difference, paired, unshared
from corpus.evaluation.pairing import Pairing, pair

Fate = Literal["lost", "changed", "added"]
FATES: tuple[Fate, ...] = ("lost", "changed", "added")

REFERRING = frozenset({"entity", "subject", "source", "speaker", "roles"})
"""Fields that hold ids of entities or mentions, which are compared by what they stand for."""

UNSAID = frozenset({"id", "rule", "value_mentions"})
"""Fields that say nothing about the article."""


@dataclass(frozen=True, slots=True)
class Change:
    """One record that is not as it was; `regression` when it was right against gold and now is not."""

    difference: Difference
    regression: bool = False

    @property
    def fate(self) -> Fate:
        """Whether the record was lost, changed or added."""
        if self.difference.right is None:
            return "lost"
        return "added" if self.difference.left is None else "changed"

    @property
    def rule(self) -> str:
        """The rule that did it; for a change of rule both, ``before → after``."""
        before, after = self.difference.left, self.difference.right
        rules = [record.get("rule") or NO_RULE for record in (before, after) if record is not None]
        return " → ".join(dict.fromkeys(rules))


@dataclass(frozen=True, slots=True)
class Diff:
    """Everything that changed, and how many records did not."""

    changes: tuple[Change, ...]
    unchanged: int
    lost_articles: tuple[Annotated, ...]
    added_articles: tuple[Annotated, ...]
    lost_gold_articles: tuple[Annotated, ...] = ()

    def by_rule(self) -> dict[str, list[Change]]:
        """The changes of each rule, worst first: most regressions, then most lost, changed, added."""
        groups: dict[str, list[Change]] = defaultdict(list)
        for change in self.changes:
            groups[change.rule].append(change)
        return dict(sorted(groups.items(), key=lambda group: (*_badness(group[1]), group[0])))

    @property
    def regressed(self) -> bool:
        """Whether anything that was right against gold was lost, a whole gold article included."""
        return bool(self.lost_gold_articles) or any(change.regression for change in self.changes)


def diff(before: Iterable[Annotated], after: Iterable[Annotated], gold: Iterable[Annotated] = ()) -> Diff:
    """Compare two runs; articles pair by their text."""
    was, now, right = by_text(before), by_text(after), by_text(gold)
    changes: list[Change] = []
    unchanged = 0
    for text in was.keys() & now.keys():
        reference = right.get(text)
        for aspect in ASPECTS:
            same = _same(aspect, was[text], now[text])
            unchanged += len(same.pairs)
            regressed = _regressed(aspect, was[text], now[text], reference) if reference else set()
            changes.extend(
                Change(difference, id(difference.left) in regressed)
                for difference in unshared(aspect, same, was[text], now[text])
            )
    lost = tuple(article for text, article in was.items() if text not in now)
    return Diff(
        changes=tuple(sorted(changes, key=_reading_order)),
        unchanged=unchanged,
        lost_articles=lost,
        added_articles=tuple(article for text, article in now.items() if text not in was),
        lost_gold_articles=tuple(article for article in lost if article.text in right),
    )


def fates(changes: Iterable[Change]) -> dict[Fate, int]:
    """How many of the changes are of each fate, the worst first."""
    counts = dict.fromkeys(FATES, 0)
    for change in changes:
        counts[change.fate] += 1
    return counts


def _same(aspect: Aspect[Any], before: Annotated, after: Annotated) -> Pairing[Any]:
    """The records that say exactly the same, and those that do not."""
    left, right = aspect.items(before), aspect.items(after)
    said = {
        id(item): _said(article, item.record)
        for article, items in ((before, left), (after, right))
        for item in items
    }
    return pair(left, right, lambda a, b: said[id(a)] == said[id(b)])


def _regressed(aspect: Aspect[Any], before: Annotated, after: Annotated, gold: Annotated) -> set[int]:
    """The records of `before` (by identity) that were right against gold where `after` no longer is."""
    if aspect.records not in gold.lists:
        return set()
    still = {id(reference.record) for reference, _ in paired(aspect, gold, after).pairs}
    return {
        id(item.record)
        for reference, item in paired(aspect, gold, before).pairs
        if id(reference.record) not in still
    }


def _said(article: Annotated, record: Json) -> bytes:
    """What a record says, in a form to compare."""
    said = {
        key: _resolved(article, value) if key in REFERRING else value
        for key, value in record.items()
        if key not in UNSAID and value is not None
    }
    return orjson.dumps(said, option=orjson.OPT_SORT_KEYS)


def _resolved(article: Annotated, value: Any) -> Any:
    if isinstance(value, str):
        return article.text_of(value)
    if isinstance(value, Mapping):
        return {key: _resolved(article, one) for key, one in value.items() if one is not None}
    return [_resolved(article, one) for one in value]


def _badness(changes: list[Change]) -> tuple[int, ...]:
    return (-sum(change.regression for change in changes), *(-count for count in fates(changes).values()))


def _reading_order(change: Change) -> tuple[str, tuple[tuple[int, int], ...], str]:
    return (change.difference.left_article.id, change.difference.spans, change.difference.aspect)
