"""Numerals: a number as the press writes it, and the number it says.

One grammar for Arabic figures with separators (`1,100.9亿`), Chinese ones (`三千二百万`, `叁佰万`, `两百五`),
both mixed (`3亿5千万`, `1万2千`) and those left open (`十几`, `2000多万`, `三四十`).
"""

import re
from decimal import Decimal
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from extractor.grammar.lexicon import Row, alternation, load_rows
from schemas import Mod


class Numeral(NamedTuple):
    """The number as stated, both ends the same unless it says a range (`三四十`), and its inner hedge."""

    low: Decimal
    high: Decimal
    mod: Mod | None = None


class DigitRow(Row):
    """A Chinese digit."""

    value: int
    forms: tuple[str, ...]


class ScaleRow(Row):
    """A power of ten; before one of `not_before` it begins a unit instead (千瓦, 百分点)."""

    value: int
    forms: tuple[str, ...]
    not_before: tuple[str, ...] = ()


class VagueRow(Row):
    """Characters that leave a figure open: `few` stands for a digit, `more` and `about` follow a number."""

    role: Literal["few", "more", "about"]
    forms: tuple[str, ...]


class Figures(NamedTuple):
    """The characters of numerals, and the patterns made of them.

    `number` is a fragment without groups for one numeral, `figure` for one without 多 or 余 at its end,
    `scan` finds every numeral of a text, never from inside a digit run, `undated` those that no 年, 月 or 日
    follows.
    """

    digits: dict[str, str]
    scales: dict[str, Decimal]
    hundreds_up: str
    few: str
    more: str
    about: str
    number: str
    figure: str
    dashes: frozenset[str]
    scan: re.Pattern[str]
    undated: re.Pattern[str]
    simple: re.Pattern[str]
    token: re.Pattern[str]
    pair: re.Pattern[str]


ARABIC = r"(?:[0-9]{1,3}(?:[,，][0-9]{3})+(?![0-9])|[0-9]+)(?:[.﹒·][0-9]+)?"
DASHES = "-－–—~～至到"
TO = f" ?(?:[（(]含[)）])?(?:—{{2}}|[{DASHES}]) ?"
"""What stands between the two ends of a range."""

SEPARATORS = str.maketrans({",": None, "，": None, "﹒": ".", "·": "."})
FEW_FROM, FEW_TO = "二", "九"
NO_FRACTION = "两俩"
"""Never said after 点: 一点两 is a time."""
WIDEST_FALL = 10
ONE, HUNDRED = Decimal(1), Decimal(100)
TEN_THOUSAND = Decimal(10_000)


@cache
def figures() -> Figures:
    """Read ``scales.toml``."""
    digits = {
        form: str(row.value) for row in load_rows("scales.toml", "digit", DigitRow) for form in row.forms
    }
    rows = load_rows("scales.toml", "scale", ScaleRow)
    scales = {form: Decimal(row.value) for row in rows for form in row.forms}
    vague = {row.role: "".join(row.forms) for row in load_rows("scales.toml", "vague", VagueRow)}
    digit, every = "".join(digits), "".join(scales)
    fraction = digit.translate(dict.fromkeys(map(ord, NO_FRACTION)))
    free = "".join(form for row in rows if not row.not_before for form in row.forms)
    bound = "|".join(
        f"[{''.join(row.forms)}](?!{alternation(row.not_before)})" for row in rows if row.not_before
    )
    scale = f"(?:[{free}]|{bound})"
    chinese = f"(?:[{digit}{free}]|{bound})"
    more = f"(?:[{digit}](?<![0-9].)|[{free}]|{bound})"  # no Chinese digit on an Arabic one: A8三款
    figure = (
        f"(?:{ARABIC}|[{vague['few']}](?={scale})|{chinese})"
        f"(?:{more}|点(?=[{fraction}])|[{vague['few']}{vague['more']}](?={scale})"
        f"|(?<=[百千万亿零])[0-9]+(?:\\.[0-9]+)?(?![0-9]*[年月日天A-Za-z]))*"
        f"{vague['few'][0]}?"
    )
    number = f"{figure}[{vague['more']}{vague['about']}]?"
    head = f"(?=[0-9{digit}{every}{vague['few']}])(?<![0-9.])"
    return Figures(
        digits=digits,
        scales=scales,
        hundreds_up="".join(form for form, size in scales.items() if size >= HUNDRED),
        **vague,
        number=f"(?:{number})",
        figure=f"(?:{figure})",
        dashes=frozenset(DASHES + "（( "),
        scan=re.compile(f"{head}(?:{number})"),
        undated=re.compile(f"{head}(?>{number})(?![年月]|日(?![元圆币]))"),
        simple=re.compile(f"({ARABIC})([{every}]*)"),
        token=re.compile(f"(?P<arabic>{ARABIC})|(?P<digits>[{digit}]+)|(?P<scale>[{every}])"),
        pair=re.compile(f"(?<![{digit}点])([一二两三四五六七八])([二两三四五六七八九])(?![{digit}点])"),
    )


LONGEST = 60
"""Characters of a numeral; a longer run of figures says no number."""


@lru_cache(maxsize=1 << 14)
def read_numeral(written: str) -> Numeral | None:
    """The number that a folded numeral says, or null where its figures contradict each other (`三十百`)."""
    if len(written) > LONGEST:
        return None
    grammar = figures()
    simple = grammar.simple.fullmatch(written)
    if simple:
        number = Decimal(simple[1].translate(SEPARATORS))
        for char in simple[2]:
            number *= grammar.scales[char]
        number = plain(number)
        return Numeral(number, number)
    mod: Mod | None = None
    for char in grammar.more + grammar.about:
        if char in written:
            written = written.replace(char, "")
            mod = "more_than" if char in grammar.more else "approx"
    few = next((char for char in grammar.few if char in written), None)
    if few:
        least = "一" if f"十{few}" in written else FEW_FROM
        return _between(written.replace(few, least), written.replace(few, FEW_TO), mod or "approx")
    pair = grammar.pair.search(written)
    if pair and _neighbours(pair[1], pair[2], grammar):
        before, after = written[: pair.start()], written[pair.end() :]
        return _between(before + pair[1] + after, before + pair[2] + after, mod)
    return _between(written, written, mod)


def read_range(low: str, high: str) -> Numeral | None:
    """The range that two numerals say, the second's scale shared with the first: `2` 至 `3亿` is 2亿 to 3亿.

    Prices fall, so the greater may stand first (`1700-1500元`). Null where either cannot be read, or where
    the ends lie too far apart to be one range.
    """
    first, last = read_numeral(low), read_numeral(high)
    if first is None or last is None:
        return None
    shared = shared_scale(low, high)
    ends = (plain(first.low * shared), last.high)
    if ends[0] > ends[1] * WIDEST_FALL:
        return None
    return Numeral(min(ends), max(ends), last.mod or first.mod)


def shared_scale(bare: str, scaled: str) -> Decimal:
    """The factor that `scaled` lends to `bare`: its closing 万, 亿, 万亿 where `bare` has none of its own."""
    if "万" in bare or "亿" in bare or "兆" in bare:
        return ONE
    factor = ONE
    scales = figures().scales
    for char in reversed(scaled):
        if char not in scales:
            break
        if scales[char] >= TEN_THOUSAND or not any(mark in scales for mark in bare):
            factor *= scales[char]
    return factor


def _between(low: str, high: str, mod: Mod | None) -> Numeral | None:
    first = _value(low)
    last = first if high == low else _value(high)
    return None if first is None or last is None else Numeral(plain(first), plain(last), mod)


def plain(number: Decimal) -> Decimal:
    """Drop the zeros that end a fraction: 1.50 is 1.5."""
    if number == number.to_integral_value():
        return Decimal(int(number))
    return number.normalize()


def _neighbours(first: str, second: str, grammar: Figures) -> bool:
    step = int(grammar.digits[second]) - int(grammar.digits[first])
    return step == 1 or (first, second) == ("三", "五")


def _value(written: str) -> Decimal | None:
    """Add up one numeral. `total` holds what is under a closed 万 or 亿, `section` the thousands below it."""
    grammar = figures()
    written, point, fraction = written.partition("点")
    total = section = Decimal(0)
    pending: Decimal | None = None
    scale = below = Decimal(0)  # the last great scale, and the last scale of any size
    for token in grammar.token.finditer(written):
        char = token[0]
        if token.lastgroup == "scale":
            size = grammar.scales[char]
            if size < TEN_THOUSAND:
                if section and size >= below > 0:
                    return None
                section += (pending or ONE) * size
            else:
                part = section + (pending or 0)
                if not total and not part:
                    if pending is not None:
                        return None
                    part = ONE
                if size >= scale:
                    total = (total + part) * size
                elif part:
                    total += part * size
                else:
                    return None
                scale, section = size, Decimal(0)
            pending, below = None, size
        elif pending:
            return None
        elif token.lastgroup == "arabic":
            pending = Decimal(char.translate(SEPARATORS))
        else:
            pending = Decimal("".join(grammar.digits[mark] for mark in char))
            if len(char) > 1 and char[0] in "零〇":
                below = Decimal(0)
        if pending is not None and below > 10 and len(char) == 1 and pending and token.end() == len(written):
            pending *= below / 10  # 两百五, 三万四, 1万2
    if pending is not None:
        section += pending
    if not point:
        return total + section
    return _with_fraction(total + section, fraction, grammar)


def _with_fraction(whole: Decimal, fraction: str, grammar: Figures) -> Decimal | None:
    """`一` 点 `五亿`: the digits after 点, then the scale of the whole."""
    figures_end = next((i for i, char in enumerate(fraction) if char not in grammar.digits), len(fraction))
    number = whole + Decimal("0." + "".join(grammar.digits[char] for char in fraction[:figures_end]))
    for char in fraction[figures_end:]:
        if char not in grammar.scales:
            return None
        number *= grammar.scales[char]
    return number
