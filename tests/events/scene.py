"""Documents for examples whose mentions are written in place: ``{星河科技:company}回购{60万股:count}``."""

import re
from decimal import Decimal

from extractor.document import Document, Found, Happening, MentionRef, RoleValue, Thing, ThingRef
from extractor.text.fold import fold
from extractor.text.layout import read_layout
from schemas import Count, DateInterval, Money, Multiple, Percent, Value

MENTION = re.compile(r"\{([^{}:]+):(\w+)\}")


def scene(marked: str) -> Document:
    """The Document of a text with its mentions written in place."""
    text, found, things = "", [], []
    at = 0
    for match in MENTION.finditer(marked):
        text += marked[at : match.start()]
        start = len(text)
        text += match[1]
        at = match.end()
        value = _value(match[1], match[2])
        if value is not None:
            found.append(Found(start, len(text), value.kind, "test", value))
            continue
        index = next((i for i, thing in enumerate(things) if thing.name == match[1]), len(things))
        if index == len(things):
            things.append(Thing(match[2], match[1], (), (), {}, "test"))
        found.append(Found(start, len(text), "entity", "test", type=match[2], entity=index))
    folded = fold(text + marked[at:])
    return Document(folded, read_layout(folded.folded), None, None, None, tuple(found), tuple(things))


def _value(text: str, kind: str) -> Value | None:
    number = Decimal(re.sub(r"[^-\d.]", "", text) or 0)
    match kind:
        case "money":
            return Money(low=number, high=number)
        case "percent":
            return Percent(low=number, high=number)
        case "multiple":
            return Multiple(low=number, high=number)
        case "count":
            return Count(low=number, high=number, unit=text[-1])
        case "date":
            return DateInterval(grain={"日": "day", "月": "month"}.get(text[-1], "year"))
        case _:
            return None


def told(happening: Happening, document: Document) -> dict[str, str]:
    """An event in an example's terms: its type and its filled roles as printed."""
    roles = {role: _printed(value, document) for role, value in happening.roles.items() if value is not None}
    return {"type": happening.type, **roles}


def _printed(value: RoleValue, document: Document) -> str:
    if isinstance(value, ThingRef):
        return document.things[value.thing].name
    if isinstance(value, MentionRef):
        found = document.found[value.mention]
        return document.text.folded[found.start : found.end]
    if isinstance(value, tuple):
        return "、".join(_printed(one, document) for one in value)
    return value or ""
