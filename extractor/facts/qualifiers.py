"""Qualifiers: what narrows a fact beyond its subject, metric, value and period."""

from extractor.document import Document, Saying
from extractor.facts.claim import Claim
from extractor.facts.items import Stream
from extractor.facts.periods import Dated
from extractor.facts.phrases import SEGMENTED, segment_before
from extractor.facts.subjects import Subject
from schemas import Qualifier


def qualifiers_of(
    document: Document,
    stream: Stream,
    claim: Claim,
    *,
    clause: int,
    subject: Subject,
    dated: Dated | None,
    of_loss: str | None,
    saying: Saying | None,
) -> dict[str, Qualifier]:
    """The qualifiers of a fact, named as in the contract; `clause` is the item that begins its clause."""
    qualifiers: dict[str, Qualifier] = {}
    at = claim.metric_item
    if subject.text is not None:
        qualifiers["subject_text"] = subject.text
    if at is not None and claim.named.metric.id in SEGMENTED:
        segment = segment_before(document, stream, clause, at)
        if segment is not None:
            qualifiers["segment_text"] = segment
    if at is not None and claim.named.metric.parts:
        part = claim.named.metric.part(document.text.folded[stream.items[at].start : stream.items[at].end])
        if part is not None:
            qualifiers["segment_text"] = part
    if of_loss is not None:
        qualifiers["of_loss"] = of_loss
    if dated is not None and dated.carried:
        qualifiers["period_basis"] = "carried"
    if dated is not None and dated.until:
        qualifiers["period_mod"] = "equal_or_less"
    if "+" in claim.cues or (at and stream.codes[at - 1] == "+"):
        qualifiers["cumulative"] = True
    if saying is not None and saying.speaker_text:
        qualifiers["source_text"] = saying.speaker_text
    return qualifiers
