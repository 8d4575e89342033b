"""Signs: a loss is a negative profit, a fall a negative growth, the growth of a loss a negative one."""

from extractor.facts.claim import Claim
from schemas import Quantity

GROWTHS = ("growth", "growth_yoy", "growth_qoq", "change")


def signed(value: Quantity, claim: Claim) -> tuple[Quantity, str | None]:
    """`value` with the sign that its words give, and of a loss's growth the number as stated (``of_loss``).

    A sign that is written with the number stands as it is.
    """
    falls = "d" in claim.cues or "h" in claim.cues
    loss = claim.named.loss
    if claim.measure in GROWTHS:
        negative = falls != loss
        of_loss = str(-value.low if falls else value.low) if loss else None
    else:
        negative, of_loss = claim.measure == "amount" and loss, None
    if not negative or value.low < 0:
        return value, of_loss
    return type(value).trusted(**{**value.__dict__, "low": -value.high, "high": -value.low}), of_loss
