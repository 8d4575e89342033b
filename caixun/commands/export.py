"""``caixun export``: a store, or a file of records, as a dataset in a tool's own format."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from corpus.export.selection import Selection

DAY = ["%Y-%m-%d"]


def command(
    source: Annotated[Path, typer.Argument(metavar="STORE", help="A store, or JSON Lines of records.")],
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where the dataset is written.")],
    to: Annotated[str, typer.Option(help="parquet, csv, xlsx, jsonl, hf, docbin, conll, …")],
    where: Annotated[str, typer.Option(help="SQL condition on the table of articles.")] = "",
    kind: Annotated[
        list[str] | None, typer.Option(help="money …, facts, events, quotes; again for more.")
    ] = None,
    metric: Annotated[
        list[str] | None, typer.Option(help="Facts of this metric only; again for more.")
    ] = None,
    company: Annotated[list[str] | None, typer.Option(help="Facts of this name or ticker only.")] = None,
    since: Annotated[datetime | None, typer.Option(formats=DAY, help="First day of publication.")] = None,
    until: Annotated[datetime | None, typer.Option(formats=DAY, help="Last day of publication.")] = None,
    once: Annotated[bool, typer.Option("--once", help="One article of each cluster of copies.")] = False,
    splits: Annotated[str, typer.Option(help="train=80,dev=10,test=10; copies stay together.")] = "",
    scores: Annotated[Path | None, typer.Option(help="Error rates for the card, of eval --json.")] = None,
) -> None:
    """Write a dataset, with a data card (README.md) and datapackage.json.

    The same store gives the same files, byte for byte. Without --scores the card tells the F1 of the public
    gold, as corpus/baseline.json keeps it.
    """
    from rich.console import Console

    from corpus.export.dataset import write_dataset
    from corpus.export.formats import FORMATS
    from corpus.export.selection import KINDS, Selection
    from corpus.export.source import open_source
    from corpus.export.splits import read_splits
    from schemas.errors import UsageError

    for option, given, known in (("--to", [to], FORMATS), ("--kind", kind or (), KINDS)):
        for each in given:
            if each not in known:
                raise UsageError(f"{each!r} is unknown", where=option, mend=f"give one of {', '.join(known)}")
    selection = Selection(
        where=where,
        kinds=frozenset(kind or ()),
        metrics=frozenset(metric or ()),
        companies=frozenset(company or ()),
        since=since.date() if since else None,
        until=until.date() if until else None,
        once=once,
    )
    with open_source(source) as opened:
        written = write_dataset(
            opened,
            folder,
            format=FORMATS[to],
            selection=selection,
            splits=read_splits(splits),
            f1=_f1(scores),
            command=_command(opened.name, to, selection, splits),
        )
    articles = sum(written.tally.splits.values())
    Console(stderr=True).print(f"{articles} articles in {len(written.files)} files: {folder}", soft_wrap=True)


def _f1(scores: Path | None) -> dict[str, str]:
    import orjson

    from corpus.baseline import BASELINE, load

    if scores is None:
        return dict(load(BASELINE).f1) if BASELINE.exists() else {}
    levels = orjson.loads(scores.read_bytes())
    return {level: f"{score['f1']:.4f}" for level, score in levels.items()}


def _command(source: str, to: str, selection: "Selection", splits: str) -> list[str]:
    """The command that makes the same dataset again."""
    command = ["caixun", "export", source, "DIR", "--to", to]
    for option, values in (
        ("--where", [selection.where]),
        ("--kind", sorted(selection.kinds)),
        ("--metric", sorted(selection.metrics)),
        ("--company", sorted(selection.companies)),
        ("--since", [selection.since and selection.since.isoformat()]),
        ("--until", [selection.until and selection.until.isoformat()]),
        ("--splits", [splits]),
    ):
        for value in values:
            command += [option, value] if value else []
    return command + ["--once"] * selection.once
