"""Names by the company they keep: what stands in a list of names is one (`星河科技、甲康得和乙安集团`)."""

import re
from collections.abc import Iterator, Sequence

from extractor.grammar.rule import Rule
from extractor.names.forms import forms
from extractor.names.places import is_company, is_country
from extractor.names.sighting import Among, Piece, Sighting, View, is_edge, is_proper, knows
from schemas import EntityType

LISTED: frozenset[EntityType] = frozenset({"company", "organization", "product"})
JOINS = frozenset("、/和及与")
ENDS = frozenset('、/，。；：！？（）()《》“”"和及与等 \n\t,;:')
LONGEST_ITEM = 8
AND_OTHERS = re.compile(
    r"等(?:多家|\d+家|[一二三四五六七八九十]+家)?(?:上市)?(?:公司|企业|机构|券商|银行|房企|车企|股)"
)
# How a share moves, between the last name of a list and by how much: 甲康得、乙康新涨超5%.
MOVES = re.compile("(?:大|暴|齐|均|领|微|再|收|飙)?[涨跌升](?:超|逾|近|幅|停|约|至)?$")
SECTORS = re.compile("等?(?:多个|各)?(?:板块|概念|行业|产业|领域|题材)")
OPEN, CLOSE = "（(", "）)"
OPENS_OR_JOINS = JOINS | set(OPEN) | {"以"}


def listed(view: View, sightings: Sequence[Sighting]) -> Iterator[Sighting]:
    """What stands between the signs of a list in which there are names."""
    spans = {one.start: one for one in sightings if one.sure and one.type in LISTED}
    ends = {one.end: one for one in spans.values()}
    seen: set[int] = set()
    text = view.text
    for first in sorted(spans):
        joined = (
            text[spans[first].end : spans[first].end + 1] in OPENS_OR_JOINS
            or text[first - 1 : first] in JOINS
        )
        if joined and first not in seen:
            chain = _chain(view, spans, ends, spans[first])
            seen.update(start for start, _ in chain)
            yield from _members(view, spans, chain)


def _chain(
    view: View, spans: dict[int, Sighting], ends: dict[int, Sighting], first: Sighting
) -> list[tuple[int, int]]:
    """The items of the list that `first` stands in, from left to right."""
    chain = [(first.start, first.end)]
    while (item := _next(view, spans, chain[-1][1])) and len(chain) < 60:
        chain.append(item)
    while (item := _previous(view, ends, chain[0][0])) and len(chain) < 60:
        chain.insert(0, item)
    return chain


def _next(view: View, spans: dict[int, Sighting], at: int) -> tuple[int, int] | None:
    text = view.text
    if text[at : at + 1] not in OPENS_OR_JOINS:
        return None
    at = _over_brackets(text, at)
    step = 1 if text[at : at + 1] and text[at] in JOINS else 2 if text[at : at + 2] == "以及" else 0
    if not step:
        return None
    start = at + step
    if start in spans:
        return start, spans[start].end
    end = start
    while end < len(text) and text[end] not in ENDS and not text[end].isdigit() and end - start < 9:
        end += 1
    if end - start > LONGEST_ITEM:
        end = next(
            (start + size for size in range(4, 7) if text[start + size - 2 : start + size] in _endings()), end
        )
    if moves := MOVES.search(text, min(start + 2, end), end):
        end = moves.start()
    return (start, end) if 2 <= end - start <= LONGEST_ITEM and view.free(start, end) else None


def _endings() -> frozenset[str]:
    return forms().endings


def _previous(view: View, ends: dict[int, Sighting], start: int) -> tuple[int, int] | None:
    text = view.text
    if not start or text[start - 1] not in JOINS:
        return None
    end = start - 1
    if end and text[end - 1] in CLOSE:
        opening = max(text.rfind(sign, max(0, end - 16), end) for sign in OPEN)
        end = opening if opening > 0 else end
    if end in ends:
        return ends[end].start, end
    low = end
    while low and text[low - 1] not in ENDS and end - low < 14:
        low -= 1
    for piece in reversed(view.pieces(low, end)):
        if is_edge(piece) and not is_company(piece.text):
            low = piece.end
            break
    return (low, end) if 2 <= end - low <= LONGEST_ITEM and view.free(low, end) else None


def _over_brackets(text: str, at: int) -> int:
    if text[at : at + 1] and text[at] in OPEN:
        closing = min(
            (text.find(sign, at, at + 24) for sign in CLOSE), key=lambda i: i if i >= 0 else 1 << 30
        )
        return closing + 1 if closing > 0 else at
    return at


def _members(view: View, spans: dict[int, Sighting], chain: list[tuple[int, int]]) -> Iterator[Sighting]:
    known = [spans[start] for start, end in chain if start in spans and spans[start].end == end]
    many = len(known) > 1 or AND_OTHERS.match(view.text, chain[-1][1]) is not None
    for begin, end in chain:
        if begin in spans:
            continue
        pieces = view.pieces(begin, end)
        abroad = len(pieces) > 1 and is_country(pieces[0].text)
        start = pieces.pop(0).end if abroad else begin
        kind = known[0].type
        paired = kind == "product" and "/" in (view.text[start - 1 : start], view.text[end : end + 1])
        if paired or _is_item(view, start, end, pieces, many=many):
            yield Sighting(start, end, kind, LIST.name, True)


def _is_item(view: View, start: int, end: int, pieces: list[Piece], *, many: bool) -> bool:
    name, lists = view.text[start:end], forms()
    if is_company(name) and name not in lists.common and not SECTORS.match(view.text, end):
        return True
    traded = many and len(pieces) > 1 and len(pieces[-1].text) >= 2 and pieces[-1].text in lists.endings
    worded = pieces[1:] if traded and len(pieces[0].text) == 2 else pieces
    if name in lists.common or any(map(is_edge, worded)) or any(char.isdigit() for char in name):
        return False
    if len(pieces) == 1 and knows(name):
        return is_proper(pieces[0]) and pieces[0].tag != "ns"
    if traded:
        return True
    return (many and end - start <= 5) or any(is_proper(piece) and piece.tag != "ns" for piece in pieces)


LIST: Among = Rule(
    "name.list",
    "{name}、{name}和{name}",
    listed,
    reads={
        "高瓴资本、⟦愉快资本⟧、红杉资本跟投": ("organization",),
        "海康威视、格力电器、⟦乙康新⟧涨超5%": ("company",),
        "格力电器、⟦乙康新⟧和海康威视等3只个股净买入": ("company",),
        "格力电器、海康威视、⟦露天澜业股份⟧等涨逾3%": ("company",),
    },
    leaves=("特斯拉、水泥、保险等板块", "海康威视和太阳能等板块", "海康威视、净利润和营收"),
)
