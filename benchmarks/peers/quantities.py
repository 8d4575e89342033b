"""Judges of the quantity suites: numbers, percentages, money.

Mapping. A bare number is no mention of ours: NumberModel is judged on the numeral grammar and, for fractions,
on our percents; where it expects nothing, on our mentions. 几 leaves a number open: theirs is its lower end,
ours the range (二十几万). A hedge of theirs (blur, blur+, blur-) is our mod. Their percentage point is a
percent, ours keeps its unit.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from benchmarks.peers.cases import Case, Judge
from extractor.document import Found
from extractor.mentions.numeral import figures, read_numeral
from extractor.mentions.scan import scan
from extractor.text.fold import fold
from extractor.text.layout import read_layout
from schemas import Money, Percent

SPACES = re.compile(r"\s")
SIGNS = ("-", "负")


def number(case: Case) -> str | None:
    """NumberModel: every number expected is found by the numeral grammar with its value."""
    folded = fold(case.input).folded
    if not case.expected:
        found = _found(folded)
        return None if not found else _shown(folded, found)
    read = [*_numerals(folded), *_fractions(folded)]
    for wanted in case.expected:
        text, value = _bare(wanted["Text"]), Decimal(wanted["Resolution"]["value"])
        if not any(
            text == ours and abs(value - number) <= HUNDREDTH_OF_A_PERCENT * fraction
            for ours, number, fraction in read
        ):
            return f"{text} not among {[one[:2] for one in read]}"
    return None


HUNDREDTH_OF_A_PERCENT = Decimal("0.00005")


def _numerals(folded: str) -> Iterator[tuple[str, Decimal, bool]]:
    """Each numeral with the sign before it, and its number."""
    for match in figures().scan.finditer(folded):
        number = _plain(match[0])
        if number is not None:
            yield _bare(match[0]), number, False
            if folded[match.start() - 1 : match.start()] in SIGNS:
                yield _bare(folded[match.start() - 1 : match.end()]), -number, False


def _fractions(folded: str) -> Iterator[tuple[str, Decimal, bool]]:
    """Each fraction, which is a percent mention of ours, to the hundredth of a percent that we keep."""
    for one in _found(folded):
        if isinstance(one.value, Percent):
            yield (
                _bare(folded[one.start : one.end]),
                one.value.low / (1000 if one.value.unit == "‰" else 100),
                True,
            )


def _plain(written: str) -> Decimal | None:
    """A numeral's value, 几 taken for nothing."""
    for few in figures().few:
        written = written.replace(few, "")
    numeral = read_numeral(written)
    return None if numeral is None else numeral.low


def percent(case: Case) -> str | None:
    """PercentModel: the same spans, with the same number."""
    folded = fold(case.input).folded
    found = [one for one in _found(folded) if isinstance(one.value, Percent)]
    wanted = [(_bare(one["Text"]), _rate(one["Resolution"]["value"])) for one in case.expected]
    read = [(_bare(folded[one.start : one.end]), _in_percent(one)) for one in found]
    return None if read == wanted else f"{read} for {wanted}"


def _rate(written: str) -> Decimal:
    return Decimal(written.removesuffix("%"))


def _in_percent(found: Found) -> Decimal:
    assert isinstance(found.value, Percent)
    return found.value.low / 10 if found.value.unit == "‰" else found.value.low


def currency(case: Case) -> str | None:
    """CurrencyModel: the same spans, numbers and ISO codes."""
    folded = fold(case.input).folded
    wanted = [
        (_bare(one["Text"]), Decimal(one["Resolution"]["value"]), one["Resolution"].get("isoCurrency"))
        for one in case.expected
        if one["Resolution"]["value"] is not None
    ]
    read = [
        (_bare(folded[one.start : one.end]), one.value.low, one.value.currency)
        for one in _found(folded)
        if isinstance(one.value, Money)
    ]
    return None if _close(read, wanted) else f"{read} for {wanted}"


def _close(read: list[Any], wanted: list[Any]) -> bool:
    """Equal, numbers to the fifteen digits that a float keeps."""
    return len(read) == len(wanted) and all(
        ours[0] == theirs[0]
        and ours[2] == theirs[2]
        and abs(ours[1] - theirs[1]) <= abs(theirs[1]) * Decimal("1e-14")
        for ours, theirs in zip(read, wanted, strict=True)
    )


CASES = {
    "元": "CNY",
    "港元": "HKD",
    "新台币": "TWD",
    "日元": "JPY",
    "欧元": "EUR",
    "美元": "USD",
}
BLUR = {
    "accurate": (None,),
    "blur": ("approx", None),
    "blur+": ("more_than", "equal_or_more"),
    "blur-": ("less_than", "equal_or_less"),
}


def jionlp_parse(case: Case) -> str | None:
    """money_parse: one amount with this number, currency and hedge; their 几 is one to ten, ours inside."""
    folded = fold(case.input).folded
    found = [one.value for one in _found(folded) if isinstance(one.value, Money)]
    if len(found) != 1:
        return f"{found}"
    value, wanted = found[0], case.expected
    ends = wanted["num"] if isinstance(wanted["num"], list) else [wanted["num"]] * 2
    low, high = (Decimal(end) for end in ends)
    open_figure = any(few in folded for few in figures().few)
    same = low < value.low <= value.high < high if open_figure else (value.low, value.high) == (low, high)
    agrees = same and value.currency == CASES[wanted["case"]] and value.mod in BLUR[wanted["definition"]]
    return None if agrees else f"{value}"


def jionlp_extract(case: Case) -> str | None:
    """money_extract: the same spans."""
    folded = fold(case.input).folded
    read = [_bare(folded[one.start : one.end]) for one in _found(folded) if isinstance(one.value, Money)]
    wanted = [_bare(one["text"]) for one in case.expected]
    return None if read == wanted else f"{read} for {wanted}"


def _found(folded: str) -> list[Found]:
    return scan(folded, read_layout(folded))[0]


def _bare(text: str) -> str:
    return SPACES.sub("", fold(text).folded).replace("，", ",")


def _shown(folded: str, found: list[Found]) -> str:
    return ", ".join(folded[one.start : one.end] for one in found)


JUDGES: dict[str, Judge] = {
    "recognizers/NumberModel": number,
    "recognizers/PercentModel": percent,
    "recognizers/CurrencyModel": currency,
    "jionlp/money_parse": jionlp_parse,
    "jionlp/money_extract": jionlp_extract,
}
