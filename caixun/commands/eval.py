"""``caixun eval``: how right records are, against gold."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from corpus.evaluate import Evaluation, Scores


class Group(StrEnum):
    """What scores can be grouped by."""

    publisher = "publisher"
    year = "year"
    rule = "rule"


def command(
    gold: Annotated[Path, typer.Argument(help="Gold: JSON Lines, or a folder of them.")],
    predicted: Annotated[
        Path | None,
        typer.Argument(help="Records, ours or not, or a store; without it gold is read anew."),
    ] = None,
    by: Annotated[list[Group] | None, typer.Option(help="Group by this too; may be given again.")] = None,
    errors: Annotated[int, typer.Option(help="Print up to this many differences of each kind.")] = 0,
    html: Annotated[Path | None, typer.Option(help="Write a page with every difference here.")] = None,
    json: Annotated[Path | None, typer.Option(help="Write the scores here, as JSON.")] = None,
    baseline: Annotated[Path | None, typer.Option(help="Fail where F1 is below this file's.")] = None,
    raise_: Annotated[bool, typer.Option("--raise", help="Raise the baseline to what was reached.")] = False,
) -> None:
    """Print precision, recall and F1 by kind, strict, value, core and span, for facts, events and quotes.

    Articles pair by their text. Records need the fields of the output contract that are compared and no more,
    so that other tools can be scored. With --baseline, exit code 1 when a score has fallen.
    """
    from rich.console import Console

    from corpus.evaluate import evaluate, publisher, year
    from corpus.evaluation.annotated import read_annotated
    from corpus.evaluation.reread import reread

    console = Console()
    reference = list(read_annotated(gold))
    evaluation = evaluate(reference, read_annotated(predicted) if predicted else reread(reference))
    _print_scores(console, evaluation.scores(), title=f"{len(evaluation.articles)} articles")
    if unread := sum(not result.predicted for result in evaluation.articles):
        console.print(f"{unread} gold articles have no prediction (articles pair by their text)")
    for group in by or ():
        if group is Group.rule:
            _print_rules(console, evaluation)
        else:
            for name, scores in evaluation.scores_by(publisher if group is Group.publisher else year).items():
                _print_scores(console, scores, title=f"{group.value}: {name}")
    if errors:
        _print_errors(console, evaluation, limit=errors)
    if html:
        from caixun.difference_page import evaluation_page

        html.write_text(evaluation_page(evaluation), encoding="utf-8")
    if json:
        _write_scores(json, evaluation)
    if baseline and _fell(console, baseline, evaluation, raise_=raise_):
        raise typer.Exit(1)


def _print_scores(console: "Console", scores: "Scores", *, title: str) -> None:
    from rich.table import Table

    from corpus.evaluate import COLUMNS, score_rows

    table = Table(*COLUMNS, title=title, title_justify="left", box=None)
    for column in table.columns[1:]:
        column.justify = "right"
    for row in score_rows(scores):
        table.add_row(*row)
    console.print(table)


def _print_rules(console: "Console", evaluation: "Evaluation") -> None:
    from rich.table import Table

    table = Table(
        "rule", "P", "right", "wrong", title="by rule, most errors first", title_justify="left", box=None
    )
    for rule in evaluation.rules():
        table.add_row(rule.rule, f"{rule.precision:.3f}", str(rule.right), str(len(rule.wrong)))
    console.print(table)


def _print_errors(console: "Console", evaluation: "Evaluation", *, limit: int) -> None:
    from caixun.differences import show
    from corpus.evaluation.aspects import ASPECTS

    for aspect in ASPECTS:
        found = [each for each in evaluation.differences() if each.aspect == aspect.name]
        if found:
            console.print(f"\n{aspect.name}: {len(found)} differences", style="bold")
            show(console, found, names=("gold", "found"), limit=limit)


def _write_scores(path: Path, evaluation: "Evaluation") -> None:
    import orjson

    scores = {
        name: {
            "precision": score.precision,
            "recall": score.recall,
            "f1": score.f1,
            "right": score.right,
            "predicted": score.predicted,
            "gold": score.gold,
        }
        for name, score in evaluation.scores().items()
    }
    path.write_bytes(orjson.dumps(scores, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))


def _fell(console: "Console", path: Path, evaluation: "Evaluation", *, raise_: bool) -> bool:
    """Whether a score is below the baseline; `raise_` takes it anew, unless one has fallen."""
    from corpus.baseline import falls, load, save, take, told

    fallen = falls(load(path), evaluation) if path.exists() else None
    if raise_ and not (fallen and fallen.levels):
        save(take(evaluation), path)
        return False
    if fallen:
        console.print(told(fallen), soft_wrap=True, markup=False, highlight=False)
    return bool(fallen)
