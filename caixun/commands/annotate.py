"""``caixun annotate``: gold in a notation for people to edit, and back to JSON Lines."""

import sys
from pathlib import Path
from typing import Annotated

import typer


def command(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="An article; with --check, notation.")],
    check: Annotated[bool, typer.Option("--check", help="Turn notation back into gold.")] = False,
    published: Annotated[str, typer.Option(help="Publication date of the article, as 2026-01-13.")] = "",
    publisher: Annotated[str, typer.Option(help="Who published the article.")] = "",
    title: Annotated[str, typer.Option(help="Title of the article.")] = "",
    output: Annotated[Path | None, typer.Option("-o", "--output", help="File to write, else stdout.")] = None,
) -> None:
    """Draft an article's annotation from what is extracted, to be corrected in any editor.

    Mentions are marked in the text; below it stands a row for every entity, fact, event and quote. With
    --check, read such files back and write gold as JSON Lines: what is wrong is told as file:line:column,
    and the exit code is 1.
    """
    if check:
        written = _checked(files)
    else:
        written = b"\n".join(_draft(file, published, publisher, title) for file in files)
    if output:
        output.write_bytes(written)
    else:
        sys.stdout.buffer.write(written)


def _draft(file: Path, published: str, publisher: str, title: str) -> bytes:
    from corpus.annotate.gold import draft
    from corpus.annotate.notation import write_notation
    from extractor.article import make_article
    from extractor.pipeline import extract_article
    from extractor.text.decode import decode

    text, encoding = decode(_read(file))
    article = make_article(
        text, id=file.stem, title=title, publisher=publisher, published=published, encoding=encoding
    )
    return write_notation(draft(extract_article(article))).encode("utf-8", "surrogatepass")


def _checked(files: list[Path]) -> bytes:
    from corpus.annotate.check import problems
    from corpus.annotate.gold import dump_gold
    from extractor.text.decode import decode

    articles, wrong = [], False
    for file in files:
        gold, found = problems(decode(_read(file)).text)
        for line, column, message in found:
            typer.echo(f"{file}:{line}:{column}: {message}", err=True)
            wrong = True
        if gold is not None:
            articles.append(gold)
    if wrong:
        raise typer.Exit(1)
    return dump_gold(articles)


def _read(file: Path) -> bytes:
    from schemas.errors import InputError

    if not file.is_file():
        raise InputError("there is no such file", where=str(file))
    return file.read_bytes()
