"""How the notation names entities and mentions: by what is printed, never by an id.

``@智谱AI`` is the entity of that name or alias, ``⟦4亿美元⟧`` the mention with that text, ``#2`` the second
of several; everything else is text. Commas part a list, and one of a single item ends with a comma.
"""

from collections.abc import Sequence

from corpus.annotate.escape import NotationError, Piece, escape
from corpus.annotate.places import chosen, ordinal
from schemas import Bare, DateInterval, Entity, EntityMention, Mention, Qualifier, Quantity, Span, Value

_PRINTED = '|#;=+⟦⟧"'
_NAME = _PRINTED + ","


class Names:
    """The entities and mentions of one article, by name and by id."""

    def __init__(self, entities: Sequence[Entity], mentions: Sequence[Mention]) -> None:
        self.entities = entities
        self.mentions = mentions
        self._named: dict[str, list[str]] = {}
        self._printed: dict[str, list[str]] = {}
        for entity in entities:
            self._named.setdefault(entity.name, []).append(entity.id)
        named = set(self._named)
        for entity in entities:
            for alias in dict.fromkeys(entity.aliases):
                if alias not in named:
                    self._named.setdefault(alias, []).append(entity.id)
        for mention in mentions:
            self._printed.setdefault(mention.text, []).append(mention.id)
        self._name = {entity.id: entity.name for entity in entities}
        self.ids = self._name.keys()
        self._text = {mention.id: mention.text for mention in mentions}

    def called(self, printed: str) -> list[str]:
        """Ids of the entities that have this name or, where none has, this alias."""
        return self._named.get(printed, [])

    def read_entity(self, piece: Piece) -> str:
        """The id of an entity named as ``智谱AI`` or ``智谱AI#2``."""
        words, nth = ordinal(piece)
        return chosen(self._named.get(words.text, []), words, nth, what="entity")

    def read_mention(self, piece: Piece) -> str:
        """The id of a mention named as ``4亿美元`` or ``4亿美元#2``."""
        words, nth = ordinal(piece)
        return chosen(self._printed.get(words.text, []), words, nth, what="mention")

    def write_entity(self, id: str) -> str:  # noqa: A002
        """Name an entity."""
        return _name(id, self._name[id], self._named, _NAME)

    def write_mention(self, id: str) -> str:  # noqa: A002
        """Name a mention."""
        return f"⟦{_name(id, self._text[id], self._printed, _PRINTED)}⟧"

    def read_filler(self, piece: Piece) -> Qualifier:
        """What a role or a qualifier holds: an entity, a mention, a text, a list of them, or ``-``."""
        if piece.raw == "-":
            return None
        items = piece.split(",", whole=True)
        if len(items) == 1:
            return self._read_item(items[0])
        return tuple(self._read_item(item) for item in (items if items[-1].raw else items[:-1]))

    def write_filler(self, filler: Qualifier) -> str:
        """Write down what a role or a qualifier holds; True and False have no filler."""
        if filler is None or isinstance(filler, bool):
            return "-"
        if isinstance(filler, str):
            return self._write_item(filler)
        return ", ".join(self._write_item(item) for item in filler) + ("" if len(filler) > 1 else ",")

    def _read_item(self, piece: Piece) -> str:
        if piece.raw.startswith("@"):
            return self.read_entity(Piece(piece.raw[1:], piece.offset + 1))
        if piece.raw.startswith("⟦"):
            if not piece.raw.endswith("⟧"):
                raise NotationError("⟦ without ⟧", piece.offset)
            return self.read_mention(Piece(piece.raw[1:-1], piece.offset + 1))
        return piece.text

    def _write_item(self, item: str) -> str:
        if item in self._name:
            return "@" + self.write_entity(item)
        if item in self._text:
            return self.write_mention(item)
        written = escape(item, _NAME)
        return "\\" + written if item == "-" or item.startswith("@") else written


def read_value_mentions(
    value: Quantity, evidence: Sequence[Span], mentions: Sequence[Mention]
) -> tuple[str, ...]:
    """The mentions that a fact's value was read from, where it does not say: those in its evidence that say
    the same, sign apart (a loss of 3亿 is −3亿).
    """
    return tuple(
        mention.id
        for mention in mentions
        if not isinstance(mention, EntityMention)
        and _amount(mention.value) == _amount(value)
        and any(span.start <= mention.start and mention.end <= span.end for span in evidence)
    )


def _amount(value: Value | Bare) -> tuple[object, ...] | None:
    if isinstance(value, DateInterval | Bare):
        return None
    said = value.model_dump(include={"kind", "mod", "currency", "unit"})
    return (*sorted({abs(value.low), abs(value.high)}), *sorted(said.items()))


def _name(id: str, name: str, ids: dict[str, list[str]], specials: str) -> str:  # noqa: A002
    fitting = ids[name]
    written = "\\-" if name == "-" else escape(name, specials)
    return written + (f"#{fitting.index(id) + 1}" if len(fitting) > 1 else "")
