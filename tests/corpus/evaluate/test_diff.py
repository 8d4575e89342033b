"""What changed between two runs, by the rule that did it, and what of it was right."""

from collections.abc import Mapping
from typing import Any

import pytest

from corpus.diff import Change, diff
from corpus.evaluation.annotated import Annotated, annotated

TEXT = "甲公司营收3亿元，净利1亿元，派息5000万元。"


def money(start: int, end: int, low: str, **fields: Any) -> Mapping[str, Any]:
    value = {"kind": "money", "low": low, "high": low, "mod": None, "currency": "CNY"}
    return {
        "id": f"m{start}",
        "kind": "money",
        "start": start,
        "end": end,
        "rule": "money.plain",
        "value": value,
        **fields,
    }


REVENUE, PROFIT, DIVIDEND = money(5, 8, "300000000"), money(11, 14, "100000000"), money(17, 23, "50000000")


def run(*mentions: Mapping[str, Any], text: str = TEXT, **lists: Any) -> Annotated:
    return annotated({"text": text, "mentions": list(mentions), **lists})


def told(changes: tuple[Change, ...]) -> list[tuple[str, str, bool]]:
    return [(change.fate, change.rule, change.regression) for change in changes]


def test_ids_and_rule_names_are_no_change() -> None:
    found = diff([run(REVENUE)], [run({**REVENUE, "id": "m99", "rule": "money.renamed"})])
    assert (found.changes, found.unchanged) == ((), 1)


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ([REVENUE, PROFIT], [REVENUE], [("lost", "money.plain", False)]),
        ([REVENUE], [REVENUE, PROFIT], [("added", "money.plain", False)]),
        (
            [REVENUE],
            [{**REVENUE, "end": 7, "rule": "money.other"}],
            [("changed", "money.plain → money.other", False)],
        ),
        (
            [REVENUE],
            [{**REVENUE, "value": {**REVENUE["value"], "per": "month"}}],
            [("changed", "money.plain", False)],
        ),
    ],
    ids=["lost", "added", "changed edge and rule", "changed value"],
)
def test_fates(before: list[Any], after: list[Any], changes: list[Any]) -> None:
    assert told(diff([run(*before)], [run(*after)]).changes) == changes


@pytest.mark.parametrize(
    ("before", "after", "regressed"),
    [
        ([REVENUE], [], True),
        ([REVENUE], [{**REVENUE, "end": 7}], True),
        ([{**REVENUE, "end": 7}], [], False),
        ([{**REVENUE, "end": 7}], [REVENUE], False),
        ([DIVIDEND], [], False),
        ([], [DIVIDEND], False),
        ([REVENUE], [{**REVENUE, "value": {**REVENUE["value"], "currency_source": "stated"}}], False),
    ],
    ids=[
        "right, lost",
        "right, made wrong",
        "wrong, lost",
        "mended",
        "not in gold, lost",
        "added",
        "right before and after",
    ],
)
def test_only_what_was_right_against_gold_is_a_regression(
    before: list[Any], after: list[Any], regressed: bool
) -> None:
    found = diff([run(*before)], [run(*after)], gold=[run(REVENUE, PROFIT)])
    assert found.regressed is regressed


def test_the_worst_rule_comes_first() -> None:
    before = run(REVENUE, {**PROFIT, "rule": "money.twice"}, {**DIVIDEND, "rule": "money.twice"})
    after = run({**REVENUE, "end": 7})
    assert list(diff([before], [after]).by_rule()) == ["money.twice", "money.plain"]
    assert list(diff([before], [after], gold=[run(REVENUE)]).by_rule()) == ["money.plain", "money.twice"]


def test_articles_that_only_one_run_has() -> None:
    other = run(text="乙公司净利1亿元。")
    found = diff([run(), other], [run()], gold=[other])
    assert [article.text for article in found.lost_articles] == [other.text]
    assert found.regressed
    assert diff([run()], [run(), other]).added_articles == (other,)


def test_references_are_compared_by_what_they_stand_for() -> None:
    fact = {"metric": "revenue", "measure": "amount", "subject": "e1", "evidence": [{"start": 0, "end": 8}]}

    def stating(entity: str, name: str) -> Annotated:
        return run(entities=[{"id": entity, "name": name}], facts=[{**fact, "subject": entity}])

    assert diff([stating("e1", "甲公司")], [stating("e7", "甲公司")]).changes == ()
    renamed = diff([stating("e1", "甲公司")], [stating("e1", "乙公司")])
    assert [change.fate for change in renamed.changes] == ["changed"]
