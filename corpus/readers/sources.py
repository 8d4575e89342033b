"""From what the user names (a file, folder, glob, address, query or -) to items, whatever the format."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path, PurePath
from typing import NamedTuple

from corpus.readers.archives import tar_members, zip_members
from corpus.readers.documents import read_html, read_text
from corpus.readers.feeds import read_feed
from corpus.readers.fetch import fetch
from corpus.readers.item import Input, Item, Options
from corpus.readers.lines import read_csv, read_jsonl, read_tsv
from corpus.readers.streams import Counted, Tally, expand
from corpus.readers.tables import SQL, read_parquet, read_sql
from corpus.readers.warc import read_warc
from schemas.errors import CaixunError, InputError, UsageError

Reader = Callable[[Input, Options], Iterator[Item]]

READERS: Mapping[str, Reader] = {
    "text": read_text,
    "html": read_html,
    "jsonl": read_jsonl,
    "csv": read_csv,
    "tsv": read_tsv,
    "parquet": read_parquet,
    "feed": read_feed,
    "warc": read_warc,
}
ARCHIVES = {"zip": zip_members, "tar": tar_members}

SUFFIXES = {
    ".txt": "text", ".text": "text", ".md": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".shtml": "html",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl",
    ".csv": "csv", ".tsv": "tsv", ".parquet": "parquet",
    ".xml": "feed", ".rss": "feed", ".atom": "feed",
    ".warc": "warc", ".zip": "zip", ".tar": "tar", ".tgz": "tar",
}  # fmt: skip
COMPRESSED = {".gz", ".zst", ".bz2"}
BEGINNINGS = (
    (b"PK\x03\x04", "zip"), (b"PAR1", "parquet"), (b"WARC/", "warc"), (b"{", "jsonl"),
    (b"<?xml", "feed"), (b"<rss", "feed"), (b"<feed", "feed"), (b"<", "html"),
)  # fmt: skip
TAR_MAGIC = slice(257, 262)
NESTED = 2
ADDRESS = ("http://", "https://")


class Broken(NamedTuple):
    """A source that could not be read, or not to its end; the items before it in the stream stand."""

    error: CaixunError


def read_sources(
    specs: Sequence[str], options: Options, *, tally: Tally | None = None
) -> Iterator[Item | Broken]:
    """Read all sources, in the order given, folders by path. Where one breaks, the next go on.

    Raises UsageError for a `form` that no reader has.
    """
    if options.form is not None and options.form not in {*READERS, *ARCHIVES}:
        raise UsageError(f"no format {options.form!r}", mend=f"one of {', '.join([*READERS, *ARCHIVES])}")
    tally = tally or Tally()
    files = [(spec, file) for spec in specs for file in _files(spec)]
    tally.total = sum(file.stat().st_size for _, file in files if file is not None and file.is_file())
    for spec, file in files:
        try:
            yield from _read_one(spec, file, options, tally)
        except CaixunError as error:
            yield Broken(error)
        except OSError as error:
            yield Broken(InputError(error.strerror or str(error), where=str(file or spec)))


def _files(spec: str) -> Iterator[Path | None]:
    """The files that a source stands for; None where it is no file but is read by its name."""
    path = Path(spec)
    if spec == "-" or spec.startswith((SQL, *ADDRESS)):
        yield None
    elif path.is_dir():
        yield from (file for file in sorted(path.rglob("*")) if file.is_file() and _is_known(file, path))
    elif not path.exists() and any(sign in spec for sign in "*?["):
        matched = sorted(Path(path.anchor or ".").glob(str(path.relative_to(path.anchor))))
        yield from (file for file in matched if file.is_file())
        if not matched:
            yield path
    else:
        yield path


def _is_known(file: Path, folder: Path) -> bool:
    """Whether a file found in a folder is one of ours by its name, and not hidden."""
    hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    return not hidden and _named_form(file.name) is not None


def _read_one(spec: str, file: Path | None, options: Options, tally: Tally) -> Iterator[Item]:
    if spec.startswith(SQL):
        yield from read_sql(spec, options)
    elif spec.startswith(ADDRESS):
        if not options.fetch:
            raise InputError("an address, and fetching is off", where=spec, mend="allow it with --fetch")
        got = fetch(spec, limit=min(options.max_item, options.max_bytes))
        stream = expand(BytesIO(got.body), name=spec, limit=options.max_bytes)
        yield from _items(Input(spec, stream, got.charset, got.address), options)
    elif file is None:
        yield from _items(
            Input("stdin", expand(sys.stdin.buffer, name="stdin", limit=options.max_bytes)), options
        )
    else:
        if not file.exists():
            raise InputError("no such file or folder", where=str(file))
        with Counted(file.open("rb"), tally) as raw:
            stream = expand(raw, name=str(file), limit=options.max_bytes)
            yield from _items(Input(str(file), stream), options)


def _items(source: Input, options: Options, *, depth: int = 0) -> Iterator[Item]:
    form = options.form if options.form and depth == 0 else _form(source)
    if form in READERS:
        yield from READERS[form](source, options)
    elif form in ARCHIVES and depth < NESTED:
        for member in ARCHIVES[form](source, limit=options.max_bytes):
            if _named_form(member.name) is not None:
                yield from _items(member, options, depth=depth + 1)
    else:
        raise InputError("an archive in an archive in an archive", where=source.name, mend="unpack it first")


def _form(source: Input) -> str:
    """The format: by name where the name says, else by the first bytes, else text."""
    head = source.stream.peek(512)
    if b"ustar" in head[TAR_MAGIC]:
        return "tar"
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    sniffed = next((form for sign, form in BEGINNINGS if start.startswith(sign.lower())), None)
    named = _named_form(source.name)
    if named == "feed" and sniffed == "html":  # .xml that begins <rdf:RDF
        return "feed"
    return named or sniffed or "text"


def _named_form(name: str) -> str | None:
    path = PurePath(name)
    suffix = path.suffix.lower()
    if suffix in COMPRESSED:
        suffix = PurePath(path.stem).suffix.lower()
    return SUFFIXES.get(suffix)
