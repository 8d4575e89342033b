"""``caixun schema``: the JSON Schema of the records."""

import typer


def command() -> None:
    """Print the JSON Schema of the records that `extract` writes."""
    import json

    from schemas import Extraction

    typer.echo(json.dumps(Extraction.model_json_schema(mode="serialization"), ensure_ascii=False, indent=2))
