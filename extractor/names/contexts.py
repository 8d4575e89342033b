"""Names by what is said of them (`X股价`, `X宣布`) and by what leads up to them (`旗下X`, `语音模型X`)."""

from collections.abc import Iterator

from extractor.grammar.rule import Rule
from extractor.grammar.words import Hit
from extractor.names.forms import Sense, forms
from extractor.names.places import is_company, is_place
from extractor.names.sighting import (
    Beside,
    Piece,
    Sighting,
    View,
    begins_plain,
    closes,
    is_edge,
    is_proper,
    joined,
    knows,
)
from schemas import EntityType

OPENS = frozenset("“\"《「『‘'")
CLOSES = frozenset("”\"》」』’'")
LONGEST = 8


def by_predicate(view: View, hit: Hit[Sense]) -> Iterator[Sighting]:
    """The company that stands right before the predicate at `hit`."""
    end = hit.start
    floor = view.floor(end, reach=LONGEST + 4)
    if end - floor < 2:
        return
    pieces = joined(view.pieces(floor, hit.end))
    chunk: list[Piece] = []
    for piece in reversed(pieces):
        if piece.start >= end:
            continue
        trade = not chunk and _is_trade(piece.text)
        if piece.end > end or len(chunk) > 2 or not (trade or _nameable(piece)):
            break
        chunk.append(piece)
    named = any(map(_nameable, chunk))
    if not named:
        chunk = _stem_of_trade(pieces, chunk) if hit.means.predicate else []
    if not chunk:
        return
    start = chunk[-1].start
    bounded = start == floor or is_edge(next(piece for piece in reversed(pieces) if piece.end <= start))
    form = view.text[start:end]
    if bounded and _is_name(form) and not any(map(str.isascii, form)):
        yield Sighting(start, end, "company", PREDICATE.name, bool(hit.means.predicate) and start == floor)


def _is_trade(word: str) -> bool:
    """Whether companies' names end with `word`, and not those of bodies (`特朗普政府`)."""
    sense = forms().senses.get(word)
    return sense is not None and any(ending.of == "company" for ending in sense.endings)


def _stem_of_trade(pieces: list[Piece], chunk: list[Piece]) -> list[Piece]:
    """A trade and the one plain word before it at a clause's start (`朔方能源` before 董事长)."""
    before = [piece for piece in pieces if chunk and piece.end <= chunk[-1].start]
    whole = len(chunk) == 1 and len(before) == 1 and len(before[0].text) == 2 and not is_edge(before[0])
    return [*chunk, *before] if whole else []


def by_opener(view: View, hit: Hit[Sense]) -> Iterator[Sighting]:
    """The company that stands right after the opener at `hit`."""
    yield from named_after(view, hit.end, "company", OPENER.name, sure=bool(hit.means.opener))


def by_product(view: View, hit: Hit[Sense]) -> Iterator[Sighting]:
    """What stands right after the product word at `hit`, quoted or not: a product, or the firm so named."""
    for named in _products(view, hit):
        firm = view.tells_of_firm(view.text[named.start : named.end])
        yield named._replace(type="company") if firm else named


def _products(view: View, hit: Hit[Sense]) -> Iterator[Sighting]:
    text, at = view.text, hit.end
    if text[at : at + 1] and text[at] in OPENS:
        end = next((i for i in range(at + 1, min(at + 16, len(text))) if text[i] in CLOSES), 0)
        if end and end - at > 2:
            yield Sighting(at + 1, end, "product", PRODUCT.name, True)
    else:
        yield from named_after(view, at, "product", PRODUCT.name, sure=False)


def named_after(view: View, at: int, kind: EntityType, rule: str, *, sure: bool) -> Iterator[Sighting]:
    """The name of a company or product that begins at `at`, quoted or not."""
    text = view.text
    at += text[at : at + 1] in OPENS if text[at : at + 1] else 0
    if begins_plain(text[at : at + 2]) and not (sure and text[at + 2 : at + 4] in forms().endings):
        return
    ceiling = view.ceiling(at)
    if ceiling - at < 2:
        return
    pieces = view.pieces(at, ceiling)
    end = at
    if len(pieces) > 1 and is_place(pieces[0].text) and _is_coined(pieces[1]):
        end, sure = pieces[1].end, True
    else:
        for piece in pieces[:4]:
            model = kind == "product" and end > at and piece.tag == "eng"
            if not (model or _nameable(piece)):
                break
            end, sure = piece.end, sure or model
    if end == at and sure and _is_plain_name(pieces):
        end = pieces[1].end
    following = next((piece for piece in pieces if piece.start == end), None)
    bounded = following is None or closes(following) or following.text[0] in forms().affix.leads
    if following and end > at and following.text in forms().endings:
        end, bounded = following.end, True
    if bounded and _is_name(text[at:end]):
        yield Sighting(at, end, kind, rule, sure)


def _is_plain_name(pieces: list[Piece]) -> bool:
    """Whether a plain word and a trade follow (控股股东|极光|集团)."""
    if len(pieces) < 2 or len(pieces[0].text) != 2 or is_edge(pieces[0]) or pieces[0].text in forms().endings:
        return False
    return pieces[1].text in forms().endings and pieces[0].text + pieces[1].text not in forms().common


def _is_name(form: str) -> bool:
    edges = forms().edges
    if not 2 <= len(form) <= LONGEST or form in forms().common or form[0] in edges:
        return False
    return form[-1] not in edges or form[-2:] in forms().endings


def _is_coined(piece: Piece) -> bool:
    """Whether `piece` is a word of two characters that the dictionary has not (利明 in 香港利明)."""
    return len(piece.text) == 2 and not is_edge(piece) and not knows(piece.text)


def _nameable(piece: Piece) -> bool:
    if is_edge(piece):
        return False
    return (is_proper(piece) and piece.tag != "eng" and not is_place(piece.text)) or is_company(piece.text)


PREDICATE: Beside = Rule(
    "name.predicate",
    "{name}{predicate}",
    by_predicate,
    reads={
        "开盘后，⟦智澜⟧股价连涨三天": ("company",),
        "⟦星荟澜⟧宣布完成交割。此前，⟦星荟澜⟧宣布扩张": ("company", "company"),
    },
    leaves=(
        "公司股价大涨",
        "年报显示，净利润增长",
        "业内认为，大盘股价偏低",
        "特朗普政府目前计划持股，特朗普政府股权投资",
    ),
)
OPENER: Beside = Rule(
    "name.opener",
    "{opener}{name}",
    by_opener,
    reads={
        "拟通过全资孙公司⟦香港利澜⟧，向股东收购股份": ("company",),
        "宣布收购⟦南京诚澜⟧之51%股权": ("company",),
    },
    leaves=("收购相关资产", "旗下子公司众多"),
)
PRODUCT: Beside = Rule(
    "name.product",
    "{product}{name}",
    by_product,
    reads={
        "专注社交的应用“⟦星语⟧”上线": ("product",),
        "团购平台“⟦星语⟧”完成1亿元融资": ("company",),
    },
    leaves=("大模型应用落地", "新产品销量增长"),
)
