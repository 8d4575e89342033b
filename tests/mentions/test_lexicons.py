"""The quantity lexicons: every word in them is read, and every guard is needed."""

from decimal import Decimal

import pytest

from extractor.grammar.lexicon import load_rows
from extractor.grammar.rule import marked
from extractor.mentions import scan as scanning
from extractor.mentions.amount import AmountRow
from extractor.mentions.count import classifiers
from extractor.mentions.currency import CurrencyRow
from extractor.mentions.guard import GuardRow
from extractor.mentions.hedge import HedgeRow
from extractor.mentions.multiple import MultipleRow
from extractor.mentions.per import PerRow
from extractor.mentions.percent import PercentRow
from extractor.text.fold import fold
from extractor.text.layout import read_layout
from schemas import Count, Money, Value

CURRENCIES = load_rows("currencies.toml", "currency", CurrencyRow)
UNITS = [
    *load_rows("percents.toml", "percent", PercentRow),
    *load_rows("multiples.toml", "multiple", MultipleRow),
]
HEDGES = load_rows("hedges.toml", "hedge", HedgeRow)
PERS = load_rows("pers.toml", "per", PerRow)
GUARDS = [form for row in load_rows("guards.toml", "guard", GuardRow) for form in row.forms]
AMOUNTS = [form for row in load_rows("amounts.toml", "amount", AmountRow) for form in row.forms]


def values(sentence: str) -> list[Value | None]:
    folded = fold(sentence).folded
    return [one.value for one in scanning.scan(folded, read_layout(folded))[0]]


def value_at_mark(example: str) -> Value:
    sentence, ((start, end),) = marked(fold(example).folded)
    found, _ = scanning.scan(sentence, read_layout(sentence))
    (value,) = [one.value for one in found if (one.start, one.end) == (start, end)]
    assert value is not None
    return value


@pytest.mark.parametrize("row", CURRENCIES, ids=lambda row: row.iso)
def test_a_currency_is_read_as_its_example_says(row: CurrencyRow) -> None:
    value = value_at_mark(row.example["text"])
    assert isinstance(value, Money)
    assert (value.currency, value.low) == (row.iso, Decimal(row.example["low"]))


@pytest.mark.parametrize(("form", "iso"), [(form, row.iso) for row in CURRENCIES for form in row.forms])
def test_every_form_of_a_currency_follows_a_number(form: str, iso: str) -> None:
    (value,) = values(f"募资35亿{form}，")
    assert isinstance(value, Money)
    assert (value.currency, value.low) == (iso, Decimal("3500000000"))


@pytest.mark.parametrize(("sign", "iso"), [(sign, row.iso) for row in CURRENCIES for sign in row.signs])
def test_every_sign_of_a_currency_precedes_a_number(sign: str, iso: str) -> None:
    (value,) = values(f"募资{sign}35亿，")
    assert isinstance(value, Money)
    assert (value.currency, value.low) == (iso, Decimal("3500000000"))


@pytest.mark.parametrize("row", UNITS, ids=lambda row: row.forms[0])
def test_a_unit_is_read_as_its_example_says(row: PercentRow | MultipleRow) -> None:
    value = value_at_mark(row.example["text"])
    assert getattr(value, "low", None) == Decimal(row.example["low"])


@pytest.mark.parametrize("form", [form for form, row in classifiers().items() if not row.index])
def test_every_classifier_counts(form: str) -> None:
    (value,) = values(f"共有35{form}。")
    assert isinstance(value, Count)
    assert (value.low, value.unit) == (35, form)


@pytest.mark.parametrize("row", HEDGES, ids=lambda row: f"{row.mod}-{(*row.before, *row.after)[0]}")
def test_a_hedge_is_read_as_its_example_says(row: HedgeRow) -> None:
    assert getattr(value_at_mark(row.example), "mod", None) == row.mod


@pytest.mark.parametrize(
    ("form", "mod"), [(form, row.mod) for row in HEDGES if not row.before_bare_scale for form in row.before]
)
def test_every_hedge_loosens_the_number_behind_it(form: str, mod: str) -> None:
    (value,) = values(f"收入{form}35亿元，")
    assert getattr(value, "mod", None) == mod


@pytest.mark.parametrize(("form", "mod"), [(form, row.mod) for row in HEDGES for form in row.after])
def test_every_hedge_loosens_the_number_before_it(form: str, mod: str) -> None:
    (value,) = values(f"收入为35亿元{form}，")
    assert getattr(value, "mod", None) == mod


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [(f"报价为35元{form}，", row.unit) for row in PERS for form in row.after]
    + [(f"{form}约合35元，", row.unit) for row in PERS for form in row.before]
    + [(f"{form}为35元，", row.unit) for row in PERS for form in row.prices]
    + [(f"{form}35元，", row.unit) for row in PERS for form in row.quotes],
)
def test_every_unit_of_a_price_is_read(sentence: str, unit: str) -> None:
    value = values(sentence)[-1]
    assert isinstance(value, Money)
    assert value.per == unit


@pytest.mark.parametrize("noun", AMOUNTS)
def test_every_noun_of_money_makes_an_amount(noun: str) -> None:
    (value,) = values(f"{noun}达35亿，")
    assert isinstance(value, Money)


@pytest.mark.parametrize("word", GUARDS)
def test_a_guarded_word_says_nothing_and_would_without_its_guard(
    word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentences = (word, f"公司与{word}合作", f"近{word}的", f"近{word}家门店")
    assert [values(sentence) for sentence in sentences] == [[], [], [], []]
    monkeypatch.setattr(scanning, "guarded", lambda text, start: False)
    sees = [scanning.scan(sentence, read_layout(sentence)) for sentence in sentences]
    assert any(found or cautions for found, cautions in sees)
