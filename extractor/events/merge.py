"""Merging: an event that is stated twice is one, with the evidence of both places."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from extractor.document import Document
from extractor.events.filler import Filler
from extractor.events.frames import Frame
from schemas import DateInterval

ROUNDED, HEDGED = Decimal("0.001"), Decimal("0.05")
"""How far a headline's number may be from the text's (3135万股 for 3134.8万股; 逾800万元 for 813.5万元)."""


class Draft(NamedTuple):
    """An event as one place states it."""

    frame: Frame
    weak: bool
    sentence: int
    trigger: tuple[int, int]
    filled: dict[str, Filler]
    date: Filler | None
    evidence: tuple[tuple[int, int], ...]

    def complete(self) -> bool:
        """Whether it holds what its frame needs."""
        return self.frame.complete([*self.filled, *(["date"] if self.date else [])])

    def each(self) -> "Iterator[Draft]":
        """The draft, or one for each of those that a role of the kind names (聘任甲、乙为副总裁)."""
        role = next((role.name for role in self.frame.roles if role.row.many == "each"), "")
        if role not in self.filled:
            yield self
            return
        for filler in self.filled[role].each():
            yield self._replace(filled=self.filled | {role: filler})


def merge(drafts: Sequence[Draft], document: Document) -> list[Draft]:
    """Join the drafts that state one event; a weak one alone is none, nor one that is not complete."""
    kept: list[Draft] = []
    for draft in drafts:
        at = next((i for i in range(len(kept) - 1, -1, -1) if _same_event(kept[i], draft, document)), None)
        if at is None:
            kept.append(draft)
        else:
            kept[at] = _joined(kept[at], draft)
    return [draft for draft in kept if not draft.weak and draft.complete()]


def _same_event(one: Draft, other: Draft, document: Document) -> bool:
    """Whether no key role tells them apart, and a shared one, their sentence or a weak trigger joins them."""
    if one.frame is not other.frame:
        return False
    shared = one.sentence == other.sentence or (other.weak and one.complete())
    for key in one.frame.keys:
        if key in one.filled and key in other.filled:
            if not _same(one.filled[key], other.filled[key], document):
                return False
            shared = True
    return shared


def _same(one: Filler, other: Filler, document: Document) -> bool:
    """Whether two fillers say the same: one Thing in both, a number of the same size, or the same words."""
    if one.literal or other.literal:
        return one.literal == other.literal
    return any(_alike(a, b, document) for a in one.mentions for b in other.mentions)


def _alike(one: int, other: int, document: Document) -> bool:
    a, b = document.found[one], document.found[other]
    if a.entity is not None or b.entity is not None:
        return a.entity == b.entity
    if a.value is None or b.value is None or a.value.kind != b.value.kind:
        return False
    if isinstance(a.value, DateInterval) or isinstance(b.value, DateInterval):
        text = document.text.folded
        return text[a.start : a.end] == text[b.start : b.end]
    hedged = a.value.mod is not None or b.value.mod is not None
    within = (HEDGED if hedged else ROUNDED) * abs(b.value.high)
    return abs(a.value.low - b.value.low) <= within and abs(a.value.high - b.value.high) <= within


def _joined(one: Draft, other: Draft) -> Draft:
    """Both in one: what the first fills stands, and evidence is what makes an event or adds to one."""
    filled = other.filled | one.filled
    for role in one.filled.keys() & other.filled.keys():
        filled[role] = _fuller(one.filled[role], other.filled[role])
    evidence = _runs([*_evidence(one, other), *_evidence(other, one)]) or one.evidence
    date = max(filter(None, (one.date, other.date)), key=_length, default=None)
    return Draft(one.frame, one.weak and other.weak, one.sentence, one.trigger, filled, date, evidence)


def _length(date: Filler) -> int:
    """How much of a date is printed: 2020年9月3日 says more than 9月3日."""
    return date.end - date.start


def _fuller(one: Filler, other: Filler) -> Filler:
    """Two lists are one list; else the filler with more in it, of two alike the first."""
    if one.is_list and other.is_list:
        return one.extended(other)
    return max(one, other, key=lambda filler: len(filler.mentions))


def _evidence(one: Draft, other: Draft) -> tuple[tuple[int, int], ...]:
    adds = one.filled.keys() - other.filled.keys()
    return one.evidence if adds or (not one.weak and one.complete()) else ()


def _runs(spans: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Spans without repetition, those of clauses next to each other as one."""
    runs: list[tuple[int, int]] = []
    for start, end in sorted(set(spans)):
        if runs and start <= runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], max(end, runs[-1][1]))
        else:
            runs.append((start, end))
    return tuple(runs)
