"""Settings: what a user brings to the extractor beside the text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`lexicons` are files of the user's own names (CSV, TSV or Parquet), the first before the later ones."""

    lexicons: tuple[str, ...] = ()


DEFAULT = Settings()
