"""The golden article's events, read from its gold mentions and entities."""

import json
from pathlib import Path

from pydantic import TypeAdapter

from extractor.document import Document, Found, Thing
from extractor.events.read import read_events
from extractor.quotes.read import read_quotes
from extractor.records import records
from extractor.text.fold import fold
from extractor.text.layout import read_layout
from schemas import Article, Value

GOLD = Path(__file__).parents[2] / "corpus" / "gold" / "seed.gold.jsonl"


def extraction():
    gold = json.loads(GOLD.read_text("utf-8"))
    text = fold(gold["text"])
    ids = [entity["id"] for entity in gold["entities"]]
    value = TypeAdapter(Value)
    found = tuple(
        Found(one["start"], one["end"], "entity", "gold", type=one["type"], entity=ids.index(one["entity"]))
        if one["kind"] == "entity"
        else Found(
            one["start"],
            one["end"],
            one["kind"],
            "gold",
            value.validate_python({**one["value"], "kind": one["kind"]}),
        )
        for one in gold["mentions"]
    )
    things = tuple(
        Thing(one["type"], one["name"], tuple(one["aliases"]), (), {}, "gold") for one in gold["entities"]
    )
    document = Document(text, read_layout(text.folded), None, None, None, found, things)
    return gold, document


def test_all_events_are_read_and_no_other():
    gold, document = extraction()
    names = {entity["id"]: entity["name"] for entity in gold["entities"]}
    mentions = {mention["id"]: mention["text"] for mention in gold["mentions"]}
    expected = [
        (event["type"], event["date"] and event["date"]["start"], printed(event["roles"], names | mentions))
        for event in gold["events"]
    ]
    read = records(
        Article(id="seed", text=document.text.original, text_sha256=""), document,
        statements=(), happenings=read_events(document, ()), sayings=(), cautions=(), ruleset="test",
    )  # fmt: skip
    names = {entity.id: entity.name for entity in read.entities}
    mentions = {mention.id: mention.text for mention in read.mentions}
    assert sorted(
        [
            (event.type, event.date and event.date.start.isoformat(), printed(event.roles, names | mentions))
            for event in read.events
        ],
        key=str,
    ) == sorted(expected, key=str)


def printed(roles, texts):
    """Roles as text, in a fixed order."""
    return sorted(
        (
            role,
            [texts.get(one, one) for one in value]
            if isinstance(value, list | tuple)
            else texts.get(value, value),
        )
        for role, value in roles.items()
    )


def test_all_quotes_are_read_and_no_other():
    gold, document = extraction()
    ids = [entity["id"] for entity in gold["entities"]]
    expected = [
        (quote["speaker"], quote["speaker_text"], quote["cue"], quote["start"], quote["end"])
        for quote in gold["quotes"]
    ]
    read = [
        (None if one.speaker is None else ids[one.speaker], one.speaker_text, one.cue, one.start, one.end)
        for one in read_quotes(document)
    ]
    assert read == expected
