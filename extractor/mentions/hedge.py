"""Hedges: the words around a number that loosen it (约, 超过, 以上), in TIMEX3's terms."""

import re
from functools import cache
from typing import NamedTuple

from extractor.grammar.lexicon import Row, alternation, load_rows, one_of
from extractor.mentions.per import PER_EDGES, per_behind
from schemas import Mod


class HedgeRow(Row):
    """Hedges of one `mod`; see the lexicon's head."""

    mod: Mod
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    not_after: str = ""
    not_before: str = ""
    comparison: tuple[str, ...] = ()
    before_bare_scale: bool = False
    reached: bool = False
    example: str


class FormsRow(Row):
    """Words alone: fillers and marks."""

    forms: tuple[str, ...]


class LimitRow(Row):
    """Limits that stand before one of `verbs` and bound the number after it."""

    before: tuple[str, ...]
    verbs: tuple[str, ...]


class Hedge(NamedTuple):
    """One form, and the characters beside which it belongs to another word."""

    form: str
    mod: Mod
    barred: str
    comparison: bool
    bare_scale: bool
    reached: bool


class Hedges(NamedTuple):
    """Hedges by the character next to the number, fillers by their last character; `edges` are all characters
    that a hedge can be found behind.
    """

    before: dict[str, tuple[Hedge, ...]]
    after: dict[str, tuple[Hedge, ...]]
    fillers: dict[str, tuple[str, ...]]
    marks: tuple[str, ...]
    distant: re.Pattern[str]
    limited: re.Pattern[str]
    edges: frozenset[str]


REACHED = ("至", "到")
DISTANCE = 36
SHARE_ENDS = frozenset("%‰成倍半一二三四五六七八九")
"""What a share or a multiple ends in: the only quantities that are hedged from afar."""
OBJECT = "[^，。；：、（）\\n0-9一二三四五六七八九十两]{0,6}"
LIMIT_REACH = 20
BETWEEN = "[^，。；：、%（）\\n]{0,26}"


@cache
def hedges() -> Hedges:
    """Read ``hedges.toml``."""
    rows = load_rows("hedges.toml", "hedge", HedgeRow)
    before = [
        Hedge(form, row.mod, row.not_after, form in row.comparison, row.before_bare_scale, row.reached)
        for row in rows
        for form in row.before
    ]
    after = [Hedge(form, row.mod, row.not_before, False, False, False) for row in rows for form in row.after]
    fillers = [form for row in load_rows("hedges.toml", "filler", FormsRow) for form in row.forms]
    marks = tuple(form for row in load_rows("hedges.toml", "mark", FormsRow) for form in row.forms)
    far = one_of([hedge.form for hedge in before if not hedge.bare_scale and len(hedge.form) <= 3])
    limits = one_of([hedge.form for hedge in before if len(hedge.form) > 1 and hedge.form[0] in "不超"])
    wholes = alternation([form for row in load_rows("hedges.toml", "whole", FormsRow) for form in row.forms])
    distant = re.compile(
        f"(?:(?P<verb>{far})(?:占|为|是|相当于|达|达到){BETWEEN}|(?P<limit>{limits}){BETWEEN}(?:{wholes}))的\\Z"
    )
    (limit,) = load_rows("hedges.toml", "limit", LimitRow)
    limited = re.compile(
        f"({alternation(limit.before)})(?:将|可|能|会|需|须|要|拟)*(?:{alternation(limit.verbs)})[了过]?{OBJECT}\\Z"
    )
    edges = frozenset(form[-1] for form in fillers) | {hedge.form[-1] for hedge in before} | {" ", "的"}
    return Hedges(_by_edge(before, -1), _by_edge(after, 0), _last(fillers), marks, distant, limited, edges)


def hedge_before(text: str, start: int, end: int) -> Hedge | None:
    """The hedge that stands before a quantity at `start`–`end`, a filler (为, 达) between them allowed."""
    table = hedges()
    edge = text[start - 1] if start else ""
    if edge not in table.edges:
        return _before_a_verb(table, text, start)
    if edge in table.before or edge == " ":
        found = _before(table, text, start, end)
        if found is not None:
            return found
    for filler in table.fillers.get(edge, ()):
        if text.endswith(filler, 0, start):
            found = _before(table, text, start - len(filler), end)
            if found is not None and not found.bare_scale and not (found.reached and filler in REACHED):
                return found
    if edge == "的" and text[end - 1] in SHARE_ENDS:
        return _at_a_distance(table, text, start)
    return _before_a_verb(table, text, start)


def _before_a_verb(table: Hedges, text: str, start: int) -> Hedge | None:
    """`至少降低3.3个百分点`, `最多将持有公司20%股份`: the limit of what is done."""
    window = text[max(0, start - LIMIT_REACH) : start]
    if "最" not in window and "至" not in window:
        return None
    limited = table.limited.search(window)
    if limited is None:
        return None
    form = limited[1]
    return next((hedge for hedge in table.before[form[-1]] if hedge.form == form), None)


def _at_a_distance(table: Hedges, text: str, start: int) -> Hedge | None:
    """`约占总股本的2.2%`, `不超过股份总数的1%`: the hedge of a share stands before what it is a share of."""
    far = table.distant.search(text, max(0, start - DISTANCE), start)
    if far is None:
        return None
    form = far[far.lastgroup or 0]
    return next((hedge for hedge in table.before[form[-1]] if hedge.form == form), None)


def hedge_after(text: str, end: int) -> Mod | None:
    """The hedge that follows a quantity's unit at `end`, or what its price is for (6400元/吨以上)."""
    edge = text[end : end + 1]
    ranked = hedges().after.get(edge)
    if ranked is None:
        behind = per_behind(text, end) if edge in PER_EDGES else None
        return None if behind is None else hedge_after(text, behind.end())
    for hedge in ranked:
        if text.startswith(hedge.form, end):
            beyond = end + len(hedge.form)
            return None if text[beyond : beyond + 1] in hedge.barred and beyond < len(text) else hedge.mod
    return None


def _before(table: Hedges, text: str, start: int, end: int) -> Hedge | None:
    if start and text[start - 1] == " ":
        start -= 1
    if not start:
        return None
    for hedge in table.before.get(text[start - 1], ()):
        if text.endswith(hedge.form, 0, start):
            outer = start - len(hedge.form)
            if outer and text[outer - 1] in hedge.barred:
                return None
            if hedge.comparison and text.startswith(table.marks, end):
                return None
            return hedge
    return None


def _by_edge(forms: list[Hedge], edge: int) -> dict[str, tuple[Hedge, ...]]:
    table: dict[str, list[Hedge]] = {}
    for hedge in sorted(forms, key=lambda one: -len(one.form)):
        table.setdefault(hedge.form[edge], []).append(hedge)
    return {char: tuple(ranked) for char, ranked in table.items()}


def _last(forms: list[str]) -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for form in sorted(forms, key=len, reverse=True):
        table.setdefault(form[-1], []).append(form)
    return {char: tuple(ranked) for char, ranked in table.items()}
