"""``caixun extract``: articles in, records out, in input order."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

if TYPE_CHECKING:
    from corpus.readers import Arrival, Options
    from extractor.settings import Settings
    from schemas import Extraction


WIDE = 120
"""Columns of a table that goes to no terminal."""


class Format(StrEnum):
    """How records are written."""

    jsonl = "jsonl"
    table = "table"
    html = "html"


class Tally:
    """How many articles were read, and how many could not be."""

    def __init__(self) -> None:
        self.read = 0
        self.failed = 0

    def fail(self, problem: object) -> None:
        """Count an article or a source that could not be read, and say why."""
        self.failed += 1
        typer.echo(f"caixun: {problem}", err=True)


def command(
    inputs: Annotated[
        list[str], typer.Argument(metavar="INPUT...", help="Text, HTML or JSON Lines files; - for stdin.")
    ],
    published: Annotated[str, typer.Option(help="Publication date, where the article has none.")] = "",
    publisher: Annotated[str, typer.Option(help="Publisher, where the article has none.")] = "",
    title: Annotated[str, typer.Option(help="Title, where the article has none.")] = "",
    lexicon: Annotated[
        list[Path] | None,
        typer.Option(
            exists=True, dir_okay=False, help="Names of your own: CSV, TSV or Parquet; may be repeated."
        ),
    ] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write here, not to stdout.")] = None,
    format_: Annotated[Format, typer.Option("--format", help="How to write the records.")] = Format.jsonl,
) -> None:
    """Read articles and write their records, one a line, in input order.

    A file is one article, or with JSON Lines one a line: {"id", "title", "publisher", "published", "text"},
    of which only text is needed. What cannot be read is named on stderr and the rest goes on: exit code 1,
    or 2 where nothing could be read.
    """
    from corpus.readers import Options
    from extractor.article import published_day
    from extractor.settings import Settings

    day = published_day(published)
    options = Options(publisher=publisher or None, published=day.isoformat() if day else None)
    settings = Settings(lexicons=tuple(str(path) for path in lexicon or ()))
    tally = Tally()
    with _sink(output, inputs) as sink:
        articles = _articles(inputs, options, tally)
        _write(_extractions(articles, title, settings), format_, sink)
    if tally.failed:
        raise typer.Exit(1 if tally.read else 2)


def _articles(inputs: Sequence[str], options: "Options", tally: Tally) -> Iterator["Arrival"]:
    from corpus.readers import Broken, Fault, read_article, read_sources

    for item in read_sources(inputs, options):
        if isinstance(item, Broken):
            tally.fail(item.error)
            continue
        arrival = read_article(item)
        if isinstance(arrival, Fault):
            tally.fail(f"{item.place}: {arrival.message}")
            continue
        tally.read += 1
        yield arrival


def _extractions(arrivals: Iterable["Arrival"], title: str, settings: "Settings") -> Iterator["Extraction"]:
    from extractor.pipeline import extract_article

    for article, warnings in arrivals:
        titled = article if article.title or not title else article.model_copy(update={"title": title})
        extraction = extract_article(titled, settings=settings)
        if warnings:
            extraction = extraction.model_copy(update={"warnings": (*warnings, *extraction.warnings)})
        yield extraction


def _write(extractions: Iterable["Extraction"], format_: Format, sink: TextIO) -> None:
    match format_:
        case Format.jsonl:
            for extraction in extractions:
                sink.write(extraction.model_dump_json() + "\n")
        case Format.table:
            from rich.console import Console

            from caixun.table import article_table

            fits = sink.isatty() or "COLUMNS" in os.environ
            console = Console(file=sink, width=None if fits else WIDE)
            for extraction in extractions:
                console.print(article_table(extraction))
        case Format.html:
            from caixun.page import page

            sink.writelines(page(extractions))


def _sink(output: Path | None, inputs: Sequence[str]) -> "nullcontext[TextIO] | TextIO":
    from schemas.errors import UsageError

    if output is None:
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        return nullcontext(sys.stdout)
    try:
        if output.exists() and any(output.samefile(name) for name in inputs if Path(name).exists()):
            raise UsageError("is also an input", where=str(output), mend="give another -o")
        return output.open("w", encoding="utf-8")
    except OSError as error:
        raise UsageError(
            f"cannot be written ({error.strerror})", where=str(output), mend="give another -o"
        ) from error
