"""``caixun run``: whole feeds into a store, again and again."""

from pathlib import Path
from typing import Annotated

import typer


def command(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE…",
            help="Files, folders and globs (text, HTML, JSON Lines, CSV, Parquet, RSS, WARC, archives;"
            " compressed or not), - for stdin, an http(s) address of a feed, or duckdb://FILE?QUERY.",
        ),
    ],
    store: Annotated[Path, typer.Option(help="Folder of the store.")],
    input_format: Annotated[str, typer.Option("--format", help="Read all sources as this format.")] = "",
    fields: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="FIELD=COLUMN", help="Where a field is, as text=content."),
    ] = None,
    encoding: Annotated[str, typer.Option(help="Encoding that the sources are said to have.")] = "",
    publisher: Annotated[str, typer.Option(help="Publisher of articles that name none.")] = "",
    published: Annotated[str, typer.Option(help="Publication date of articles that have none.")] = "",
    lexicons: Annotated[
        list[Path] | None,
        typer.Option("--lexicon", exists=True, dir_okay=False, help="Your own names: CSV, TSV or Parquet."),
    ] = None,
    engine: Annotated[str, typer.Option(help="local (processes of this machine) or ray.")] = "local",
    workers: Annotated[int, typer.Option(help="Processes or Ray actors; 0 is one a core.", min=0)] = 0,
    ray_address: Annotated[str, typer.Option(help="Address of a Ray cluster, as auto.")] = "",
    parquet: Annotated[
        bool, typer.Option("--parquet", help="Keep a Parquet copy, a folder a month.")
    ] = False,
    fetch: Annotated[bool, typer.Option("--fetch", help="Allow http and https sources.")] = False,
    max_chars: Annotated[int, typer.Option(help="Longest article that is read.")] = 1_000_000,
    max_seconds: Annotated[float, typer.Option(help="Longest time for one article; 0 is no limit.")] = 30.0,
    max_bytes: Annotated[int, typer.Option(help="What one compressed file may expand to.")] = 64 << 30,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 if any article is a dead letter.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would be done.")] = False,
) -> None:
    """Extract whole sources into a store: what it has already is passed over, what is stale read anew.

    It can be stopped or killed at any time and goes on from there. Sources that break end with exit code 2;
    what came before the break is kept.
    """
    from caixun.commands.report import Watch, say, say_plan, say_summary, stop_on_interrupt
    from corpus.engines import choose_engine
    from corpus.fields import read_fields
    from corpus.kernel import Limits
    from corpus.lake import write_lake
    from corpus.readers import Options
    from corpus.run import plan, run
    from corpus.store import FILE, Store
    from extractor.settings import Settings

    settings = Settings(lexicons=tuple(map(str, lexicons or ())))
    options = Options(
        form=input_format or None,
        fields=read_fields(fields or ()),
        encoding=encoding or None,
        publisher=publisher or None,
        published=published or None,
        fetch=fetch,
        max_bytes=max_bytes,
    )
    name, chosen = choose_engine(
        engine,
        limits=Limits(max_chars, max_seconds),
        settings=settings,
        workers=workers or None,
        address=ray_address or None,
    )
    if dry_run:
        there = (store / FILE).exists()
        if there:
            with Store(store, read_only=True) as kept:
                outlook = plan(sources, kept, options=options, settings=settings)
        else:
            outlook = plan(sources, None, options=options, settings=settings)
        say_plan(outlook)
        raise typer.Exit(2 if outlook.errors else 0)
    with stop_on_interrupt() as stop, Store(store) as kept, Watch() as watch:
        summary = run(
            sources, kept, chosen, options=options, settings=settings, name=name, watch=watch, stop=stop
        )
        months = write_lake(kept) if parquet else []
    say_summary(summary, kept.folder, name)
    if months:
        say(f"Parquet: {len(months)} months written")
    if summary.errors:
        raise typer.Exit(2)
    if strict and summary.dead_letters + summary.still_dead:
        raise typer.Exit(1)
