"""The engine: which rules can read the number at a place, and what the longest of them reads.

A rule's pattern is split at its ``{number}``. What follows is tried only where the text goes on with a
character that it can begin with; a rule with nothing fixed behind its number is tried only where the text
before it ends as the rule's lead can. Both are worked out from the lexicons when the grammar is first used.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractor.grammar.rule import Rule
from extractor.grammar.slots import Slots
from extractor.mentions.hedge import hedge_after, hedge_before
from extractor.mentions.numeral import Numeral, figures, read_numeral, read_range
from extractor.mentions.quantity import Kind, Reader, Reading, Site

NUMBER = "{number}"
SPACE = "{space}"
LONGEST_LEAD = 12
NO_NUMBER = read_numeral("0")
EMPTY = re.compile("")
SIGNS = "-−－+负"
CHANGED_FROM = ("从", "由", "自")


class Tail(NamedTuple):
    """A rule as tried at one number: its pattern behind the number, and the lead before it, if any."""

    kind: Kind
    rule: Rule[Reader]
    behind: re.Pattern[str]
    lead: re.Pattern[str] | None


class Match(NamedTuple):
    """The longest tail at a number, and the span of the whole."""

    tail: Tail
    start: int
    end: int
    behind: re.Match[str]
    lead: re.Match[str] | None


class Engine:
    """The rules of all kinds, ready to be asked."""

    def __init__(self, kinds: Sequence[Kind], slots: Slots) -> None:
        self._slots = slots
        self._after: dict[str, list[tuple[Kind, Rule[Reader]]]] = {}
        self._before: dict[str, list[Tail]] = {}
        self._bare: list[Tail] = []
        self._tails: dict[str, tuple[Tail, ...]] = {}
        self._wordy: list[tuple[Kind, Rule[Reader], re.Pattern[str]]] = []
        self._range = re.compile(f"{slots.fill('{to}')}(?P<number>{figures().number})")
        for kind in kinds:
            for rule in kind.rules:
                self._add(kind, rule)

    def _add(self, kind: Kind, rule: Rule[Reader]) -> None:
        before, number, behind = rule.pattern.partition(NUMBER)
        if not number:
            self._wordy.append((kind, rule, re.compile(self._slots.fill(rule.pattern))))
        elif not before and not behind:
            self._bare.append(Tail(kind, rule, EMPTY, None))
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
        tails = self._tails.get(char)
        if tails is None:
            tails = self._tails[char] = tuple(
                self._narrow(kind, rule, char) for kind, rule in self._after.get(char, ())
            )
        return tails

    def _narrow(self, kind: Kind, rule: Rule[Reader], char: str) -> Tail:
        before, _, behind = rule.pattern.partition(NUMBER)
        narrowed = self._slots.fill_from(behind.removeprefix(SPACE), char)
        return Tail(kind, rule, re.compile(narrowed), self._lead(before))

    def read(self, text: str, start: int, end: int) -> Reading | None:
        """The longest reading of the numeral at `start`–`end`, a range with its second numeral included."""
        match = self._match(text, start, end)
        if match is None:
            return self._read_bare_range(text, start, end) or self._read_bare(text, start, end)
        numeral = read_numeral(text[start:end])
        if numeral is None:
            return None
        number_end = end
        if text[match.end : match.end + 1] in figures().dashes:
            second = self._second(text, match)
            if second is not None:
                last, other = second
                whole = read_range(text[start:end], last["number"])
                if whole is not None:
                    return self._say(
                        text, start, number_end, whole, match._replace(end=other.end, behind=other.behind)
                    )
        return self._say(text, start, number_end, numeral, match)

    def words(self, text: str) -> Iterator[Reading]:
        """What the rules without a number read (翻番, 近半)."""
        for kind, rule, pattern in self._wordy:
            for found in pattern.finditer(text):
                tail = Tail(kind, rule, pattern, None)
                match = Match(tail, found.start(), found.end(), found, None)
                assert NO_NUMBER is not None
                reading = self._say(text, found.start(), found.start(), NO_NUMBER, match)
                if reading is not None:
                    yield reading

    def _match(self, text: str, start: int, end: int) -> Match | None:
        """The tail that reaches farthest over the numeral at `start`–`end`."""
        at = end + 1 if text[end : end + 1] == " " else end
        best: Match | None = None
        for tail in self._following(text[at : at + 1]):
            best = _longer(best, tail, text, start, at)
        if start:
            char = text[start - 2 : start - 1] if text[start - 1] == " " else text[start - 1]
            for tail in self._before.get(char, ()):
                best = _longer(best, tail, text, start, end)
        return best

    def _read_bare_range(self, text: str, start: int, end: int) -> Reading | None:
        """`5至8亿元`, `2-3倍`: two numerals, one unit."""
        if text[end : end + 1] not in figures().dashes:
            return None
        last = self._range.match(text, end)
        if last is None:
            return None
        match = self._match(text, last.start("number"), last.end("number"))
        if match is None or match.lead is not None:
            return None
        whole = read_range(text[start:end], last["number"])
        if whole is None:
            return None
        return self._say(text, start, last.end(), whole, match._replace(start=start))

    def _read_bare(self, text: str, start: int, end: int) -> Reading | None:
        """What the rules of a number alone make of it (以1231亿市值收盘)."""
        for tail in self._bare:
            numeral = read_numeral(text[start:end])
            behind = tail.behind.match(text, end)
            if numeral is not None and behind is not None:
                reading = self._say(text, start, end, numeral, Match(tail, start, end, behind, None))
                if reading is not None:
                    return reading
        return None

    def _second(self, text: str, first: Match) -> tuple[re.Match[str], Match] | None:
        """The numeral and match after a dash, when the same rule reads it in the same unit (3%-5%)."""
        last = self._range.match(text, first.end)
        if last is None or text[max(0, first.start - 1) : first.start] in CHANGED_FROM:
            return None
        other = self._match(text, last.start("number"), last.end("number"))
        if other is None or other.tail.rule is not first.tail.rule or other.behind[0] != first.behind[0]:
            return None
        return last, other

    def _say(self, text: str, start: int, number_end: int, numeral: Numeral, match: Match) -> Reading | None:
        """Ask the rule's reader, with the hedge and the sign around the whole."""
        outer = match.start
        signed = False
        if match.lead is None and outer and text[outer - 1] in SIGNS and _is_sign(text, outer - 1):
            outer -= 1
            signed = text[outer] != "+"
        scales = figures().scales
        bare = start == number_end or all(char in scales for char in text[start:number_end])
        hedge = hedge_before(text, outer, match.end, bare_scale=bare) or hedge_after(text, match.end)
        if signed:
            numeral = numeral._replace(low=-numeral.high, high=-numeral.low)
        site = Site(text, outer, match.end, start, number_end, numeral, hedge, match.behind, match.lead)
        said = match.tail.rule.read(site)
        if said is None:
            return None
        return Reading(outer, match.end, match.tail.kind, match.tail.rule.name, said, start, number_end)


def _longer(best: Match | None, tail: Tail, text: str, start: int, at: int) -> Match | None:
    """`best`, or what `tail` matches at `at` if that covers more."""
    behind = tail.behind.match(text, at)
    if behind is None:
        return best
    lead = None
    outer = start
    if tail.lead is not None:
        lead = tail.lead.search(text, max(0, start - LONGEST_LEAD), start)
        if lead is None:
            return best
        outer = lead.start()
    if best is not None and behind.end() - outer <= best.end - best.start:
        return best
    return Match(tail, outer, behind.end(), behind, lead)


def _is_sign(text: str, at: int) -> bool:
    """Whether the mark at `at` is a sign and not a dash between two things."""
    before = text[at - 1 : at]
    return not before or not (
        before.isdigit() or (before.isascii() and before.isalpha()) or before in "%年月日元亿万"
    )
