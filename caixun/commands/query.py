"""``caixun query``: SQL on a store."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    import pyarrow


def command(
    sql: Annotated[str, typer.Argument(metavar="SQL", help="A query, as 'select * from syndication'.")],
    store: Annotated[Path, typer.Option(help="Folder of the store.")] = Path(),
    output: Annotated[
        Literal["table", "csv", "jsonl"], typer.Option("--format", help="How the answer is printed.")
    ] = "table",
    limit: Annotated[int, typer.Option(help="Rows of a table that are shown; 0 is all.", min=0)] = 100,
) -> None:
    """Ask a store, which is opened read-only.

    Tables: articles, mentions, entities, facts, events, quotes, warnings, dead_letters, ledger, runs. Views:
    facts_wide, facts_once, company_metric_timeline, syndication.
    """
    from corpus.store import Store

    with Store(store, read_only=True) as kept:
        answer = kept.query(sql)
    if output == "csv":
        import pyarrow.csv

        pyarrow.csv.write_csv(_flat(answer), sys.stdout.buffer)
        return
    if output == "jsonl":
        import orjson

        for row in answer.to_pylist():
            sys.stdout.buffer.write(orjson.dumps(row, default=str, option=orjson.OPT_APPEND_NEWLINE))
        return
    _print_table(answer, limit)


def _print_table(answer: "pyarrow.Table", limit: int) -> None:
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table
    from rich.text import Text

    shown = answer.slice(0, limit) if limit else answer
    table = Table(*(escape(name) for name in answer.column_names))
    for row in shown.to_pylist():
        table.add_row(*(Text(_cell(value)) for value in row.values()))
    Console().print(table)
    if len(shown) < len(answer):
        typer.echo(f"{len(answer):,} rows, {len(shown):,} shown; --limit 0 shows all", err=True)


def _cell(value: object) -> str:
    from decimal import Decimal

    if value is None:
        return ""
    if isinstance(value, Decimal):
        plain = f"{value:,f}"
        return plain.rstrip("0").rstrip(".") if "." in plain else plain
    return str(value)


def _flat(answer: "pyarrow.Table") -> "pyarrow.Table":
    """The answer with lists and structures as text, which is all that CSV can hold."""
    import pyarrow as pa

    columns = [
        pa.array([_cell(value) for value in column.to_pylist()])
        if pa.types.is_nested(column.type)
        else column
        for column in answer.columns
    ]
    return pa.table(columns, names=answer.column_names)
