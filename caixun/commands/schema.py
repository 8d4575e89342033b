"""``caixun schema``: the JSON Schema of the records."""

from typing import Annotated

import typer


def command(
    record: Annotated[
        str, typer.Argument(help="extraction, article, mention, entity, fact, …")
    ] = "extraction",
) -> None:
    """Print the JSON Schema of what `extract` writes, or of one kind of record."""
    from schemas.errors import UsageError
    from schemas.export import RECORDS, json_schema

    if record not in RECORDS:
        raise UsageError(f"no record is called {record!r}", mend=f"it is one of {', '.join(RECORDS)}")
    typer.echo(json_schema(record), nl=False)
