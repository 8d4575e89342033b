"""Modality: whether a number was, is estimated, is expected, or is meant."""

import re

from extractor.document import Document, Interval, Statement
from extractor.facts.claim import Claim
from extractor.facts.items import VALUES, Stream, words_of
from extractor.facts.metrics import Metric
from extractor.facts.periods import Dated, period_of
from extractor.facts.subjects import Subject
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


# Deals that are imposed or done, never planned in an article before.
IMPOSED = frozenset({
    "fine", "confiscated_gains", "market_ban", "claims", "recalled_vehicles", "contract_value", "financing",
})  # fmt: skip
INTENDED = ("拟", "计划")
PREVIEW_WORDS = ("预亏", "预盈")
APPROVED = re.compile("(?<!经)(?:授权|批准)")
DONE = re.compile("已|完成|了")
# Words before a number that put it outside the period in force.
NOW = ("目前的", "现有的", "原来的", "目前", "现有")


class Modalities:
    """The modalities of one document, read from left to right: what has been planned so far still is."""

    def __init__(self, document: Document, stream: Stream) -> None:
        self._document = document
        self._stream = stream
        self._items, self._codes = stream
        self._planned: Subject | None = None
        self._planned_here: Subject | None = None

    def begin_paragraph(self) -> None:
        """Begin a paragraph: what was to be built was told in the one before."""
        self._planned_here = None

    def of(
        self,
        claim: Claim,
        index: int,
        told: tuple[Metric, Quantity],
        dated: Dated | None,
        subject: Subject,
        *,
        begins: tuple[int, int],
        before: Statement | None,
        expects: bool,
    ) -> Modality:
        """By the cues; what follows from a target (目标价12元，相当于23倍PE) is one, a plan's terms too.

        `told` is the metric and its value at item `index`, `begins` are their sentence and clause, `before`
        is the statement before in the sentence; where a broker `expects`, a preview is its forecast.
        """
        (metric, value), (_, clause), codes = told, begins, self._codes
        if before is not None and before.modality == "target":
            shared = claim.measure == "share" and before.metric == metric.id
            if shared or "=" in codes[clause:index]:
                return "target"
        worded = self._by_words(claim, index, metric, clause)
        if worded is not None:
            return worded
        follows = before is not None and (before.metric, before.subject) == (metric.id, subject.thing)
        if claim.measure == "share" and claim.metric_item is None and before is not None and follows:
            return before.modality
        modality = modality_of(
            self._document, self._stream, index, begins, metric, value, period_of(dated, metric)
        )
        looks_back = dated is not None and dated.passing and "C" not in codes[clause:index]
        if modality in ("forecast", "estimated") and looks_back:
            return "reported"
        if modality == "estimated" and expects:
            modality = "forecast"
        started = codes.startswith("f", index - 1) and "t" in codes[index : index + 3]
        held = self._document.text.folded.endswith(NOW, 0, self._items[index].start)
        if started and metric.modality is None and (modality == "target" or held):
            return "reported"
        if modality == "target" and subject.thing is None and self._text(codes.rfind("P", 0, index)) == WILL:
            modality = "forecast"  # goods and crowds intend nothing
        return self._as_planned(modality, index, metric, subject, clause)

    def _by_words(self, claim: Claim, index: int, metric: Metric, clause: int) -> Modality | None:
        """What the words of a metric, or those beside its number, settle by themselves."""
        if "P" in self._codes[index + 1 : index + 3] and self._codes.startswith("M", index + 1):
            return "target"
        words = "" if claim.metric_item is None else self._text(claim.metric_item)
        if words.startswith(INTENDED):
            return "target"
        if words in PREVIEW_WORDS:
            return "estimated"
        approved = metric.is_ == "deal" and APPROVED.search(
            self._document.text.folded, self._items[clause].start, self._items[index].start
        )
        return "reported" if approved else None

    def _as_planned(
        self, modality: Modality, index: int, metric: Metric, subject: Subject, clause: int
    ) -> Modality:
        """A deal of which a plan was told is planned until it says that it was done."""
        if metric.is_ == "deal" and metric.id not in IMPOSED:
            text = self._document.text.folded
            if modality == "reported" and self._planned == subject:
                done = DONE.search(text, self._items[clause].start, self._items[index].start)
                return "reported" if done else "target"
            if modality == "target":
                self._planned = self._planned_here = subject
        if metric.id == "capacity" and modality == "reported" and self._planned_here == subject:
            return "target"  # of what is to be built
        return modality

    def _text(self, index: int) -> str:
        return words_of(self._document, self._items[index])


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
    if willed and not deal and meant > expected and words_of(document, stream.items[meant]) == WILL:
        meant = -1  # 预计指数将上涨16%: nobody means it to
    last = max(meant, preview, expected)
    if (
        last == expected
        and metric.id in PLANNED
        and words_of(document, stream.items[expected]).startswith(WILL)
    ):
        return "target"
    if last < 0:
        return "target" if deal and value.mod in BOUNDS and value.kind in ("money", "count") else "reported"
    if last == meant:
        comes = metric.about in ("place", "market") and words_of(document, stream.items[meant]) == WILL
        return "forecast" if comes else "target"
    published = document.published
    if last == preview:
        ahead = period is not None and published is not None and period.end >= published
        return "forecast" if ahead else "estimated"
    if codes[expected - 1] == "M" and stream.items[expected - 1].end == stream.items[expected].start:
        return "forecast"  # 净利润预期由5亿元上调至6亿元
    over = period is not None and published is not None and period.end < published
    previewed = metric.id in PREVIEWED and words_of(document, stream.items[expected]) in PREVIEWS
    return "estimated" if previewed and over else "forecast"


def _is_aside(document: Document, stream: Stream, sentence: int, at: int, clause: int) -> bool:
    """Whether the expectation at item `at` is only compared with a number before it, and ends with a
    semicolon before the clause: 新增贷款8255亿元，预期8000亿元；社融1.2万亿元.
    """
    told = any(code in VALUES for code in stream.codes[sentence:at])
    return told and "；" in document.text.folded[stream.items[at].start : stream.items[clause].start]


def _takes_object(document: Document, stream: Stream, at: int) -> bool:
    """Whether 将 only puts the object first (将股息由1元上调至2元) and speaks of no future."""
    items, codes = stream
    if words_of(document, stream.items[at]) != WILL:
        return False
    if document.text.folded.startswith(POSSESSED, items[at].end):
        return True
    return codes[at + 1 : at + 2] == "M" and codes[at + 2 : at + 3] in ("f", "b", "t")
