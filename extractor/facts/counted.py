"""Counts that carry their metric: in the noun of what is counted, or in what those counted did."""

import re
from functools import cache

from extractor.document import Document
from extractor.facts.claim import Claim
from extractor.facts.conditions import Conditions
from extractor.facts.items import Item, Stream
from extractor.facts.metrics import Metric, Named, by_deed, by_noun
from extractor.facts.readings import COUNTED
from schemas import Count, Quantity

# Classifiers of shares and of those that issue them.
COUNTED_SHARES = ("只", "家", "股")


def counted(
    document: Document, stream: Stream, conditions: Conditions, index: int, value: Quantity
) -> Claim | None:
    """A count whose noun carries its metric, or what those counted did: 1.2万家企业客户, 11家涨停."""
    if not isinstance(value, Count):
        return None
    text, item = document.text.folded, stream.items[index]
    did = _did(text, item) if value.unit in COUNTED_SHARES else None
    if did is not None:
        return Claim(Named(did), None, "amount", COUNTED.name)
    if not value.of:
        return None
    before = stream.items[index - 1] if index else None
    listed = before is not None and before.code == "E" and before.end == item.start
    for noun, metric in by_noun():
        if metric.id == "ipo_count" and (listed or text.startswith(f"{value.of}的", item.end)):
            continue  # 甲、乙和丙3只新股: they are counted, not all that were listed
        if noun in value.of and conditions.allow(metric, index):
            return Claim(Named(metric), None, "amount", COUNTED.name)
    return None


def _did(text: str, item: Item) -> Metric | None:
    """The metric of those who did what stands after their number, or right before it: 涨停56家."""
    deed = deeds().match(text, item.end)
    if deed is not None:
        return by_deed()[deed[1]]
    ends = text[item.end : item.end + 1] in ("", *"，。；、,; \n")
    before = (verb for verb in by_deed() if text.endswith(verb, 0, item.start))
    return next((by_deed()[verb] for verb in before), None) if ends else None


@cache
def deeds() -> re.Pattern[str]:
    """What shares just counted did, to the end of its clause: 11家涨停, 262只股票收盘下跌."""
    verbs = "|".join(sorted(by_deed(), key=len, reverse=True))
    return re.compile(
        rf"(?:个股|股票|公司|上市公司|股)?(?:股价|逆[势市]|集体|实现|呈现|收盘|出现|报收|处于|[封收])*({verbs})(?:状态|态势)?(?![^，。；、,;\s)）”])"
    )
