"""Resolving: names that mean one real thing become one Thing."""

from collections import defaultdict
from collections.abc import Sequence

from extractor.document import Found, Thing
from extractor.entities.aliases import declared, short_forms
from extractor.entities.identifiers import ticker_beside
from extractor.names.gazetteer import Gazetteer, own
from extractor.text.layout import Layout
from schemas import EntityType

BRACKETS = frozenset("（(")
DIVISIONS = frozenset("省市县区州")
LONGEST_GLOSS = 48
ORGANISED: frozenset[EntityType] = frozenset({"company", "organization", "index"})


def resolve(
    found: Sequence[Found], text: str, layout: Layout, *, gazetteers: Sequence[Gazetteer] | None = None
) -> tuple[tuple[Found, ...], tuple[Thing, ...]]:
    """Give every name in `found` (all mentions, in text order) its Thing."""
    names = [index for index, one in enumerate(found) if one.kind == "entity"]
    forms = [text[found[index].start : found[index].end] for index in names]
    groups = _Groups()
    for index, form in zip(names, forms, strict=True):
        groups.add(form, found[index].type)
    lists = gazetteers or (own(),)
    _join_known(groups, lists)
    _join_declared(groups, found, names, forms, text)
    _join_shortened(groups)
    return _things(groups, found, names, forms, text, lists)


class _Groups:
    """Forms of the article, joined where they name one thing. The first that is met leads."""

    def __init__(self) -> None:
        self.types: dict[str, EntityType] = {}
        self._leader: dict[str, str] = {}

    def add(self, form: str, kind: EntityType | None) -> None:
        assert kind is not None
        self.types.setdefault(form, kind)
        self._leader.setdefault(form, form)

    def leader(self, form: str) -> str:
        while self._leader[form] != form:
            form = self._leader[form]
        return form

    def join(self, one: str, other: str) -> None:
        self._leader[self.leader(other)] = self.leader(one)

    def alike(self, one: str, other: str) -> bool:
        a, b = self.types[one], self.types[other]
        return a == b or (a in ORGANISED and b in ORGANISED)


def _join_known(groups: _Groups, gazetteers: Sequence[Gazetteer]) -> None:
    first: dict[tuple[int, int], str] = {}
    for form in groups.types:
        row = _row(form, gazetteers)
        if row is not None:
            groups.join(first.setdefault(row, form), form)


def _join_declared(
    groups: _Groups, found: Sequence[Found], names: Sequence[int], forms: Sequence[str], text: str
) -> None:
    for here, there, form, other in zip(names, names[1:], forms, forms[1:], strict=False):
        stop, start, end = found[here].end, found[there].start, found[there].end
        brackets = text[stop : stop + 1] in BRACKETS and start - stop <= LONGEST_GLOSS
        if brackets and groups.alike(form, other) and declared(text[stop:start], text[end : end + 1]):
            groups.join(form, other)


def _join_shortened(groups: _Groups) -> None:
    shortenable = [form for form, kind in groups.types.items() if kind in ORGANISED]
    for form, kind in groups.types.items():
        if kind == "place" and form[:-1] in groups.types and form[-1] in DIVISIONS:
            groups.join(form, form[:-1])
    holders: dict[str, list[str]] = defaultdict(list)
    for form in shortenable:
        for short in short_forms(form):
            holders[short].append(form)
    for short in shortenable:
        full = {groups.leader(form) for form in holders.get(short, ())}
        full.discard(groups.leader(short))
        if len(full) == 1:
            groups.join(full.pop(), short)


def _things(
    groups: _Groups,
    found: Sequence[Found],
    names: Sequence[int],
    forms: Sequence[str],
    text: str,
    gazetteers: Sequence[Gazetteer],
) -> tuple[tuple[Found, ...], tuple[Thing, ...]]:
    resolved = list(found)
    thing_of: dict[str, int] = {}
    called: list[dict[str, None]] = []
    mentions: list[list[int]] = []
    for index, form in zip(names, forms, strict=True):
        thing = thing_of.setdefault(groups.leader(form), len(called))
        if thing == len(called):
            called.append({})
            mentions.append([])
        called[thing][form] = None
        mentions[thing].append(index)
        one = found[index]
        resolved[index] = Found(one.start, one.end, one.kind, one.rule, None, one.type, thing)
    return tuple(resolved), tuple(
        _thing(found, names, text, at, gazetteers) for names, at in zip(called, mentions, strict=True)
    )


def _thing(
    found: Sequence[Found],
    called: dict[str, None],
    text: str,
    mentions: Sequence[int],
    gazetteers: Sequence[Gazetteer],
) -> Thing:
    first, name = found[mentions[0]], max(called, key=len)
    assert first.type is not None
    return Thing(
        type=first.type,
        name=name,
        aliases=tuple(form for form in called if form != name),
        mentions=tuple(mentions),
        identifiers=_identifiers(called, [found[index].end for index in mentions], text, gazetteers),
        rule=first.rule,
    )


def _identifiers(
    called: dict[str, None], ends: Sequence[int], text: str, gazetteers: Sequence[Gazetteer]
) -> dict[str, str]:
    for end in ends:
        if text[end : end + 1] in BRACKETS and (ticker := ticker_beside(text, end)):
            return {"ticker": ticker}
    for form in called:
        row = _row(form, gazetteers)
        ticker = gazetteers[row[0]].ticker(row[1]) if row else None
        if ticker:
            return {"ticker": ticker}
    return {}


def _row(form: str, gazetteers: Sequence[Gazetteer]) -> tuple[int, int] | None:
    """The gazetteer and the line that know `form` whole."""
    for index, gazetteer in enumerate(gazetteers):
        row = gazetteer.row(form)
        if row is not None:
            return index, row
    return None
