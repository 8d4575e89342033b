"""Spreading: what is a name in one place of the article is one in the others, in full or shortened."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from extractor.document import Found
from extractor.grammar.rule import Rule
from extractor.grammar.words import Words
from extractor.names.contexts import OPENER, PREDICATE, PRODUCT
from extractor.names.endings import ENDING
from extractor.names.forms import forms
from extractor.names.holders import HELD, HOLDER
from extractor.names.introductions import CODED, SHORT
from extractor.names.known import KNOWN
from extractor.names.places import is_company, is_known, is_place
from extractor.names.sighting import (
    CLOSED,
    Among,
    Piece,
    Sighting,
    View,
    closes,
    cuts_latin,
    is_common,
    is_edge,
    is_plain,
    is_proper,
    joined,
    knows,
)
from extractor.names.taggers import TAGGER_RULE
from extractor.text.segmenter import segmenter
from schemas import EntityType

LATIN_WORD = "name.latin.word"
MANY = 200
REPEATED = frozenset(
    {
        TAGGER_RULE,
        f"{ENDING.name}.trade",
        f"{ENDING.name}.weak_trade",
        PREDICATE.name,
        OPENER.name,
        PRODUCT.name,
        LATIN_WORD,
    }
)
SHORTENED_TYPES: frozenset[EntityType] = frozenset({"company", "organization"})
FULL_BY = (KNOWN.name, OPENER.name, HOLDER.name, HELD.name, SHORT.name, CODED.name, ENDING.name)
WHOLE_BY = f"{ENDING.name}.institution"
LEGAL = ("有限公司", "有限责任公司", "合伙）", "合伙)", "合伙企业")
DIVISIONS = "省市县区"
OF_CHINA, PORT = "中国", "港"
CENTRAL_BANK, OUR_CENTRAL_BANK = "央行", ("人民银行", "中国央行")


def spread(view: View, sightings: Sequence[Sighting]) -> Iterator[Found]:
    """Mentions of every established name."""
    named = established(view, sightings)
    for one in sightings:
        if one.rule == KNOWN.name:
            form = view.text[one.start : one.end]
            kind = named[form].type if form in named else _otherwise(form)
            if kind:
                yield Found(one.start, one.end, "entity", one.rule, type=kind)
    sought = {form: first for form, first in named.items() if first.rule != KNOWN.name}
    for form, start, end in _all_everywhere(view, sought):
        yield Found(start, end, "entity", sought[form].rule, type=sought[form].type)
    for rule in SPREADING:
        for one in rule.read(view, list(named.values())):
            yield Found(one.start, one.end, "entity", one.rule, type=one.type)


def _otherwise(form: str) -> EntityType | None:
    """What a known name is that nothing shows to be one here: a port, where a port's company has its name."""
    return "place" if form.endswith(PORT) and is_place(form[:-1]) else None


def established(view: View, sightings: Sequence[Sighting]) -> dict[str, Sighting]:
    """The forms that are names in this article, each with the sighting that made it one."""
    named: dict[str, Sighting] = {}
    half: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        form = view.text[sighting.start : sighting.end]
        if sighting.sure:
            named.setdefault(form, sighting)
        else:
            half[form].append(sighting)
    for form, seen in half.items():
        if form not in named and _enough(seen):
            named[form] = seen[0]
    leads = forms().affix.leads
    return dict(
        _freed(view.text, form, first) if form[0] in leads else (form, first) for form, first in named.items()
    )


def _freed(text: str, form: str, first: Sighting) -> tuple[str, Sighting]:
    """A form without the function word before it, where the rest of it stands without that as well."""
    rest = form[1:]
    if first.rule == KNOWN.name or len(rest) < 3 or text.count(rest) == text.count(form):
        return form, first
    return rest, first._replace(start=first.start + 1)


def _enough(seen: list[Sighting]) -> bool:
    """Whether half-sure sightings make a name: two ways of finding it, or a context that comes back."""
    rules = {sighting.rule for sighting in seen}
    return len(rules) > 1 or (rules <= REPEATED and len({sighting.start for sighting in seen}) > 1)


def short_forms(view: View, names: Sequence[Sighting]) -> Iterator[Sighting]:
    """Mentions of companies without what their names end with (智谱 of 智谱AI)."""
    full = {view.text[one.start : one.end]: one for one in names}
    short: dict[str, str] = {}
    for form, one in full.items():
        if one.type in SHORTENED_TYPES and one.rule.startswith(FULL_BY) and one.rule != WHOLE_BY:
            for stem in shortened(form):
                if stem not in full:
                    short.setdefault(stem, form)
    for stem, start, end in _all_everywhere(view, short):
        if view.text.startswith(short[stem], start) or not _stands_alone(view, start, end):
            continue
        if not is_common(stem) or _opens(view, start, end):
            yield Sighting(start, end, full[short[stem]].type, SHORTENED.name, True)


@lru_cache(maxsize=16384)
def shortened(form: str) -> tuple[str, ...]:
    """What is left of `form` without what it ends with, ending by ending."""
    endings, common = forms().endings, forms().common
    stem, short = form, []
    if form.startswith(OF_CHINA) and len(form) == 4 and is_company(form):
        own = form.removeprefix(OF_CHINA)
        short = [] if is_plain(own) or is_known(own) or own in endings else [own]
    while cut := next((len(stem) - size for size in range(6, 1, -1) if stem[-size:] in endings), 0):
        latin = stem[cut:].isascii() and stem[cut - 1 : cut].isascii()
        stem = stem[:cut]
        if len(stem) > 1 and not latin and not (stem in endings or stem in common or is_known(stem)):
            short.append(stem)
    if form.endswith(LEGAL) and short:
        short += _cores(short)
    return tuple(dict.fromkeys(short))


def _cores(stems: Sequence[str]) -> Iterator[str]:
    """What is left of a full name's stems without its place or its business (江苏|星澜|投资管理)."""
    for stem in stems:
        place = next((size for size in range(5, 1, -1) if is_place(stem[:size].rstrip(DIVISIONS))), 0)
        for lead in {0, place}:
            core = name = stem[lead:]
            while cut := next((size for size in range(4, 1, -1) if _is_business(name[-size:])), 0):
                name = name[:-cut]
            yield from (one for one in (core, name) if one != stem and len(one) > 1 and _is_distinct(one))


def _is_business(word: str) -> bool:
    return word in forms().inner or word in forms().endings or word == "企业"


def _is_distinct(core: str) -> bool:
    """Whether `core` names its company by itself: a word that the dictionary has not is in it."""
    if is_known(core) or core in forms().common or knows(core):
        return False
    pieces, at = [], 0
    for word, tag in segmenter().tag(core):
        pieces.append(Piece(at, at + len(word), word, tag))
        at += len(word)
    return any(is_proper(piece) and not is_place(piece.text) for piece in joined(pieces))


def central_banks(view: View, names: Sequence[Sighting]) -> Iterator[Sighting]:
    """`央行` by itself, where the article names one central bank."""
    named = {view.text[one.start : one.end] for one in names}
    ours = any(form.endswith(OUR_CENTRAL_BANK) for form in named)
    abroad = {
        form
        for form in named - {*OUR_CENTRAL_BANK}
        if form.endswith(CENTRAL_BANK) and is_place(form.removesuffix(CENTRAL_BANK))
    }
    if len(abroad) + ours == 1:
        for start, end in _everywhere(view, CENTRAL_BANK):
            yield Sighting(start, end, "organization", HEAD_NOUN.name, True)


def _all_everywhere(view: View, sought: Collection[str]) -> Iterator[tuple[str, int, int]]:
    """Every place of many forms; where they are very many an automaton finds them in one pass."""
    if len(sought) > MANY:
        for start, end, form in Words((form, form) for form in sought).find(view.text):
            if view.free(start, end) and not cuts_latin(view.text, start, end):
                yield form, start, end
    else:
        for form in sought:
            for start, end in _everywhere(view, form):
                yield form, start, end


def _everywhere(view: View, form: str) -> Iterator[tuple[int, int]]:
    text, at, size = view.text, view.text.find(form), len(form)
    while at >= 0:
        end = at + size
        if view.free(at, end) and not cuts_latin(text, at, end):
            yield at, end
        at = text.find(form, end)


def _stands_alone(view: View, start: int, end: int) -> bool:
    """Whether what follows a shortened name, and what comes before it, is not more of another name."""
    after = view.pieces(start, view.ceiling(end, reach=6))
    if any(piece.start < end < piece.end and knows(piece.text) for piece in after):
        return False
    before = view.pieces(max(view.floor(start), start - 6), start)
    if before and len(before[-1].text) == 1 and not is_edge(before[-1]):
        return False
    follows = next((piece for piece in after if piece.start >= end), None)
    if follows is None or closes(follows):
        return True
    if follows.text in forms().endings:
        return False
    return follows.tag[0] in "vdp" or (len(follows.text) > 1 and not is_proper(follows))


def _opens(view: View, start: int, end: int) -> bool:
    """Whether a word of the language opens a clause like a name, a verb or a time after it."""
    if start and view.text[start - 1] not in CLOSED:
        return False
    after = view.pieces(end, view.ceiling(end, reach=4))
    return not view.free(end, end + 1) or (bool(after) and is_edge(after[0]))


SHORTENED: Among = Rule(
    "name.shortened",
    "{stem}",
    short_forms,
    reads={
        "智澜AI在港股上市。⟦智澜⟧的底色是技术": ("company",),
        "广州星澜投资合伙企业（有限合伙）入股，汇宝将⟦星澜⟧份额转让": ("company",),
        "甲渊地产集团有限公司（下称“甲渊地产”）公布半年报，⟦甲渊⟧实现收入": ("company",),
        "中国神华上调年度长协价。⟦神华⟧表示，供需平衡": ("company",),
    },
    leaves=("北京科技有限公司在北京成立", "中国建筑中标。建筑业回暖"),
)
HEAD_NOUN: Among = Rule(
    "name.central_bank",
    "央行",
    central_banks,
    reads={"通胀降至⟦央行⟧目标下方，市场预期印度央行降息": ("organization",)},
    leaves=("央行今日开展逆回购操作", "中国人民银行称，央行将降准，日本央行按兵不动"),
)
SPREADING = (SHORTENED, HEAD_NOUN)
