"""A difference as lines of text: where it stands, what each side says, and the sentence."""

from corpus.evaluation.difference import Difference
from corpus.evaluation.sentence import marked_sentence
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


def place(difference: Difference) -> str:
    """The article, the offset, the kind of record and the rule behind the difference."""
    at = difference.spans[0][0] if difference.spans else 0
    return f"{difference.left_article.id}:{at} {difference.aspect} {difference.rule}"


def report(difference: Difference, names: tuple[str, str]) -> str:
    """One difference as a few lines; `names` are what the left and the right side are called."""
    lines = [f"  {place(difference)}"]
    lines += [f"    {name:6} {words}" for name, words in sides(difference, names)]
    lines += [f"    {marked_sentence(difference.left_article.text, difference.spans)}"]
    return "\n".join(lines)
