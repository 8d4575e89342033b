"""Settings: what a user brings to the extractor beside the text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`lexicons` are files of the user's own names (CSV, TSV or Parquet), the first before the later ones.

    `tagger` is ``lac`` or an installed spaCy pipeline whose names count as evidence; none by default.
    """

    lexicons: tuple[str, ...] = ()
    tagger: str | None = None


DEFAULT = Settings()
