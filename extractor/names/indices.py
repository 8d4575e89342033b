"""Indices by form: a house or a market, what is measured, and 指数 (`中证煤炭指数`, `韩国股市综合指数`)."""

import re
from collections.abc import Iterator

from extractor.grammar.rule import Rule
from extractor.names.forms import forms
from extractor.names.places import is_place
from extractor.names.sighting import Piece, Sighting, Throughout, View, is_edge

SIGN = re.compile(r"指数(?![化级型]|公司|有限)|综指|成指")
LONGEST = 14
THEMES = frozenset({"综合", "消费", "回报", "等权"})
OF_MARKETS = re.compile(r"股|综|平均|成份|成分|交易所|证交所|加权|工业|科技|半导体|蓝筹|[A-Z\d]")
STATISTIC = re.compile(
    r"PMI|CPI|PPI|物价|价格|信心|采购|经理|景气|订单|消费者|生产|活动|预期|运价|仓储|房价|产出|就业"
)


def indices(view: View) -> Iterator[Sighting]:
    """The indices that no list has, from their house or their market to the word that says what they are."""
    for match in SIGN.finditer(view.text):
        start, end = match.start(), match.end()
        if not view.inside(start, end) and (begins := _begins(view, start, end)) is not None:
            yield Sighting(begins, end, "index", INDEX.name, True)


def _begins(view: View, start: int, end: int) -> int | None:
    """Where the index's name begins whose last word stands at ``start``–``end``."""
    text, houses = view.text, forms().index_houses
    run: list[Piece] = []
    for piece in reversed(view.pieces(view.floor(start, reach=LONGEST), start)):
        if is_edge(piece) and not (piece.text in THEMES or _is_numbered(text, piece)):
            break
        run.append(piece)
    for piece in reversed(run):
        measured = text[piece.end : end]
        housed = piece.text in houses and STATISTIC.search(measured) is None
        if housed or (
            is_place(piece.text) and OF_MARKETS.search(measured) and not STATISTIC.search(measured)
        ):
            return piece.start
    return None


def _is_numbered(text: str, piece: Piece) -> bool:
    """Whether `piece` is how many shares an index holds (`孟买30指数`)."""
    return piece.text.isdigit() and text.startswith(("指数", "种", "只"), piece.end)


INDEX: Throughout = Rule(
    "name.index",
    SIGN.pattern,
    indices,
    reads={
        "⟦中证钢澜指数⟧收涨": ("index",),
        "⟦韩国股市澜合综合指数⟧的涨幅接近3%": ("index",),
        "⟦MSCI远东澜指数⟧一度上涨": ("index",),
        "⟦印度孟买30指数⟧收跌": ("index",),
    },
    leaves=(
        "中国消费者信心指数回升",
        "三大股指全线收跌",
        "全国居民消费价格指数上涨",
        "指数化投资",
        "中国制造业PMI指数回升",
        "海外指数走强",
    ),
)
