"""The engine: which rules can read the number at a place, and what the longest of them reads.

A rule's pattern is split at its ``{number}``. What follows is tried only where the text goes on with a
character that it can begin with. A rule with nothing fixed behind its number is tried only where the text
before it ends as the rule's lead can, or, without a lead, where the number itself ends as the pattern asks
(``{number}(?<=[万亿])``). All this is worked out from the lexicons when the grammar is first used.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from extractor.document import Caution
from extractor.grammar.rule import Rule
from extractor.grammar.slots import Slots
from extractor.mentions.numeral import Numeral, figures, read_numeral, read_range
from extractor.mentions.quantity import Kind, Reader, Reading, Site

NUMBER, SPACE = "{number}", "{space}"
ENDS_IN = re.compile(r"\(\?<=\[(.+)\]\)")
LONGEST_LEAD = 12
NO_NUMBER = Numeral(Decimal(0), Decimal(0))
SIGNS = frozenset("-−－+负")
CHANGED_FROM = ("从", "由", "自")
SITE, READING = partial(tuple.__new__, Site), partial(tuple.__new__, Reading)
"""Half the time of calling the classes."""


class Tail(NamedTuple):
    """A rule as tried at one number: its pattern behind the number, and the lead before it, if any."""

    kind: Kind
    rule: Rule[Reader]
    behind: re.Pattern[str]
    lead: re.Pattern[str] | None


Match = tuple[Tail, int, int, re.Match[str], re.Match[str] | None]
"""The longest tail at a number: it, the span of the whole, and what matched behind and before the number."""


class Engine:
    """The rules of all kinds, ready to be asked.

    A numeral has a chance only where one of `goes_on` follows it, one of `ends_in` ends it,
    or one of `led_by` stands before it.
    """

    def __init__(self, kinds: Sequence[Kind], slots: Slots) -> None:
        self._slots = slots
        self._after: dict[str, list[tuple[Kind, Rule[Reader]]]] = {}
        self._before: dict[str, list[Tail]] = {}
        self._alone: dict[str, list[Tail]] = {}
        self._wordy: list[Tail] = []
        self._tails: dict[str, tuple[Tail, ...]] = {}
        self._dashes = figures().dashes
        self._range = re.compile(slots.fill("{to}(?P<sign>[-−]?){number}"))
        for kind in kinds:
            for rule in kind.rules:
                self._add(kind, rule)
        self.goes_on = frozenset(self._after) | self._dashes | {" "}
        self.ends_in = frozenset(self._alone)
        self.led_by = frozenset(self._before) | {" "}

    def _add(self, kind: Kind, rule: Rule[Reader]) -> None:
        before, number, behind = rule.pattern.partition(NUMBER)
        ends = ENDS_IN.fullmatch(behind)
        if not number:
            self._wordy.append(Tail(kind, rule, re.compile(self._slots.fill(rule.pattern)), None))
        elif ends is not None:
            for char in ends[1]:
                self._alone.setdefault(char, []).append(Tail(kind, rule, re.compile(behind), None))
        elif behind.endswith("?"):
            tail = Tail(kind, rule, re.compile(self._slots.fill(behind)), self._lead(before))
            for char in self._slots.last_characters(before.removesuffix(SPACE)):
                self._before.setdefault(char, []).append(tail)
        else:
            for char in self._slots.first_characters(behind.removeprefix(SPACE)):
                self._after.setdefault(char, []).append((kind, rule))

    def _lead(self, before: str) -> re.Pattern[str] | None:
        return re.compile(f"(?:{self._slots.fill(before)})\\Z") if before else None

    def _following(self, char: str) -> tuple[Tail, ...]:
        """The tails whose rules can go on with `char`, their patterns narrowed to it."""
        rules = self._after.get(char, ())
        tails = self._tails[char] = tuple(self._narrow(kind, rule, char) for kind, rule in rules)
        return tails

    def _narrow(self, kind: Kind, rule: Rule[Reader], char: str) -> Tail:
        before, _, behind = rule.pattern.partition(NUMBER)
        narrowed = self._slots.fill_from(behind.removeprefix(SPACE), char)
        return Tail(kind, rule, re.compile(narrowed), self._lead(before))

    def read(self, text: str, start: int, end: int) -> Reading | Caution | None:
        """The longest reading of the numeral at `start`–`end`, a range with its second numeral included.

        A Caution where a unit follows but the figures before it make no number or no range.
        """
        match = self._match(text, start, end)
        if match is None:
            if text[end : end + 1] in self._dashes:
                reading = self._read_bare_range(text, start, end)
                if reading is not None:
                    return reading
            numeral = read_numeral(text[start:end])
            return None if numeral is None else self._read_alone(text, start, end, numeral)
        reading = self._read_unit(text, start, end, match)
        if reading is None and match[4] is not None:
            behind = self._match(text, start, end, with_lead=False)
            return None if behind is None else self._read_unit(text, start, end, behind)
        return reading

    def _read_unit(self, text: str, start: int, end: int, match: Match) -> Reading | Caution | None:
        """What a number and its unit say, and what a dash and a second number add to them."""
        numeral = read_numeral(text[start:end])
        if numeral is None:
            return Caution("number.unread", "these figures contradict each other", start, match[2])
        if text[match[2] : match[2] + 1] in self._dashes:
            reading = self._read_range(text, start, end, match)
            if reading is not None:
                return reading
        return _say(text, start, end, numeral, match)

    def words(self, text: str) -> Iterator[Reading]:
        """What the rules without a number read (翻番, 近半)."""
        for tail in self._wordy:
            for found in tail.behind.finditer(text):
                start, end = found.span()
                reading = _say(text, start, start, NO_NUMBER, (tail, start, end, found, None))
                if reading is not None:
                    yield reading

    def _match(self, text: str, start: int, end: int, *, with_lead: bool = True) -> Match | None:
        """The tail that reaches farthest over the numeral at `start`–`end`."""
        best: Match | None = None
        char = text[end : end + 1]
        at = end
        if char == " ":
            at += 1
            char = text[at : at + 1]
        tails = self._tails.get(char)
        for tail in self._following(char) if tails is None else tails:
            behind = tail.behind.match(text, at)
            if behind is None:
                continue
            if best is None and tail.lead is None:
                best = tail, start, behind.end(), behind, None
            else:
                best = _longer(best, tail, text, start, behind)
        if start and with_lead:
            char = text[start - 1]
            if char == " ":
                char = text[start - 2 : start - 1]
            for tail in self._before.get(char, ()):
                behind = tail.behind.match(text, end)
                if behind is not None:
                    best = _longer(best, tail, text, start, behind)
        return best

    def _read_alone(self, text: str, start: int, end: int, numeral: Numeral) -> Reading | None:
        """What the rules of a number alone make of it (以1231亿市值收盘)."""
        for tail in self._alone.get(text[end - 1], ()):
            behind = tail.behind.match(text, end)
            if behind is not None:
                reading = _say(text, start, end, numeral, (tail, start, end, behind, None))
                if reading is not None:
                    return reading
        return None

    def _read_bare_range(self, text: str, start: int, end: int) -> Reading | Caution | None:
        """`5至8亿元`, `2-3倍`: two numerals, one unit."""
        last = self._range.match(text, end)
        if last is None:
            return None
        whole = read_range(text[start:end], last["number"])
        match = self._match(text, last.start("number"), last.end())
        if match is None:
            return None if whole is None else self._read_alone(text, start, last.end(), whole)
        if match[4] is not None:
            return None
        if whole is None:
            return Caution("range.unread", "the first number is not below the second", start, match[2])
        tail, _, outer_end, behind, lead = match
        return _say(text, start, last.end(), whole, (tail, start, outer_end, behind, lead))

    def _read_range(self, text: str, start: int, end: int, first: Match) -> Reading | None:
        """`3%-5%`, `1亿元至2亿元`, `2个至3个百分点`: one unit, or its head, on both sides of a dash."""
        _, outer, first_end, behind, lead = first
        last = self._range.match(text, first_end)
        if last is None:
            return None
        second = _behind_lead(text, first, last) or self._match(text, last.start("number"), last.end())
        whole = read_range(text[start:end], last["number"])
        if last["sign"] and not text[start - 1 : start].startswith(last["sign"]):
            return None
        if second is None or whole is None:
            return None
        other, _, outer_end, other_behind, _ = second
        if text[max(0, outer - 1) : outer] in CHANGED_FROM and not text.startswith("不等", outer_end):
            return None
        if lead is None and not other_behind[0].startswith(behind[0]):
            return None
        return _say(text, start, end, whole, (other, outer, outer_end, other_behind, lead))


def _behind_lead(text: str, first: Match, last: re.Match[str]) -> Match | None:
    """The second number of a range whose first has a lead: it goes without (人民币2,000万元至3,000万元)."""
    tail, outer, _, _, lead = first
    other = tail.behind.match(text, last.end()) if lead is not None else None
    return None if other is None else (tail, outer, other.end(), other, lead)


def _longer(best: Match | None, tail: Tail, text: str, start: int, behind: re.Match[str]) -> Match | None:
    """`best`, or what `tail` matches with `behind` if that covers more."""
    lead = None
    outer = start
    if tail.lead is not None:
        lead = tail.lead.search(text, max(0, start - LONGEST_LEAD), start)
        if lead is None:
            return best
        outer = lead.start()
    if best is not None and (behind.end() - outer, lead is not None) <= (
        best[2] - best[1],
        best[4] is not None,
    ):
        return best
    return tail, outer, behind.end(), behind, lead


def _say(text: str, start: int, number_end: int, numeral: Numeral, match: Match) -> Reading | None:
    """Ask the rule's reader, with the sign before the number."""
    tail, outer, end, behind, lead = match
    if lead is None and outer and text[outer - 1] in SIGNS and _is_sign(text, outer - 1, tail):
        outer -= 1
        if text[outer] != "+":
            numeral = Numeral(-numeral.high, -numeral.low, numeral.mod)
    said = tail.rule.read(SITE((text, outer, end, start, number_end, numeral, behind, lead)))
    if said is None:
        return None
    return READING((outer, end, tail.kind, tail.rule.name, said, start, number_end))


def _is_sign(text: str, at: int, tail: Tail) -> bool:
    """Whether the mark at `at` is a sign and not a dash or a plus between two things (2颗大核+6颗小核)."""
    if text[at] == "+" and tail.kind.name == "count":
        return False
    before = text[at - 1 : at]
    return not before or not ((before.isascii() and before.isalnum()) or before in "%年月日元亿万")
