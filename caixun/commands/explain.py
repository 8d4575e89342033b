"""``caixun explain``: the rules and the characters behind one record."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from schemas import Extraction


def command(
    records: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, help="Records, as extract writes them.")
    ],
    record_id: Annotated[
        str, typer.Argument(metavar="ID", help="f3, or ARTICLE:f3 where the file holds several articles.")
    ],
) -> None:
    """Print the tree behind a fact, mention, entity or event: each part with its rule and its characters."""
    from extractor.explain import explain
    from schemas.errors import UsageError

    article_id, _, own_id = record_id.rpartition(":")
    extractions = [one for one in _read(records) if article_id in ("", one.article.id)]
    if len(extractions) != 1:
        several = f"{len(extractions)} articles" if extractions else "no such article"
        raise UsageError(f"{several} in it", where=str(records), mend="write ARTICLE:ID with an article's id")
    try:
        typer.echo(explain(extractions[0], own_id))
    except KeyError as error:
        raise UsageError(str(error.args[0]), where=str(records)) from error


def _read(path: Path) -> Iterator["Extraction"]:
    from pydantic import ValidationError

    from schemas import Extraction
    from schemas.errors import InputError

    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            try:
                yield Extraction.model_validate_json(line)
            except ValidationError as error:
                raise InputError(
                    "no record of ours", where=f"{path}:{number}", mend="write it with caixun extract"
                ) from error
