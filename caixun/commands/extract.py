"""``caixun extract``: articles in, records out, in input order."""

import sys
from pathlib import Path
from typing import Annotated

import typer


def command(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT…", help="Text, JSON Lines, or - for stdin.")],
    published: Annotated[str, typer.Option(help="Publication date, as 2026-01-13.")] = "",
    publisher: Annotated[str, typer.Option(help="Who published the article.")] = "",
    title: Annotated[str, typer.Option(help="Title of the article.")] = "",
    output: Annotated[Path | None, typer.Option("-o", "--output", help="File for the records.")] = None,
) -> None:
    """Read articles and write one record a line for each, in input order."""
    import orjson

    from extractor.article import make_article
    from extractor.pipeline import extract_article

    sink = output.open("wb") if output else sys.stdout.buffer
    with sink:
        for name in inputs:
            raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
            rows = (
                [orjson.loads(line) for line in raw.splitlines() if line.strip()]
                if name.endswith(".jsonl")
                else [{"text": raw.decode(), "published": published, "publisher": publisher, "title": title}]
            )
            for row in rows:
                record = extract_article(make_article(**row))
                sink.write(record.model_dump_json().encode() + b"\n")
