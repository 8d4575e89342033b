"""``--map``: the user's names for our fields."""

from collections.abc import Iterable

from corpus.readers.article import FIELDS
from schemas.errors import UsageError


def read_fields(pairs: Iterable[str]) -> dict[str, str]:
    """Read ``text=content,title=headline`` pairs. Raises UsageError for a field that no article has."""
    fields: dict[str, str] = {}
    for pair in (part for several in pairs for part in several.split(",") if part):
        ours, equals, theirs = pair.partition("=")
        if not equals or not theirs or ours not in FIELDS:
            raise UsageError(
                f"--map {pair}", mend=f"write FIELD=COLUMN, FIELD being one of {', '.join(FIELDS)}"
            )
        fields[ours] = theirs
    return fields
