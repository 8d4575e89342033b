"""A rule that no longer reads, in the golden article: each of our nets names the rule and the sentence."""

from collections import Counter
from functools import cache
from typing import NamedTuple

from corpus.baseline import falls, take
from corpus.diff import diff
from corpus.evaluate import evaluate
from corpus.evaluation.annotated import Annotated, annotated, read_annotated
from corpus.evaluation.report import report
from corpus.evaluation.reread import reread
from corpus.evaluation.sentence import marked_sentence
from corpus.golden import GOLD
from corpus.golden_files import compare


class Broken(NamedTuple):
    """Gold, what the rules read, what they read without the rule of most percents, and its sentence."""

    gold: Annotated
    before: Annotated
    after: Annotated
    rule: str
    sentence: str


@cache
def broken() -> Broken:
    (gold,) = read_annotated(GOLD)
    (before,) = reread([gold])
    percents = [mention for mention in before.records("mentions") if mention["kind"] == "percent"]
    ((rule, _),) = Counter(mention["rule"] for mention in percents).most_common(1)
    left = [mention for mention in before.records("mentions") if mention["rule"] != rule]
    lost = next(mention for mention in percents if mention["rule"] == rule)
    lists = {name: list(records) for name, records in before.lists.items()}
    after = annotated({"text": gold.text, **lists, "mentions": left})
    return Broken(gold, before, after, rule, marked_sentence(gold.text, [(lost["start"], lost["end"])]))


def test_the_ratchet_catches_it() -> None:
    gold, before, after, rule, sentence = broken()
    fallen = falls(take(evaluate([gold], [before])), evaluate([gold], [after]))
    assert "percent.strict" in {fall.level for fall in fallen.levels}
    assert rule in {fall.rule for fall in fallen.rules}
    assert any(sentence in report(miss, ("gold", "found")) for miss in fallen.missed)


def test_diff_catches_it() -> None:
    gold, before, after, rule, sentence = broken()
    changed = diff([before], [after], gold=[gold])
    assert changed.regressed
    assert list(changed.by_rule()) == [rule]
    assert any(sentence in report(change.difference, ("was", "now")) for change in changed.changes)


def test_the_pytest_plugin_catches_it() -> None:
    _, before, after, rule, sentence = broken()
    told = [report(difference, ("golden", "found")) for difference in compare(before, after)]
    assert all(rule in one for one in told)
    assert any(sentence in one for one in told)
