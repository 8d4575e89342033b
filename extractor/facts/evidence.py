"""Evidence: the clauses that state a fact, and for `explain` the characters behind each part of it."""

from extractor.document import Document, Found, Saying, Trace
from extractor.facts.claim import Claim
from extractor.facts.items import BOUNDARIES, BOUNDARY, Stream
from extractor.facts.periods import Dated
from extractor.facts.subjects import Subject

TRAILING = "，。；：,;:!?！？\n 　"
MEASURES = frozenset("yqudtghcs")


class Evidence:
    """Where the facts of one document stand; `clause` and `sentence` are the items that begin them."""

    def __init__(self, document: Document, stream: Stream) -> None:
        self._document = document
        self._items, self._codes = stream

    def span(
        self, claim: Claim, index: int, dated: Dated | None, *, clause: int, sentence: int
    ) -> tuple[int, int]:
        """The run of whole clauses that holds value, metric and, if in the sentence, the period."""
        items, codes = self._items, self._codes
        first = items[clause].start if codes[clause] in BOUNDARIES else 0
        if claim.metric_item is not None and claim.metric_item < clause:
            first = self._document.layout.clause(items[claim.metric_item].start)[0]
        if dated is not None and sentence <= dated.item < clause:
            first = min(first, self._document.layout.clause(items[dated.item].start)[0])
        last = index if claim.metric_item is None else max(index, claim.metric_item)
        boundary = BOUNDARY.search(codes, last)
        text = self._document.text.folded
        end = items[boundary.start()].start if boundary else len(text)
        return first, first + len(text[first:end].rstrip(TRAILING))

    def trace(
        self,
        claim: Claim,
        index: int,
        *,
        clause: int,
        subject: Subject,
        dated: Dated | None,
        saying: Saying | None,
    ) -> tuple[Trace, ...]:
        """The parts of a fact, each with what gave it and where; what the text does not say is left out."""
        items, item, found = self._items, self._items[index], self._document.found
        parts = []
        if subject.thing is not None:
            named = self._last_mention(subject.thing, item.start)
            parts.append(Trace("subject", named.rule, named.start, named.end))
        if claim.metric_item is not None:
            word = items[claim.metric_item]
            parts.append(Trace("metric", f"metrics.toml:{claim.named.metric.id}", word.start, word.end))
        cues = [cue for cue in items[clause:index] if cue.code in MEASURES]
        if claim.measure != "amount" and cues:
            parts.append(Trace("measure", f"measures.toml:{claim.measure}", cues[0].start, cues[-1].end))
        if dated is not None:
            when = items[dated.item]
            parts.append(Trace("period", found[when.mention].rule, when.start, when.end))
        rule = "number.bare" if item.value else found[item.mention].rule
        parts.append(Trace("value", rule, item.start, item.end))
        if saying is not None:
            parts.append(Trace("source", saying.rule, saying.start, saying.end))
        return tuple(parts)

    def _last_mention(self, thing: int, before: int) -> Found:
        """The nearest mention of a Thing at or before an offset, else its first."""
        mentions = [self._document.found[index] for index in self._document.things[thing].mentions]
        return max((found for found in mentions if found.start <= before), default=mentions[0])
