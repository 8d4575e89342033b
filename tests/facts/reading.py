"""Reading a sentence for its facts, with the names of the examples known beforehand.

What is tested is how facts are put together; finding names is another room's.
"""

import re
from datetime import date

from extractor.dates.anchor import read_dates
from extractor.document import Document, Found, Thing
from extractor.facts.assemble import read_facts
from extractor.grammar.overlap import settle
from extractor.mentions.scan import scan
from extractor.quotes.read import read_quotes
from extractor.text.fold import fold
from extractor.text.layout import read_layout
from schemas import EntityType
from tests.facts.notation import lines

PUBLISHED = date(2025, 3, 20)
NAMES: dict[str, EntityType] = {
    "甲公司": "company", "乙公司": "company", "丙公司": "company", "丁证券": "company", "中国": "place",
    "沪指": "index", "港股": "organization", "王某": "person",
}  # fmt: skip
NAMED = re.compile("|".join(NAMES))


def document(sentence: str) -> Document:
    """A document of one sentence, with the invented names resolved."""
    text = fold(sentence)
    layout = read_layout(text.folded)
    names = list(dict.fromkeys(NAMED.findall(text.folded)))
    mentions = [
        Found(match.start(), match.end(), "entity", "test", None, NAMES[match[0]], names.index(match[0]))
        for match in NAMED.finditer(text.folded)
    ]
    dates, _ = read_dates(text.folded, layout, published=PUBLISHED)
    found = tuple(settle(settle(dates, scan(text.folded, layout)[0]), mentions))
    things = tuple(
        Thing(
            NAMES[name],
            name,
            (),
            tuple(
                index
                for index, mention in enumerate(found)
                if mention.entity == order and mention.kind == "entity"
            ),
            {},
            "test",
        )
        for order, name in enumerate(names)
    )
    return Document(text, layout, None, None, PUBLISHED, found, things)


def facts(sentence: str) -> list[str]:
    """The facts of a sentence, a line each."""
    read = document(sentence)
    return lines(read_facts(read, read_quotes(read))[0], read)


def stated_by(rule: str, sentence: str) -> set[tuple[int, int]]:
    """The spans of the values that a rule states something of."""
    read = document(sentence)
    statements = read_facts(read, read_quotes(read))[0]
    return {
        (read.found[value].start, read.found[value].end)
        for statement in statements
        if statement.rule == rule
        for value in statement.values
    }
