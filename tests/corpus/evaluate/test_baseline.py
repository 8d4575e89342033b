"""The ratchet: F1 may only rise while gold stays as it is."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from corpus.baseline import falls, load, save, take
from corpus.evaluate import Evaluation, evaluate
from corpus.evaluation.annotated import annotated
from schemas.errors import InputError

TEXT = "甲公司营收3亿元，净利1亿元。"


def money(start: int, end: int, rule: str) -> Mapping[str, Any]:
    return {"kind": "money", "start": start, "end": end, "rule": rule, "value": {"low": "1", "high": "1"}}


OTHER = annotated({"text": "另售1亿元", "mentions": [money(2, 5, "money.plain")]})
GOLD = [money(5, 8, "money.plain"), money(11, 14, "money.other")]


def found(*mentions: Mapping[str, Any], gold: list[Mapping[str, Any]] = GOLD) -> Evaluation:
    return evaluate(
        [annotated({"text": TEXT, "mentions": gold}), OTHER],
        [annotated({"text": TEXT, "mentions": list(mentions)}), OTHER],
    )


def test_nothing_falls_where_all_is_as_it_was() -> None:
    assert not falls(take(found(*GOLD)), found(*GOLD))
    assert not falls(take(found(GOLD[0])), found(*GOLD))


def test_a_fall_names_its_level_its_rule_and_the_record_now_missed() -> None:
    fallen = falls(take(found(*GOLD)), found(GOLD[0]))
    assert ("money.strict", "1.0000", "0.8000") in fallen.levels
    assert fallen.rules == [("money.other", 1, 0)]
    assert [miss.left for miss in fallen.missed] == [GOLD[1]]


def test_new_gold_changes_nothing() -> None:
    whole = found(*GOLD)
    assert not falls(take(evaluate([OTHER], [OTHER])), whole)
    assert not falls(take(evaluate([OTHER], [OTHER])), found())


def test_changed_gold_cannot_be_compared() -> None:
    more = [*GOLD, money(0, 3, "money.third")]
    fallen = falls(take(found(*GOLD)), found(*GOLD, gold=more))
    assert fallen
    assert (fallen.stale, fallen.levels) == (1, [])


def test_a_baseline_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    baseline = take(found(*GOLD))
    save(baseline, tmp_path / "baseline.json")
    assert load(tmp_path / "baseline.json") == baseline


def test_what_is_no_baseline_says_so(tmp_path: Path) -> None:
    (tmp_path / "baseline.json").write_text("{}")
    with pytest.raises(InputError, match="not a baseline"):
        load(tmp_path / "baseline.json")
