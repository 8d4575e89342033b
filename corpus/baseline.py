"""The ratchet: F1 by kind and level against gold, kept in a file, may only rise.

The file also counts, rule by rule, the records that were right, so that a fall can be traced to the rule that
reads less than it did. It knows its gold article by article: new articles change nothing until it is raised;
when one of its own has changed, nothing can be compared, and it has to be taken anew.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import orjson
from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.evaluate import Evaluation
from corpus.evaluation.annotated import Annotated
from corpus.evaluation.difference import Difference
from corpus.evaluation.report import report
from schemas.errors import InputError

BASELINE = Path(__file__).with_name("baseline.json")
"""The baseline of the public gold, `corpus/gold`."""

SHOWN = 20
"""Gold records that are told of a fall; it is mostly one cause."""


class Baseline(BaseModel):
    """What was reached on `gold`: `f1` by level with four decimals, `rules` the records right by rule."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    gold: tuple[str, ...]
    f1: Mapping[str, str]
    rules: Mapping[str, int]


class Fall(NamedTuple):
    """A level whose F1 is lower than it was; both with four decimals."""

    level: str
    was: str
    now: str


class RuleFall(NamedTuple):
    """A rule with fewer right records than it had."""

    rule: str
    was: int
    now: int


class Falls(NamedTuple):
    """What fell, the rules that read less, and the gold records now missed or misread at those levels.

    `stale` is how many gold articles of the baseline are no longer as they were: where there is one, nothing
    is compared.
    """

    levels: list[Fall]
    rules: list[RuleFall]
    missed: list[Difference]
    stale: int = 0

    def __bool__(self) -> bool:
        return bool(self.levels or self.stale)


def take(evaluation: Evaluation) -> Baseline:
    """The baseline that an evaluation reaches."""
    return Baseline(
        gold=tuple(sorted(digest(result.article) for result in evaluation.articles)),
        f1={level: f"{score.f1:.4f}" for level, score in sorted(evaluation.scores().items())},
        rules={rule.rule: rule.right for rule in sorted(evaluation.rules()) if rule.right},
    )


def falls(baseline: Baseline, evaluation: Evaluation) -> Falls:
    """What is lower than the baseline, on the gold articles that it knows."""
    known = [result for result in evaluation.articles if digest(result.article) in baseline.gold]
    if stale := len(baseline.gold) - len(known):
        return Falls([], [], [], stale)
    same = Evaluation(tuple(known))
    now = take(same)
    levels = [
        Fall(level, was, now.f1.get(level, "0.0000"))
        for level, was in baseline.f1.items()
        if float(now.f1.get(level, "0.0000")) < float(was)
    ]
    if not levels:
        return Falls([], [], [])
    aspects = {fall.level.split(".")[0] for fall in levels}
    return Falls(
        levels,
        [
            RuleFall(rule, was, now.rules.get(rule, 0))
            for rule, was in baseline.rules.items()
            if now.rules.get(rule, 0) < was
        ],
        [each for each in same.differences() if each.aspect in aspects and each.left is not None],
    )


def told(fallen: Falls) -> str:
    """What has fallen, the rules behind it, and the sentences, for a person."""
    if fallen.stale:
        return f"{fallen.stale} gold articles of the baseline have changed: take it anew with make ratchet"
    lines = [f"fallen: {fall.level} {fall.was} → {fall.now}" for fall in fallen.levels]
    lines += [f"  {rule.rule}: {rule.was} right before, {rule.now} now" for rule in fallen.rules]
    lines += [report(each, ("gold", "found")) for each in fallen.missed[:SHOWN]]
    if more := fallen.missed[SHOWN:]:
        lines.append(f"  … and {len(more)} more")
    return "\n".join(lines)


def load(path: Path) -> Baseline:
    """Read a baseline file. Raises InputError for one that is no baseline."""
    try:
        return Baseline.model_validate_json(path.read_bytes())
    except ValidationError as error:
        raise InputError("not a baseline", where=str(path), mend="write it anew with --raise") from error


def save(baseline: Baseline, path: Path) -> None:
    """Write a baseline file, one level a line, so that a change of it reads well."""
    path.write_bytes(
        orjson.dumps(baseline.model_dump(), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    )


def digest(article: Annotated) -> str:
    """What a gold article and its records are known by."""
    content = orjson.dumps([article.text, article.lists], option=orjson.OPT_SORT_KEYS, default=dict)
    return hashlib.sha256(content).hexdigest()[:16]
