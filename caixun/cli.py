"""The command line: one file a command in `caixun.commands`, one line here.

Records go to stdout or a file, messages to stderr. Exit codes: 0 clean, 1 findings, 2 usage, configuration or
input/output error.
"""

import re
import sys
from collections.abc import Callable, Mapping
from importlib.metadata import requires
from typing import NoReturn

import typer

from caixun.commands import annotate, diff, explain, export, extract, query, retry, run, schema
from caixun.commands import eval as evaluate
from schemas.errors import CaixunError

COMMANDS: Mapping[str, Callable[..., None]] = {
    "annotate": annotate.command,
    "diff": diff.command,
    "eval": evaluate.command,
    "explain": explain.command,
    "export": export.command,
    "extract": extract.command,
    "query": query.command,
    "retry": retry.command,
    "run": run.command,
    "schema": schema.command,
}

app = typer.Typer(
    help="Chinese financial press in, typed records out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for name, command in COMMANDS.items():
    app.command(name)(command)


def main() -> None:
    """Run the program; an error that a person can mend is one line on stderr and exit code 2."""
    try:
        app(prog_name="caixun")
    except CaixunError as error:
        _give_up(error)
    except OSError as error:
        _give_up(f"{error.filename}: {error.strerror}" if error.filename else error)
    except ModuleNotFoundError as error:
        extra = _extra_of(error.name or "")
        if extra is None:
            raise
        _give_up(f"needs {error.name}, which is not installed; pip install 'caixun[{extra}]'")


def _extra_of(module: str) -> str | None:
    """The extra that brings a module, by the distribution's own metadata."""
    for requirement in requires("caixun") or ():
        named = re.match(r"[\w.-]+", requirement)
        extra = re.search(r"extra == ['\"]([\w-]+)['\"]", requirement)
        if named and extra and named[0] == module.partition(".")[0]:
            return extra[1]
    return None


def _give_up(problem: object) -> NoReturn:
    typer.echo(f"caixun: {problem}", err=True)
    sys.exit(2)
