"""Modality: whether a number was, is estimated, is expected, or is meant."""

from extractor.document import Document, Interval
from extractor.facts.items import VALUES, Stream
from extractor.facts.metrics import Metric
from schemas import Modality, Quantity

# What a company itself previews before its report, of a period that is over.
PREVIEWED = frozenset({
    "revenue", "gross_profit", "operating_profit", "profit_before_tax", "net_profit", "net_profit_adjusted",
    "eps",
})  # fmt: skip
PREVIEWS = ("预计", "预期")
POSSESSED = ("所持", "其", "持有的", "旗下", "手中")
# What a company decides itself: that it will be so is a plan (资本开支将增至40亿元).
PLANNED = frozenset(
    {"capex", "dividend", "dividend_per_share", "share_buyback", "investment_amount", "stores", "new_stores"}
)
WILL = "将"
"""Of what a company does, a plan; of prices and a country's figures, which nobody plans, an expectation."""
BOUNDS = ("equal_or_less", "equal_or_more")


def modality_of(
    document: Document,
    stream: Stream,
    index: int,
    begins: tuple[int, int],
    metric: Metric,
    value: Quantity,
    period: Interval | None,
) -> Modality:
    """The modality of the value at `index`, by the last cue before it; `begins` are its sentence and clause.

    An intention reaches to the end of its clause; of a deal (拟回购…，价格不超过…) to that of its sentence,
    and a bound on its terms is one by itself. A preview (业绩预告) is an estimate, unless its period lies
    ahead.
    """
    if metric.modality is not None:
        return metric.modality
    sentence, clause = begins
    codes, deal = stream.codes, metric.is_ == "deal"
    before, text = stream.items[clause - 1], document.text.folded
    if codes[clause - 1 : clause] == "P" and text[before.end : stream.items[clause].start] == "，":
        clause -= 1
    if value.kind == "multiple" and "v" in codes[clause:index]:
        return "target"
    if "C" in codes[clause:index]:
        return "forecast"
    meant = codes.rfind("P", sentence if deal else clause, index)
    while meant >= 0 and _takes_object(document, stream, meant):
        meant = codes.rfind("P", sentence if deal else clause, meant)
    preview, expected = codes.rfind("X", sentence, index), codes.rfind("F", sentence, index)
    if expected >= 0 and _is_aside(document, stream, sentence, expected, clause):
        expected = -1
    willed = expected >= clause or (expected >= 0 and metric.is_ == "day")
    if willed and not deal and meant > expected and _is_will(document, stream, meant):
        meant = -1  # 预计指数将上涨16%: nobody means it to
    last = max(meant, preview, expected)
    if last == expected and metric.id in PLANNED and _says(document, stream, expected).startswith(WILL):
        return "target"
    if last < 0:
        return "target" if deal and value.mod in BOUNDS and value.kind in ("money", "count") else "reported"
    if last == meant:
        comes = metric.about in ("place", "market") and _says(document, stream, meant) == WILL
        return "forecast" if comes else "target"
    published = document.published
    if last == preview:
        ahead = period is not None and published is not None and period.end >= published
        return "forecast" if ahead else "estimated"
    if codes[expected - 1] == "M" and stream.items[expected - 1].end == stream.items[expected].start:
        return "forecast"  # 净利润预期由5亿元上调至6亿元
    over = period is not None and published is not None and period.end < published
    item = stream.items[expected]
    previewed = metric.id in PREVIEWED and document.text.folded[item.start : item.end] in PREVIEWS
    return "estimated" if previewed and over else "forecast"


def _is_aside(document: Document, stream: Stream, sentence: int, at: int, clause: int) -> bool:
    """Whether the expectation at item `at` is only compared with a number before it, and ends with a
    semicolon before the clause: 新增贷款8255亿元，预期8000亿元；社融1.2万亿元.
    """
    told = any(code in VALUES for code in stream.codes[sentence:at])
    return told and "；" in document.text.folded[stream.items[at].start : stream.items[clause].start]


def _says(document: Document, stream: Stream, at: int) -> str:
    return document.text.folded[stream.items[at].start : stream.items[at].end]


def _is_will(document: Document, stream: Stream, at: int) -> bool:
    item = stream.items[at]
    return document.text.folded[item.start : item.end] == "将"


def _takes_object(document: Document, stream: Stream, at: int) -> bool:
    """Whether 将 only puts the object first (将股息由1元上调至2元) and speaks of no future."""
    items, codes = stream
    if not _is_will(document, stream, at):
        return False
    if document.text.folded.startswith(POSSESSED, items[at].end):
        return True
    return codes[at + 1 : at + 2] == "M" and codes[at + 2 : at + 3] in ("f", "b", "t")
