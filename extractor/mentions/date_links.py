"""What the links of a date are written with: numbers, years, edges, and the fragments of their patterns."""

from collections.abc import Callable

from extractor.dates.parts import END, MID, START, Base, Part, Path, Unit
from extractor.grammar.rule import Rule

DateRule = Rule[Callable[..., Path | None]]
"""A rule that reads one link: its groups' text becomes the link's parts, or null where they are no date."""

HAN_DIGITS = "〇零一二三四五六七八九"
ONES = HAN_DIGITS[2:]
HAN_NUMBER = f"(?:[二三]?十[{ONES}]?|廿[{ONES}]?|卅一?|[{ONES}])"
TO = r"(?:[-－–―~～至到]|—{1,2})"
CLOSES = r"[，,。；;、：:的前后至到以起）)”\s]|$"
"""What follows 中 where it means the middle (`2023年中，`) and doesn't begin a word (`2023年中国`)."""

START_EDGE = "初(?![一步级始期见]|创[企公团])"
END_EDGE = "(?:末(?!期[股息业]|梢)|底(?!部(?![分门署委])|价(?!格)|[层薪]|线(?!上)))"
"""初, 末 and 底 where they don't begin another word (初步, 末期股息, 底部)."""

SLOTS = {
    "year": "(?:1[6-9]|20|21)[0-9]{2}",
    "short_year": "[0-9]{2}",
    "han_year": f"(?:[一二][〇零○九八][{HAN_DIGITS}○]{{2}}|[二两]千零[{ONES}])",
    "few": f"(?:[0-9]{{1,2}}|两|{HAN_NUMBER})",
    "month": "(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])",
    "day": f"(?:3[01]|[12][0-9]|0?[1-9]|{HAN_NUMBER})",
    "quarter": "[1-4一二三四]",
    "year_edge": rf"(?:年?(?:{START_EDGE}|{END_EDGE})|年中(?![国央期])|中(?={CLOSES}))",
    "edge": rf"(?:{START_EDGE}|{END_EDGE}|中(?={CLOSES}))",
    "third": "[上中下]旬|[上下]半月(?!刊)",
}
"""The fragments that the ``{slots}`` of date patterns stand for; parentheses around them capture."""

FIGURES = str.maketrans(
    {"〇": "0", "零": "0", "○": "0", "千": "0", "两": "2"} | {han: str(i) for i, han in enumerate(ONES, 1)}
)
TENS = {"": 0, "十": 10, "廿": 20, "卅": 30} | {f"{ones}十": 10 * tens for tens, ones in enumerate(ONES, 1)}
NUMBERS = {
    **{f"{value:0{width}}": value for width in (1, 2) for value in range(100)},
    **{tens + ones: TENS[tens] + value for tens in TENS for value, ones in enumerate(("", *ONES))},
    "首": 1,
    "两": 2,
}

EDGES = {"初": START, "中": MID, "末": END, "底": END}
THIRDS: dict[str, tuple[Unit, int]] = {
    "上旬": ("third", 1),
    "中旬": ("third", 2),
    "下旬": ("third", 3),
    "上半月": ("fortnight", 1),
    "下半月": ("fortnight", 2),
}


def one(unit: Unit, value: int) -> Part:
    """A numbered part of the interval before: ``one("month", 5)`` is its fifth month."""
    return Part(unit, value, value)


def shift(unit: Unit, count: int, *, base: Base = "published") -> Part:
    """A part so many units on from its base: ``shift("year", -1)`` is 去年."""
    return Part(unit, count, count, base)


def number(written: str) -> int:
    """A whole number below a hundred, in figures or in Chinese (`十二`, `廿一`, `两`; `首` is the first)."""
    return NUMBERS[written]


def year_number(written: str) -> int:
    """A year in four figures (`2025`, `二〇二五`) or in two, of this century up to 69 (`25`, `97`)."""
    value = int(written.translate(FIGURES))
    if len(written) == 4:
        return value
    return value + (2000 if value < 70 else 1900)


def edge(written: str | None) -> Path:
    """The start, middle, end or third that closes a year, quarter or month (`年初`, `中`, `月底`, `上旬`)."""
    if not written:
        return ()
    third = THIRDS.get(written)
    return (one(*third),) if third else (Part("edge", EDGES[written[-1]]),)
