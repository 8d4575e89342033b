"""Modality: whether a number was, is estimated, is expected, or is meant."""

from datetime import date

from extractor.document import Document, Interval
from extractor.facts.items import BOUNDARIES, Stream
from extractor.facts.metrics import Metric
from schemas import Modality, Quantity

BOUNDS = ("equal_or_less", "equal_or_more")


def modality_of(
    document: Document, stream: Stream, index: int, metric: Metric, value: Quantity, period: Interval | None
) -> Modality:
    """The modality of the value at `index`, by the last cue before it in its sentence.

    An intention reaches to the end of its clause; of a deal (拟回购…，价格不超过…) to the end of its sentence, and
    a bound on its terms is one by itself. A preview (业绩预告) is an estimate, unless its period lies ahead.
    """
    if metric.modality is not None:
        return metric.modality
    codes, deal = stream.codes, metric.is_ == "deal"
    clause = True
    for at in range(index - 1, -1, -1):
        code = codes[at]
        if code == "P" and (clause or deal) and not _takes_object(document, stream, at):
            return "target"
        if code == "X":
            ahead = period is not None and _ahead(period, document.published)
            return "forecast" if ahead else "estimated"
        if code == "F":
            return "forecast"
        if code in ".\n":
            break
        if code in BOUNDARIES:
            clause = False
    return "target" if deal and value.mod in BOUNDS and value.kind in ("money", "count") else "reported"


def _ahead(period: Interval, published: date | None) -> bool:
    return published is not None and period.end >= published


def _takes_object(document: Document, stream: Stream, at: int) -> bool:
    """Whether 将 only puts the object first (将股息由1元上调至2元) and speaks of no future."""
    item = stream.items[at]
    if document.text.folded[item.start : item.end] != "将":
        return False
    return stream.codes[at + 1 : at + 2] == "M" and stream.codes[at + 2 : at + 3] in ("f", "b", "t")
