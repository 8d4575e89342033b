"""Filling the roles of one event from the sketch of its clauses."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from extractor.document import MentionRef, ThingRef
from extractor.events.context import Context
from extractor.events.filler import Filler
from extractor.events.frames import Frame, Pattern, Role
from extractor.events.sketch import ANAPHOR, BROKER_ANAPHOR, DATE, PLACE, SIGN_OF, Sketch
from schemas import Count, DateInterval, Money

JOINS = re.compile(
    "(?:/股|（含）|[(]含[)]|先生|女士|博士)*"
    "(?:[、和及与/&]|以及|至|[,，](?=[^。；]{0,12}[、和及与])|[,，、；]?且?(?=[^。，；]{0,6}[最不][高低超少]))"
    "(?:不超过|不高于|不低于|不少于|约|(?:股份|购买|成交|回购|的)*最[高低](?:成交|回购|购买|买入)?价?格?(?:为|约)?)?"
)
CLAUSE_ENDS = "，,；;：:。 \n"
NOT_A_SUBJECT = "向与给对从由为获于在被将"
ANNOUNCED_THEN = re.compile(
    "(?:晚间|午间|早间|晚|盘后|傍晚)?[^，。,；;\n]{0,12}?(?:发布|公布|公告|披露|宣布|[|]|讯|消息|召开|收到|接到|获悉|会议|股东大会|董事会|报告|年报)"
)


UNTIL = ("截至", "截止", "截止至")
"""Before the day up to which is counted; on which it happened is not said."""

COARSE = ("year", "half", "quarter", "decade")
DAYS = 45
"""A range of no more days says when an event took place; a longer one is the period of some figure."""
FAR = re.compile("[，,；;].*[，,；;]|；")
"""Between a trigger and the year of some figure, not of the event."""


class Stretch(NamedTuple):
    """The event's clauses, ``start``–``end`` of the sketch of their sentence, with its trigger."""

    sketch: Sketch
    start: int
    end: int
    trigger: int


class Filling:
    """The filling of one frame from one event's clauses, and from the sentences that follow."""

    def __init__(self, frame: Frame, stretch: Stretch, context: Context) -> None:
        self._frame = frame
        self._stretch = stretch
        self._context = context
        self._found = context.document.found
        self._announcement = context.announcements.at(stretch.sketch.begin)
        self.filled: dict[str, Filler] = {}
        self._taken: set[int] = set()

    def fill(self) -> dict[str, Filler]:
        """Fill the roles in their order, by patterns first; what fills one role fills no other."""
        present = self._stretch.sketch.signs
        for role in self._frame.roles:
            if not role.signs or not role.signs.isdisjoint(present):
                self._put(role, self._by_patterns(role, role.patterns, self._stretch))
        for role in self._frame.roles:
            if role.row.otherwise and role.name not in self.filled:
                self._put(role, self._otherwise(role))
        return self.filled

    def fill_further(self, sentences: Sequence[tuple[int, int]]) -> None:
        """Fill what is still open from the sentences that follow."""
        for role in self._frame.roles:
            if not role.anywhere or role.name in self.filled:
                continue
            for start, end in sentences:
                if not role.signs or not role.signs.isdisjoint(self._context.signs(start, end)):
                    sketch = self._context.sketch(start, end)
                    stretch = Stretch(sketch, 0, len(sketch.text), 0)
                    self._put(role, self._by_patterns(role, role.anywhere, stretch))

    def _put(self, role: Role, filler: Filler | None) -> None:
        if role.row.joins and role.row.joins in self.filled:
            joined = self.filled[role.row.joins]._replace(is_list=True)
            filler = joined.extended(filler) if filler else joined
        if filler is not None:
            self.filled.setdefault(role.row.name, filler)
            self._taken.update(map(self._identity, filler.mentions))

    def _by_patterns(self, role: Role, patterns: Sequence[Pattern], stretch: Stretch) -> Filler | None:
        text = stretch.sketch.text
        for pattern in patterns:
            at = 0 if pattern.written.startswith("^") else stretch.start
            while match := pattern.expression.search(text, at, stretch.end):
                filler = self._filler(role, match.start(1), match.end(1), stretch.sketch, pattern.written)
                if filler is not None:
                    return filler
                at = max(match.start(1), at) + 1
        return None

    def _filler(self, role: Role, start: int, end: int, sketch: Sketch, pattern: str) -> Filler | None:
        """What stands at ``start``–``end`` of the sketch, if it may fill the role."""
        if start == end:
            return None
        low, high = sketch.start(start), sketch.end(end)
        if role.row.takes == "text":
            literal = self._context.document.text.folded[low:high].strip()
            return Filler((), (), low, high, pattern, literal=literal)
        places = [*_list(role, sketch, start)] if role.row.many != "one" else [start]
        mentions: dict[int, int] = {}
        for place in places:
            mention: int | None = sketch.mention(place)
            if mention == -1:
                mention = self._meant(sketch.text[place], sketch.start(place))
            if mention is not None and self._fits(role, mention):
                mentions.setdefault(self._identity(mention), mention)
        return self._of(role, [*mentions.values()], low, high, pattern)

    def _of(self, role: Role, mentions: Sequence[int], start: int, end: int, pattern: str) -> Filler | None:
        """A filler of mentions: a list where the role is one, or where there are several."""
        if not mentions:
            return None
        values = tuple(self._reference(mention) for mention in mentions)
        is_list = role.row.many == "list" or len(values) > 1
        return Filler(values, tuple(mentions), start, end, pattern, is_list)

    def _fits(self, role: Role, mention: int) -> bool:
        found = self._found[mention]
        value = found.value
        if SIGN_OF[found.type or found.kind] not in role.signs:
            return False
        if role.row.units and not (isinstance(value, Count) and value.unit in role.row.units):
            return False
        if role.row.grains and not (isinstance(value, DateInterval) and value.grain in role.row.grains):
            return False
        if role.row.total and isinstance(value, Money) and value.per:
            return False
        return self._identity(mention) not in self._taken

    def _reference(self, mention: int) -> ThingRef | MentionRef:
        entity = self._found[mention].entity
        return MentionRef(mention) if entity is None else ThingRef(entity)

    def _identity(self, mention: int) -> int:
        """One number for all mentions of a Thing, and another for every other mention."""
        entity = self._found[mention].entity
        return mention if entity is None else -1 - entity

    def _meant(self, sign: str, at: int) -> int | None:
        """The mention that an anaphor at the offset `at` stands for."""
        context, who = self._context, self._announcement.who
        if sign == ANAPHOR and who is not None:
            rates = self._found[who].entity in context.brokers
            if not rates and self._identity(who) not in self._taken:
                return who
        before = context.brokers_before(at) if sign == BROKER_ANAPHOR else context.firms_before(at)
        return next((mention for mention in before if self._identity(mention) not in self._taken), None)

    def _otherwise(self, role: Role) -> Filler | None:
        """Who fills the role where no pattern does."""
        sketch, start, end, _ = self._stretch
        if role.nobody and role.nobody.search(sketch.text, start, end):
            return None
        sources: dict[str, Callable[[Role], Filler | None]] = {
            "announcer": lambda role: self._named(role, self._announcement.who, "announcer"),
            "subject": self._subject,
            "previous": self._previous,
            "about": lambda role: self._named(role, self._context.about, "about"),
        }
        return next(filter(None, (sources[name](role) for name in role.row.otherwise)), None)

    def _named(self, role: Role, who: int | None, why: str) -> Filler | None:
        if who is None or not self._fits(role, who):
            return None
        return self._of(role, [who], self._found[who].start, self._found[who].end, why)

    def _previous(self, role: Role) -> Filler | None:
        """Whom the event before has in the role."""
        paragraph, filled = self._context.previous
        if paragraph != self._context.document.layout.paragraph(self._stretch.sketch.begin)[0]:
            return None
        previous = filled.get(role.name)
        if previous is None or not all(self._fits(role, mention) for mention in previous.mentions):
            return None
        return previous._replace(pattern="previous")

    def _subject(self, role: Role) -> Filler | None:
        """The last before the trigger, in its sentence, that may be a subject."""
        sketch = self._stretch.sketch
        for mark in sketch.before(self._stretch.trigger):
            if role.row.takes == "broker" and not self._context.is_broker(mark.mention):
                continue
            if sketch.text[mark.place] in role.signs and _may_be_subject(sketch.text, mark.place):
                filler = self._filler(role, mark.place, mark.place + 1, sketch, "subject")
                if filler is not None:
                    return filler
        return None


def _may_be_subject(text: str, place: int) -> bool:
    """A name that no preposition governs and no colon makes a label, or an anaphor that opens its clause."""
    if text.startswith(("：", ":"), place + 1):
        return False
    before = text[place - 1] if place else "\n"
    return before in CLAUSE_ENDS if text[place] == ANAPHOR else before not in NOT_A_SUBJECT


def _list(role: Role, sketch: Sketch, at: int) -> Iterator[int]:
    """The places of the list that the filler at `at` stands in: A、B和C."""
    text, signs = sketch.text, role.signs
    first = at
    while True:
        left = first - 1
        if left >= 0 and text[left] == PLACE:
            left -= 1
        if left < 1 or text[left] not in "、和及与/&" or text[left - 1] not in signs:
            break
        first = left - 1
    yield first
    while joint := JOINS.match(text, first + 1):
        after = joint.end()
        if text[after : after + 1] == PLACE:
            after += 1
        if after >= len(text) or text[after] not in signs:
            return
        first = after
        yield first


def read_date(stretch: Stretch, filled: Collection[Filler], context: Context) -> Filler | None:
    """The date of the event: the last before its trigger that is no announcement's and in no role."""
    sketch = stretch.sketch
    for place, start, end, _, mention in sketch.before(stretch.trigger):
        if sketch.text[place] != DATE or sketch.text.endswith(UNTIL, 0, place):
            continue
        if ANNOUNCED_THEN.match(sketch.text, place + 1, stretch.trigger):
            continue
        value = context.document.found[mention].value
        announced = context.announcements.at(start).when
        is_coarse = isinstance(value, DateInterval) and _is_coarse(value)
        if is_coarse and (announced is not None or FAR.search(sketch.text, place, stretch.trigger)):
            continue
        if mention == announced:
            return None
        if not any(filler.start <= start < filler.end for filler in filled):
            return Filler((MentionRef(mention),), (mention,), start, end, "date")
    return None


def _is_coarse(value: DateInterval) -> bool:
    if value.grain == "range":
        return not (value.start and value.end and (value.end - value.start).days <= DAYS)
    return value.grain in COARSE
