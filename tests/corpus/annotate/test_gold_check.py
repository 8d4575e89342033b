"""What gold must satisfy: each flaw, made on purpose in a sound article, is found and named."""

from collections.abc import Callable
from typing import Any

import pytest

from corpus.annotate.check import flaws, problems
from corpus.annotate.gold import Gold
from corpus.annotate.notation import read_notation

SOUND = """\
id: sound

== text
⟦甲公司⟧⟦2024年|2024⟧净亏损⟦2亿元|2e8 CNY⟧，⟦乙证券⟧称，目标价⟦5元|5 CNY per share⟧。

== entities
company | 甲公司
company | 乙证券

== facts
甲公司 | net_profit | amount | 2024 | -2e8 CNY | 甲公司2024年净亏损2亿元
甲公司 | target_price | amount | - | 5 CNY per share | 目标价5元 | target; source=@乙证券

== events
rating | - | 目标价5元 | broker=@乙证券; company=@甲公司; target_price=⟦5元⟧

== quotes
乙证券 | 乙证券 | 称 | 目标价5元
"""
METRICS = frozenset({"net_profit", "target_price"})


def sound() -> dict[str, Any]:
    gold = read_notation(SOUND).gold
    assert gold is not None
    return gold.model_dump()


def test_a_sound_article_has_no_flaw() -> None:
    assert list(flaws(Gold.model_validate(sound()), metrics=METRICS)) == []


def spoil(*path: str | int, to: object) -> Callable[[dict[str, Any]], None]:
    """A change of one field."""

    def change(gold: Any) -> None:
        for step in path[:-1]:
            gold = gold[step]
        gold[path[-1]] = to

    return change


@pytest.mark.parametrize(
    ("change", "record"),
    [
        (spoil("text_sha256", to="0"), "text"),
        (spoil("mentions", 0, "id", to="m9"), "m9"),
        (spoil("mentions", 0, "start", to=1), "m1"),
        (spoil("mentions", 0, "type", to="person"), "m1"),
        (spoil("mentions", 1, "kind", to="money"), "m2"),
        (spoil("mentions", 1, "start", to=2), "m2"),
        (spoil("entities", 0, "mentions", to=()), "e1"),
        (spoil("entities", 0, "name", to="甲集团"), "e1"),
        (spoil("facts", 0, "metric", to="revenue_total"), "f1"),
        (spoil("facts", 0, "subject", to=None), "f1"),
        (spoil("facts", 0, "subject", to="e7"), "f1"),
        (spoil("facts", 0, "value", "low", to=-300000000), "f1"),
        (spoil("facts", 0, "value_mentions", to=()), "f1"),
        (spoil("facts", 0, "value_mentions", to=("m5",)), "f1"),
        (spoil("facts", 0, "evidence", 0, "end", to=5), "f1"),
        (spoil("facts", 0, "evidence", to=()), "f1"),
        (spoil("facts", 1, "source", to="m1"), "f2"),
        (spoil("facts", 1, "qualifiers", to={"target": "e9"}), "f2"),
        (spoil("events", 0, "roles", "broker", to="e9"), "v1"),
        (spoil("events", 0, "roles", "broker", to="乙证券"), "v1"),
        (spoil("events", 0, "type", to="Rating"), "v1"),
        (spoil("quotes", 0, "end", to=29), "q1"),
        (spoil("quotes", 0, "cue", to="表示"), "q1"),
    ],
)
def test_a_flaw_is_found(change: Callable[[dict[str, Any]], None], record: str) -> None:
    gold = sound()
    change(gold)
    assert record in {flaw.record for flaw in flaws(Gold.model_validate(gold), metrics=METRICS)}


def test_a_period_must_not_end_before_it_begins() -> None:
    gold = sound()
    gold["facts"][0]["period"] = {"start": "2024-12-31", "end": "2024-01-01"}
    assert [flaw.record for flaw in flaws(Gold.model_validate(gold), metrics=METRICS)] == ["f1"]


def test_a_flaw_of_a_file_is_told_where_its_record_stands() -> None:
    gold, found = problems(SOUND.replace("-2e8 CNY", "-3e8 CNY"))
    assert gold is not None
    assert found == [(11, 1, "no mention in its evidence says its value")]


def test_a_metric_is_in_the_lexicon_or_coined_by_the_file() -> None:
    odd = SOUND.replace("| net_profit |", "| heat |")
    assert [problem.message[:25] for problem in problems(odd)[1]] == ["there is no metric 'heat'"]
    assert problems(odd.replace("\n\n== text", "\ncoined: heat\n\n== text"))[1] == []
