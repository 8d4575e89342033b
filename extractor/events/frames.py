"""The frames: kinds of event, the words that trigger them and the roles that their sentences fill.

A role is read by patterns over the sketch of its sentence (see `sketch`), never by nearness alone.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal, NamedTuple

from extractor.events.sketch import DATE, SIGNS
from extractor.grammar.lexicon import LexiconError, Row, alternation, load_rows
from extractor.grammar.words import Hit, Words

FILES = ("shares.toml", "deals.toml", "offerings.toml", "results.toml", "oversight.toml")


class RoleRow(Row):
    """A role. `takes` is a slot's name, or ``text`` with the regular expression `text` for what it may be.

    `patterns` hold within the event's own clauses, in order of preference; `anywhere` are patterns that need
    no trigger, and are tried in the sentences that follow as well. `units` are the classifiers that a count
    must have, `grains` the grains of a date; a `total` amount is for no unit. `many` takes the list that the
    filler stands in: ``several`` where there are several, ``list`` in any case, ``each`` as an event each; a
    list `joins` that of another role (who led a round is an investor). `otherwise` says who fills it where
    no pattern does, in order: who announced it, the subject of the sentence, who did in the event before,
    the company that the article is about; nobody where its clauses hold the words of `nobody` (行业评级).
    `always` roles are null where unfilled; others are left out. `key` roles tell two events of one type
    apart.
    """

    name: str
    takes: str
    text: str = ""
    patterns: tuple[str, ...] = ()
    anywhere: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    grains: tuple[str, ...] = ()
    total: bool = False
    many: Literal["one", "several", "list", "each"] = "one"
    joins: str = ""
    otherwise: tuple[Literal["announcer", "subject", "previous", "about"], ...] = ()
    nobody: str = ""
    always: bool = False
    key: bool = False


class EventExample(Row):
    """A text with its mentions written ``{text:kind}``, and the events read from it."""

    text: str
    events: tuple[dict[str, str], ...]


class FrameRow(Row):
    """A kind of event, or a `variant` of one that its own words tell (taking office and leaving it).

    `weak` triggers only add to an event that another place states; `leaves` are words that hold a trigger and
    are none. Without the roles of `needs`, and one of `needs_one`, there is no event; nor, where it is one
    only if `announced`, in an article that announces nothing. One that is `dated_by` a role has no day but
    that of an announcement by who fills it. `common` are roles of common.toml. An event gives way to one of
    another type whose trigger stands in the same clause (股份质押 to 解除质押).
    """

    type: str
    variant: str = ""
    triggers: tuple[str, ...]
    weak: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    needs_one: tuple[str, ...] = ()
    announced: bool = False
    dated_by: str = ""
    common: tuple[str, ...] = ()
    gives_way_to: tuple[str, ...] = ()
    role: tuple[RoleRow, ...]
    example: tuple[EventExample, ...]


class NegationRow(Row):
    """What says, before or behind a trigger, that it did not happen: regular expressions."""

    before: tuple[str, ...]
    behind: tuple[str, ...]


SLOT = re.compile(r"\{(\w*)\}|…|◆")


@dataclass(frozen=True)
class Pattern:
    """A pattern over sketches as written, for a filler among the triggers of its frame.

    ``{}`` is the filler, ``{money}`` another slot, ``◆`` a trigger of the frame, ``…`` up to 16 characters of
    a clause without a mention; all else is as in a regular expression.
    """

    written: str
    filler: str
    triggers: str

    @cached_property
    def expression(self) -> "re.Pattern[str]":
        """The regular expression, compiled when first asked for; its group 1 is the filler."""
        compiled = re.compile(SLOT.sub(self._written_out, self.written))
        if compiled.groups != 1:
            mend = "give it one {}, and no group but (?:…)"
            raise LexiconError(f"lexicons/events: {self.written!r}: {mend}")
        return compiled

    def _written_out(self, slot: "re.Match[str]") -> str:
        if slot[0] == "…":
            return "[^，。；\\n\ue000-\ue0ff]{0,16}?"
        if slot[0] == "◆":
            return f"(?:{self.triggers})"
        if not slot[1]:
            return f"({SLOT.sub(self._written_out, self.filler)})"
        return f"[{signs_of(slot[1])}]"


def signs_of(slot: str) -> str:
    """The signs that a slot may hold. Raises LexiconError for one that does not exist."""
    if slot not in SIGNS:
        raise LexiconError(f"lexicons/events: there is no slot {slot!r}; there are {', '.join(SIGNS)}")
    return SIGNS[slot]


class Role(NamedTuple):
    """A role ready for use."""

    row: RoleRow
    signs: frozenset[str]
    patterns: tuple[Pattern, ...]
    anywhere: tuple[Pattern, ...]
    nobody: "re.Pattern[str] | None"

    @property
    def name(self) -> str:
        """The name of the role."""
        return self.row.name


class Frame(NamedTuple):
    """A frame ready for use; a sentence must hold one of each of `must_hold`, as signs, to state it."""

    row: FrameRow
    roles: tuple[Role, ...]
    keys: tuple[str, ...]
    must_hold: tuple[frozenset[str], ...]

    @property
    def reaches_on(self) -> bool:
        """Whether the sentences after an event's own may fill a role."""
        return any(role.anywhere for role in self.roles)

    def complete(self, roles: Collection[str]) -> bool:
        """Whether these roles make an event."""
        one = self.row.needs_one
        return all(role in roles for role in self.row.needs) and (
            not one or any(role in roles for role in one)
        )


class Trigger(NamedTuple):
    """What a trigger word stands for; `frame` is None for a word that only holds one."""

    frame: Frame | None
    weak: bool


@cache
def _common_roles() -> dict[str, RoleRow]:
    return {row.name: row for row in load_rows("events/common.toml", "role", RoleRow)}


def _role(row: RoleRow, triggers: str) -> Role:
    signs = "" if row.takes == "text" else signs_of(row.takes)
    filler = f"[{signs}]" if signs else row.text

    patterns = tuple(Pattern(written, filler, triggers) for written in (*row.patterns, *row.anywhere))
    nobody = re.compile(row.nobody) if row.nobody else None
    return Role(row, frozenset(signs), patterns, patterns[len(row.patterns) :], nobody)


def _frame(row: FrameRow) -> Frame:
    rows = (*row.role, *(_common_roles()[name] for name in row.common))
    names = {role.name for role in rows}
    if not names.union(["date"]).issuperset((*row.needs, *row.needs_one)):
        raise LexiconError(f"lexicons/events: {row.type}: it needs a role that it does not have")
    triggers = alternation((*row.triggers, *row.weak))
    roles = tuple(_role(role, triggers) for role in rows)
    signs = {role.row.name: role.signs for role in roles} | {"date": frozenset(DATE)}
    given = {role.row.name for role in roles if role.row.otherwise}
    must_hold = [signs[name] for name in row.needs if signs[name] and name not in given]
    if row.needs_one and all(signs[name] for name in row.needs_one):
        must_hold.append(frozenset().union(*(signs[name] for name in row.needs_one)))
    return Frame(row, roles, tuple(role.name for role in rows if role.key), tuple(must_hold))


@cache
def frames() -> tuple[Frame, ...]:
    """All frames."""
    return tuple(_frame(row) for file in FILES for row in load_rows(f"events/{file}", "frame", FrameRow))


@cache
def _denials() -> "tuple[re.Pattern[str], re.Pattern[str]]":
    (row,) = load_rows("events/negations.toml", "negation", NegationRow)
    return re.compile(f"(?:{'|'.join(row.before)})[^，,；;。：\\n]{{0,6}}$"), re.compile(
        f"[^，,；;。：\\n]{{0,4}}(?:{'|'.join(row.behind)})"
    )


def denied(text: str, hit: Hit[Trigger]) -> bool:
    """Whether the words around a trigger say that it did not, or will not, happen."""
    before, behind = _denials()
    return bool(before.search(text, max(hit.start - 12, 0), hit.start) or behind.match(text, hit.end))


@cache
def trigger_words() -> Words[Trigger]:
    """An automaton over all triggers and the words that only hold one."""
    means: dict[str, Trigger] = {}
    for frame in frames():
        for word in frame.row.leaves:
            means.setdefault(word, Trigger(None, weak=False))
    for frame in frames():
        row = frame.row
        for word, weak in (*((w, False) for w in row.triggers), *((w, True) for w in row.weak)):
            if (owner := means.get(word)) and owner.frame:
                other = owner.frame.row.type
                raise LexiconError(f"lexicons/events: {word!r} triggers both {other} and {row.type}")
            means[word] = Trigger(frame, weak)
    return Words(means.items())
