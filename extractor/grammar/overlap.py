"""The one overlap policy: mentions are flat, the longest reading wins, of two as long the first given."""

from collections.abc import Iterable

from extractor.document import Found


def settle(*readings: Iterable[Found]) -> list[Found]:
    """Merge readings into one list in text order, without overlaps."""
    candidates = [found for reading in readings for found in reading]
    candidates.sort(key=_start)
    kept: list[Found] = []
    for found in candidates:
        if kept and found.start < kept[-1].end:
            if found.end - found.start > kept[-1].end - kept[-1].start:
                kept[-1] = found
        else:
            kept.append(found)
    return kept


def _start(found: Found) -> int:
    return found.start
