"""A claim: what metric and what measure a value says; and the metric that a sentence carries on."""

from typing import NamedTuple

from extractor.facts.metrics import Named
from schemas import Measure


class Claim(NamedTuple):
    """What one value says, before subject and period are settled.

    `metric_item` is the index of the metric's item, null where the metric is carried on; `cues` the letters
    that the reading went by; `date_item` and `subject_item` the items of a date and a name that belong to
    this value alone, `subject_text` the words that stand for such a name.
    """

    named: Named
    metric_item: int | None
    measure: Measure
    rule: str
    cues: str = ""
    date_item: int | None = None
    subject_item: int | None = None
    subject_text: str | None = None


class Carried(NamedTuple):
    """The metric that the sentence is about so far; `claimed` if a value was stated of it, in `currency`;
    `summed` if the amount at hand is the whole of it.
    """

    named: Named
    claimed: bool = False
    currency: str | None = None
    summed: bool = False
