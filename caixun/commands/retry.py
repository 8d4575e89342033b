"""``caixun retry``: dead letters tried again."""

from pathlib import Path
from typing import Annotated

import typer


def command(
    store: Annotated[Path, typer.Option(help="Folder of the store.")],
    encoding: Annotated[str, typer.Option(help="Encoding that they are in.")] = "",
    fields: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="FIELD=COLUMN", help="Where a field is, as text=content."),
    ] = None,
    lexicons: Annotated[
        list[Path] | None,
        typer.Option("--lexicon", exists=True, dir_okay=False, help="Your own names: CSV, TSV or Parquet."),
    ] = None,
    workers: Annotated[int, typer.Option(help="Processes; 0 is one a core.", min=0)] = 0,
    max_chars: Annotated[int, typer.Option(help="Longest article that is read.")] = 1_000_000,
    max_seconds: Annotated[float, typer.Option(help="Longest time for one article; 0 is no limit.")] = 30.0,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 if any stays a dead letter.")] = False,
) -> None:
    """Try every dead letter of a store again, perhaps with other limits or another encoding."""
    from caixun.commands.report import say
    from corpus.deadletters import retry
    from corpus.engines import choose_engine
    from corpus.fields import read_fields
    from corpus.kernel import Limits
    from corpus.store import Store
    from extractor.settings import Settings

    settings = Settings(lexicons=tuple(map(str, lexicons or ())))
    _, engine = choose_engine(
        "local", limits=Limits(max_chars, max_seconds), settings=settings, workers=workers or None
    )
    with Store(store) as kept:
        done = retry(
            kept, engine, encoding=encoding or None, fields=read_fields(fields or ()), settings=settings
        )
    say(f"{done.articles:,} dead letters became articles, {done.dead_letters:,} stay dead")
    if strict and done.dead_letters:
        raise typer.Exit(1)
