"""``caixun diff``: what changed between two runs, by the rule that did it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from corpus.diff import Change, Diff


def command(
    before: Annotated[
        Path, typer.Argument(metavar="A", help="Records or a store; with --rules-at, articles.")
    ],
    after: Annotated[Path | None, typer.Argument(metavar="B", help="The records or store after it.")] = None,
    rules_at: Annotated[str, typer.Option(help="Compare the rules at this git revision with today's.")] = "",
    gold: Annotated[Path | None, typer.Option(help="Gold that tells a loss from a mend.")] = None,
    html: Annotated[Path | None, typer.Option(help="Write a page with every change here.")] = None,
    limit: Annotated[int, typer.Option(help="Print up to this many changes of each rule.")] = 5,
) -> None:
    """Print the records lost, changed and added between A and B, the worst rule first.

    Exit code 1 when a record that was right against gold no longer is. Where A is itself gold and --rules-at
    is given, it is the gold too.
    """
    from rich.console import Console

    from corpus.diff import diff
    from corpus.evaluation.annotated import read_annotated
    from schemas.errors import UsageError

    if bool(after) == bool(rules_at):
        raise UsageError("one comparison is needed", mend="give B, or --rules-at with a git revision")
    if after:
        runs = (list(read_annotated(before)), list(read_annotated(after)))
        reference = list(read_annotated(gold)) if gold else []
    else:
        from corpus.evaluation.reread import reread
        from corpus.evaluation.rules_at import extract_at

        articles = list(read_annotated(before))
        runs = (extract_at(rules_at, articles), list(reread(articles)))
        reference = list(read_annotated(gold)) if gold else [each for each in articles if each.lists]
    changed = diff(*runs, gold=reference)
    console = Console()
    _print(console, changed, limit=limit)
    if html:
        from caixun.difference_page import diff_page

        html.write_text(diff_page(changed), encoding="utf-8")
    if changed.regressed:
        raise typer.Exit(1)


def _print(console: "Console", changed: "Diff", *, limit: int) -> None:
    from caixun.differences import show

    console.print(f"{_told(changed.changes)}; {changed.unchanged} records unchanged", soft_wrap=True)
    for name, articles in (("lost", changed.lost_articles), ("added", changed.added_articles)):
        for article in articles:
            console.print(f"article {name}: {article.id} {article.title or ''}", soft_wrap=True)
    for rule, changes in changed.by_rule().items():
        console.print(f"\n{rule}: {_told(changes)}", style="bold", soft_wrap=True)
        ordered = sorted(changes, key=lambda change: not change.regression)
        show(console, [change.difference for change in ordered], names=("was", "now"), limit=limit)


def _told(changes: "Sequence[Change]") -> str:
    from corpus.diff import fates

    regressions = sum(change.regression for change in changes)
    counts = ", ".join(f"{count} {fate}" for fate, count in fates(changes).items() if count)
    return (counts or "nothing changed") + (f"; {regressions} were right" if regressions else "")
