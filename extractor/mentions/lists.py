"""Lists: bare numbers that share the unit, the scale and the price's share of the one that closes them.

`12.1/13.4/15亿元`, `3.2、3.5及3.9港元`.
"""

from collections.abc import Iterator, Mapping

from extractor.mentions.hedge import hedge_before
from extractor.mentions.numeral import plain, read_numeral, shared_scale
from extractor.mentions.per import per_of
from extractor.mentions.quantity import Reading

SEPARATORS = ("、", "/", "以及", "及", "和", "与", "或者", "或")
SEPARATOR_ENDS = frozenset(mark[-1] for mark in SEPARATORS)


def with_items(text: str, reading: Reading, bare: Mapping[int, int]) -> list[Reading]:
    """A reading after the items of its list; `bare` are the starts of unit-less numerals, by their ends."""
    start = reading.start
    if not start or text[start - 1] not in SEPARATOR_ENDS or start != reading.number_start:
        return [reading]
    items = list(_items(text, reading, bare))
    if not items:
        return [reading]
    if reading.kind.name == "money" and reading.said.per is None:
        first = items[-1].start
        per = per_of(text, first, reading.end, reading.said.high)
        if per is not None:
            return [one._replace(said=one.said._replace(per=per)) for one in (*items, reading)]
    return [*items, reading]


def _items(text: str, reading: Reading, bare: Mapping[int, int]) -> Iterator[Reading]:
    """The items, the last first."""
    written = text[reading.number_start : reading.number_end]
    numeral = read_numeral(written)
    start = reading.start
    while numeral is not None:
        separator = next((mark for mark in SEPARATORS if text.endswith(mark, 0, start)), "")
        end = start - len(separator)
        if not separator or end not in bare:
            return
        start = bare[end]
        item = text[start:end]
        number = read_numeral(item)
        if number is None or not _fits(text, start, item, separator):
            return
        factor = shared_scale(item, written)
        if numeral.low and reading.said.low != numeral.low:
            factor *= reading.said.low / numeral.low
        hedge = hedge_before(text, start, end)
        said = reading.said._replace(
            low=plain(number.low * factor),
            high=plain(number.high * factor),
            mod=number.mod or (hedge.mod if hedge and not hedge.bare_scale else reading.said.mod),
            of=None,
        )
        yield Reading(start, end, reading.kind, reading.rule, said, start, end)


def _fits(text: str, start: int, item: str, separator: str) -> bool:
    """Whether a bare numeral may be an item: not a code, not the number of a paragraph (`1、`)."""
    if not item[0].isdigit() or (len(item) >= 6 and item.isdigit()):
        return False
    return separator != "、" or (start > 0 and text[start - 1] not in "\n。；;（(")
