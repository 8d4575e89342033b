"""Gazetteers: lists of known names, the house's own and the user's, in one format.

A list is CSV, TSV or Parquet with the columns name, type, aliases (by ``|``), ticker, valid_from, valid_to;
only the first two are required, and lines that begin with ``#`` say where a list comes from. Lists of half a
million names are kept as columns, not objects.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import NamedTuple, get_args

from extractor.grammar.lexicon import LexiconError
from extractor.grammar.words import Hit, Words
from extractor.settings import Settings
from extractor.text.decode import decode
from schemas import EntityType

COLUMNS = ("name", "type", "aliases", "ticker", "valid_from", "valid_to")
REMEMBERED = 50_000
PART = 125_000  # forms an automaton: building one takes several times the memory that it keeps
TYPES = frozenset(get_args(EntityType))
OWN = (
    "regions.tsv",
    "places.tsv",
    "companies_more.tsv",
    "companies.tsv",
    "companies_former.tsv",
    "institutions.tsv",
    "media.tsv",
    "indices.tsv",
    "people.tsv",
    "teams.tsv",
    "products.tsv",
)


class Known(NamedTuple):
    """A line of a list."""

    name: str
    type: EntityType
    aliases: tuple[str, ...]
    ticker: str | None
    valid_from: str | None = None
    valid_to: str | None = None


class Gazetteer:
    """Known names and where they stand in a text. A form that two lines claim belongs to the first."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._names: list[str] = []
        self._types: list[EntityType] = []
        self._tickers: list[str | None] = []
        self._rows: dict[str, int | None] = {}
        owners: dict[str, int] = {}
        for row, one in enumerate(known):
            self._names.append(one.name)
            self._types.append(one.type)
            self._tickers.append(one.ticker)
            owners.setdefault(one.name, row)
            for alias in one.aliases:
                owners.setdefault(alias, row)
        pairs = iter(owners.items())
        self._forms = [Words(islice(pairs, PART)) for _ in range(0, len(owners), PART)]

    def find(self, text: str) -> list[Hit[int]]:
        """Every known form of `text`, leftmost longest; `means` is the line's number."""
        if len(self._forms) == 1:
            return self._forms[0].find(text)
        hits = sorted((hit for part in self._forms for hit in part.find(text)), key=_leftmost_longest)
        kept: list[Hit[int]] = []
        for hit in hits:
            if not kept or hit.start >= kept[-1].end:
                kept.append(hit)
        return kept

    def row(self, form: str) -> int | None:
        """The line that `form` as a whole belongs to."""
        row = self._rows.get(form, -1)
        if row == -1:
            hits = self.find(form)
            row = hits[0].means if hits and hits[0].end - hits[0].start == len(form) else None
            if len(self._rows) < REMEMBERED:
                self._rows[form] = row
        return row

    def name(self, row: int) -> str:
        """The name that line `row` is for."""
        return self._names[row]

    def type(self, row: int) -> EntityType:
        """What line `row` names."""
        return self._types[row]

    def ticker(self, row: int) -> str | None:
        """The ticker of line `row`, in its exchange's canonical form."""
        return self._tickers[row]

    def __len__(self) -> int:
        return len(self._names)


def _leftmost_longest(hit: Hit[int]) -> tuple[int, int]:
    return hit.start, -hit.end


@cache
def own() -> Gazetteer:
    """The house's own names, of all its lists."""
    lexicons = files("extractor.lexicons")
    return Gazetteer(
        one
        for name in OWN
        for one in read_table(lexicons.joinpath(name).read_text("utf-8"), delimiter="\t", source=name)
    )


@cache
def gazetteers_of(settings: Settings) -> tuple[Gazetteer, ...]:
    """All gazetteers that the settings ask for: the user's, and then the house's own.

    Raises LexiconError where a file is no list of names, OSError where it cannot be read.
    """
    return (*(Gazetteer(read_file(Path(path))) for path in settings.lexicons), own())


def read_file(path: Path) -> Iterator[Known]:
    """The lines of a list in a file, by its extension."""
    if path.suffix == ".parquet":
        return read_parquet(path)
    delimiter = "," if path.suffix == ".csv" else "\t"
    text = decode(path.read_bytes(), where=str(path)).text
    return read_table(text, delimiter=delimiter, source=str(path))


def read_table(text: str, *, delimiter: str, source: str) -> Iterator[Known]:
    """The lines of a list as text; errors name `source` and the line."""
    lines = StringIO(text)
    rows = csv.reader((line for line in lines if not line.startswith("#")), delimiter=delimiter)
    header = next(rows, [])
    places = _places(header, source)
    for number, row in enumerate(rows, start=2):
        if row:
            yield _known([row[at] if 0 <= at < len(row) else "" for at in places], f"{source}: line {number}")


def read_parquet(path: Path) -> Iterator[Known]:
    """The lines of a list in a Parquet file."""
    from pyarrow import parquet

    file = parquet.ParquetFile(path)
    wanted = [column for column in COLUMNS if column in file.schema_arrow.names]
    places = _places(wanted, str(path))
    row = 0
    for batch in file.iter_batches(columns=wanted, batch_size=10_000):
        for values in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            row += 1
            yield _known([_text(values[at]) if at >= 0 else "" for at in places], f"{path}: row {row}")


def _text(value: object) -> str:
    if value is None:
        return ""
    return "|".join(map(str, value)) if isinstance(value, list) else str(value)


def _places(header: Sequence[str], source: str) -> list[int]:
    unknown = set(header) - set(COLUMNS)
    missing = {"name", "type"} - set(header)
    if unknown or missing:
        wrong = f"unknown {', '.join(sorted(unknown))}" if unknown else f"no {', '.join(sorted(missing))}"
        raise LexiconError(f"{source}: columns are {', '.join(COLUMNS)}; {wrong}")
    return [header.index(column) if column in header else -1 for column in COLUMNS]


def _known(row: Sequence[str], where: str) -> Known:
    name, kind, aliases, ticker, valid_from, valid_to = row
    if kind not in TYPES:
        raise LexiconError(f"{where}: type {kind!r} is none of {', '.join(sorted(TYPES))}")
    if not name:
        raise LexiconError(f"{where}: give it a name")
    others = tuple(filter(None, aliases.split("|"))) if aliases else ()
    return Known(name, kind, others, ticker or None, valid_from or None, valid_to or None)  # type: ignore[arg-type]
