"""Modality: whether a number was, is estimated, is expected, or is meant."""

from datetime import date

from extractor.document import Interval
from extractor.facts.items import Stream
from schemas import Modality


def modality_of(
    stream: Stream, clause: int, index: int, period: Interval | None, published: date | None
) -> Modality:
    """The modality of the value at `index`, by the last cue before it in its sentence.

    A preview (业绩预告) is an estimate, unless its period still lay ahead when the article appeared.
    """
    codes = stream.codes
    for at in range(index - 1, -1, -1):
        code = codes[at]
        if code == "P" and at >= clause:
            return "target"
        if code == "X":
            ahead = period is not None and published is not None and period.end >= published
            return "forecast" if ahead else "estimated"
        if code == "F":
            return "forecast"
        if code in ".\n":
            break
    return "reported"
