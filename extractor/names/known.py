"""Names that a gazetteer knows, where they are words of the text and not letters of two (`星野|东吴证券`)."""

from collections.abc import Iterator
from functools import lru_cache

from extractor.grammar.rule import Rule
from extractor.names.forms import forms
from extractor.names.gazetteer import Gazetteer, own
from extractor.names.places import is_place
from extractor.names.sighting import CLOSED, Piece, Sighting, Throughout, View, cuts_latin, is_common, knows
from schemas import EntityType

SHORT = 3
ACROSS = ((1, 1), (1, 2), (2, 1), (2, 2))
UNLESS = {"部": ("门", "长"), "局": ("长", "面", "部")}
BETWEEN_BANKS = ("间同业", "间市场", "间债", "间拆", "间外汇", "间本币", "间质押")
ACCOUNTS = ("账户", "开户", "帐户", "股东账户", "证券账户")
SAID_OF_HOUSES = ("数据", "发布", "预计", "预测", "统计", "表示", "称", "警告", "宣布", "认为", "分析师")
BEFORE_HOUSES = ("机构", "公司", "提供商", "编制商", "据")
OFFICIAL = ("官方", "认证", "个人")
CHANNELS = frozenset({"微博", "微信", "抖音", "快手", "新浪微博"})
NOT_BEFORE = ("元", "卢布", "比索", "卢比", "镑")
AMBIGUOUS: frozenset[EntityType] = frozenset({"company", "person", "product"})
OF_PLACE = frozenset(["地区", "区域", "人", "市", "省", "县", "方面", "籍", "境内", "政府", "队"])
QUOTES = ("“", "”", '"', "「", "」")
STATES = frozenset("美俄英法德韩印伊")


def known(view: View) -> Iterator[Sighting]:
    """The known names of the text; one that is also a common word is half-sure."""
    text, acronyms, ambiguous, ours = view.text, forms().acronyms, forms().ambiguous, own()
    for gazetteer in view.gazetteers:
        for start, end, row in gazetteer.find(text):
            form = text[start:end]
            if (form in acronyms and not _speaks(text, start, end)) or not view.free(start, end):
                continue
            if cuts_latin(text, start, end):
                continue
            if end - start <= SHORT and _cuts(view, start, end):
                yield from _behind(view, gazetteer, start + 1, end)
                continue
            if text[end : end + 1] in UNLESS.get(form[-1], ()):
                continue
            kind = gazetteer.type(row)
            if kind == "place" and text.startswith(NOT_BEFORE, end):
                continue
            if _names_no_one(text, start, end):
                continue
            common = form in ambiguous if gazetteer is ours else kind in AMBIGUOUS and is_common(form)
            quoted = kind == "product" and text[start - 1 : start] in QUOTES and text[end : end + 1] in QUOTES
            yield Sighting(start, end, kind, KNOWN.name, quoted or not common)


def _speaks(text: str, start: int, end: int) -> bool:
    """Whether an abbreviation is of a house that publishes (`IDC数据显示`), and of no thing (`IDC机房`)."""
    return text.startswith(SAID_OF_HOUSES, end) or text.endswith(BEFORE_HOUSES, 0, start)


def _names_no_one(text: str, start: int, end: int) -> bool:
    """Whether words around a name make it a part of a word (`上海银行间市场`), an account or a channel."""
    form = text[start:end]
    if form in CHANNELS:
        return text.endswith(OFFICIAL, 0, start)
    if form[-1] == "股" or form[-1] == "市":
        return text.startswith(ACCOUNTS, end)
    return form.endswith("银行") and text.startswith(BETWEEN_BANKS, end)


def _behind(view: View, gazetteer: Gazetteer, start: int, end: int) -> Iterator[Sighting]:
    """The known name that begins inside a refused one (其|中(东|南亚))."""
    for begins, ends, row in gazetteer.find(view.text[start : start + SHORT + 2])[:1]:
        first, last = start + begins, start + ends
        if first < end < last and view.free(first, last) and not _cuts(view, first, last):
            yield Sighting(first, last, gazetteer.type(row), KNOWN.name, True)


def _cuts(view: View, start: int, end: int) -> bool:
    """Whether a word of the dictionary lies across an end of ``start``–``end``."""
    text = view.text
    if not (
        _joins(text[max(0, start - 2) : start], text[start:end])
        or _joins(text[start:end], text[end : end + 2])
    ):
        return False
    for piece in view.pieces(max(0, start - 5), min(len(view.text), end + 5)):
        if piece.start >= end:
            return False
        crosses = (piece.start < start < piece.end and not _of_state(piece, text[start:end])) or (
            piece.start < end < piece.end and not _of_place(text, piece, start, end)
        )
        if crosses and knows(piece.text) and not _of_places(piece, start, end):
            return True
    return False


@lru_cache(maxsize=65536)
def _joins(left: str, right: str) -> bool:
    """Whether a word of the dictionary may lie across the end of `left`."""
    if not left or not right or left[-1] in CLOSED or right[0] in CLOSED:
        return False
    return any(knows(left[-back:] + right[:ahead]) for back, ahead in ACROSS)


def _of_place(text: str, piece: Piece, start: int, end: int) -> bool:
    """Whether `piece` is the name and a word that says what it is (`亚洲|地区`), or a place and a word."""
    rest = piece.text[end - start :]
    if piece.start != start:
        return False
    return rest in OF_PLACE or (
        piece.tag[0] == "n" and len(rest) == 2 and knows(rest) and is_place(text[start:end])
    )


def _of_places(piece: Piece, start: int, end: int) -> bool:
    """Whether `piece` is two places in one word, of which the name is one (`法国|巴黎`)."""
    if piece.tag != "ns" or start < piece.start or piece.end < end:
        return False
    before, after = piece.text[: start - piece.start], piece.text[end - piece.start :]
    return all(is_place(rest) for rest in (before, after) if rest)


def _of_state(piece: Piece, body: str) -> bool:
    """Whether `piece` is the body of a state behind one character for that (`俄|国防部`)."""
    return piece.text[0] in STATES and piece.text[1:] == body and body in forms().bodies


KNOWN: Throughout = Rule(
    "name.known",
    "{known}",
    known,
    reads={
        "⟦东吴证券⟧的研报称": ("company",),
        "⟦伦敦⟧时间上午": ("place",),
        "⟦中国证监会⟧批准": ("organization",),
        "⟦沪指⟧收跌": ("index",),
        "⟦港股⟧市场回暖": ("organization",),
        "⟦亚洲⟧地区": ("place",),
        "⟦苹果⟧宣布推出新品": ("company",),
        "与“⟦白条⟧”一样先消费后还账": ("product",),
        "⟦广州港⟧煤价上涨": ("place",),
        "⟦格力电器⟧、⟦广州港⟧和⟦海康威视⟧涨停": ("company", "company", "company"),
        "固收首席分析师⟦明明⟧认为，利率会下行": ("person",),
        "⟦法国⟧⟦巴黎⟧股市收涨": ("place", "place"),
        "历来第三大涨幅。⟦日本⟧首相表示": ("place",),
        "国际数据机构⟦IDC⟧发布的数据显示": ("organization",),
    },
    leaves=(
        "眼下正值北太平洋渔季",
        "机器人行业",
        "苹果价格上涨",
        "各级财政部门",
        "100日元兑人民币",
        "老百姓的钱袋子",
        "给农民打白条",
        "上海银行间同业拆放利率走低",
        "开立A股账户",
        "其官方微博发布消息",
        "市场明明在上涨",
        "建设IDC机房",
    ),
)
