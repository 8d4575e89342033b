"""What a record says, on one line.

A mention ``1.2亿元 = 120000000 CNY approx``, a fact ``甲公司 | revenue | amount | 2024 | 100000000 CNY``,
an event ``acquisition | 2024-05-06 | acquirer: 甲公司 | target: 乙公司``, a quote ``甲公司 称: 收入将增长``.
"""

from collections.abc import Iterable

from corpus.evaluation.annotated import Annotated, Json


def in_words(article: Annotated, record: Json) -> str:
    """One record of `article` as a line."""
    if "metric" in record:
        return _fact(article, record)
    if "roles" in record:
        return _event(article, record)
    if "kind" in record:
        return _mention(article, record)
    return _quote(article, record)


def _mention(article: Annotated, mention: Json) -> str:
    text = article.text[mention["start"] : mention["end"]]
    if mention["kind"] == "entity":
        return f"{text} = {mention.get('type')} {article.name(mention.get('entity'))}".rstrip()
    return f"{text} = {_value(mention['kind'], mention.get('value') or {})}"


def _value(kind: str, value: Json) -> str:
    if kind == "date":
        return _spaced(_interval(value) or "unresolved", value.get("grain"), value.get("mod"))
    low, high = value.get("low"), value.get("high")
    per = value.get("per")
    return _spaced(
        f"{low}" if low == high else f"{low}..{high}",
        value.get("currency") or value.get("unit"),
        f"per {per}" if per else None,
        value.get("mod"),
    )


def _fact(article: Annotated, fact: Json) -> str:
    value = fact.get("value") or {}
    subject = article.name(fact.get("subject")) or (fact.get("qualifiers") or {}).get("subject_text")
    cells = [
        subject or "–",
        fact["metric"],
        fact["measure"],
        _interval(fact.get("period")) or "–",
        _value(value.get("kind", ""), value),
    ]
    if fact.get("modality") not in (None, "reported"):
        cells.append(fact["modality"])
    if fact.get("source"):
        cells.append(f"says {article.name(fact['source'])}")
    return " | ".join(cells)


def _event(article: Annotated, event: Json) -> str:
    def filler(said: object) -> str:
        if isinstance(said, str):
            return article.text_of(said)
        return "、".join(filler(one) for one in said) if isinstance(said, Iterable) else "–"

    roles = [f"{role}: {filler(said)}" for role, said in event["roles"].items() if said]
    return " | ".join([event["type"], _interval(event.get("date")) or "–", *roles])


def _quote(article: Annotated, quote: Json) -> str:
    speaker = quote.get("speaker_text") or article.name(quote.get("speaker"))
    return f"{_spaced(speaker, quote.get('cue'))}: {article.text[quote['start'] : quote['end']]}"


def _interval(period: Json | None) -> str:
    start, end = (period.get("start"), period.get("end")) if period else (None, None)
    if not start or not end:
        return ""
    if start == end:
        return str(start)
    if (start[4:], end[4:]) == ("-01-01", "-12-31"):
        return start[:4] if start[:4] == end[:4] else f"{start[:4]}..{end[:4]}"
    return f"{start}..{end}"


def _spaced(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)
