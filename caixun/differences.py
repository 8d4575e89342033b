"""Printing differences between two readings to a terminal."""

from collections.abc import Sequence

from rich.console import Console

from corpus.evaluation.difference import Difference
from corpus.evaluation.report import report


def show(console: Console, found: Sequence[Difference], *, names: tuple[str, str], limit: int) -> None:
    """Print up to `limit` differences, and how many more there are."""
    for difference in found[:limit]:
        console.print(report(difference, names), soft_wrap=True, markup=False, highlight=False)
    if len(found) > limit:
        console.print(f"  … and {len(found) - limit} more", style="dim")
