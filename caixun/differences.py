"""How differences between two readings are printed to a terminal: what each side says, and the sentence."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from corpus.evaluation.difference import Difference
from corpus.evaluation.sentence import in_sentence
from corpus.evaluation.wording import in_words


def sides(difference: Difference, names: tuple[str, str]) -> list[tuple[str, str]]:
    """What each side that has the record says, under its name (``gold``, ``found``; ``was``, ``now``)."""
    articles = (difference.left_article, difference.right_article)
    records = (difference.left, difference.right)
    return [
        (name, in_words(article, record))
        for name, article, record in zip(names, articles, records, strict=True)
        if record is not None
    ]


def show(console: Console, found: Iterable[Difference], *, names: tuple[str, str], limit: int) -> None:
    """Print up to `limit` differences, each with its place, what each side says, and its sentence."""
    shown = list(found)
    for difference in shown[:limit]:
        article = difference.left_article
        at = difference.spans[0][0] if difference.spans else 0
        place = Text(f"  {article.id}:{at} ", "dim")
        console.print(place.append(f"{difference.aspect} {difference.rule}", "bold"), soft_wrap=True)
        for name, words in sides(difference, names):
            console.print(Text(f"    {name:5} {words}"), soft_wrap=True)
        console.print(Text("    ").append_text(sentence(article.text, difference.spans)), soft_wrap=True)
    if len(shown) > limit:
        console.print(f"  … and {len(shown) - limit} more", style="dim")


def sentence(text: str, spans: Sequence[tuple[int, int]]) -> Text:
    """A sentence with its spans marked, in ⟦⟧ and in colour."""
    line = Text()
    for piece in in_sentence(text, spans):
        line.append(f"⟦{piece.text}⟧" if piece.marked else piece.text, "reverse" if piece.marked else "")
    return line
