"""Which articles and which of their records a dataset has."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from corpus.export.source import Listed, Story
from schemas import Entity, Event, Extraction, Fact, Role

KINDS = (
    *("money", "percent", "multiple", "count", "date", "duration", "entity"),
    *("facts", "events", "quotes"),
)
"""What can be selected as a kind: the kinds of mention, and the other lists of records."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What to take; an empty field takes all.

    `where` is an SQL condition on the articles of a store; `kinds` are kinds of mention and ``facts``,
    ``events``, ``quotes``. Of facts only those of the `metrics` and `companies` (names or tickers) are taken,
    and then only articles that have one. Dates are those of publication, both inclusive; articles without one
    are left out where either is given. `once` takes one article of each syndication cluster.
    """

    where: str = ""
    kinds: frozenset[str] = frozenset()
    metrics: frozenset[str] = frozenset()
    companies: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None
    once: bool = False

    def listed(self, articles: Iterable[Listed]) -> list[Listed]:
        """Those of the articles that were published in time; with `once` the first of each cluster."""
        timely = [article for article in articles if self._in_time(article.published)]
        if not self.once:
            return timely
        firsts: dict[str, Listed] = {}
        for article in timely:
            firsts.setdefault(article.cluster, article)
        return list(firsts.values())

    def take(self, story: Story) -> Story | None:
        """The story with the selected records only; None where the article is not selected."""
        facts = tuple(fact for fact in story.extraction.facts if self._takes(fact, story.extraction.entities))
        if not facts and (self.metrics or self.companies):
            return None
        return story._replace(extraction=self._narrowed(story.extraction, facts))

    def _in_time(self, published: date | None) -> bool:
        if published is None:
            return not (self.since or self.until)
        return (self.since or published) <= published <= (self.until or published)

    def _takes(self, fact: Fact, entities: Iterable[Entity]) -> bool:
        if self.metrics and fact.metric not in self.metrics:
            return False
        if not self.companies:
            return True
        subject = next((entity for entity in entities if entity.id == fact.subject), None)
        return subject is not None and not self.companies.isdisjoint(
            (subject.name, *subject.aliases, *subject.identifiers.values())
        )

    def _narrowed(self, extraction: Extraction, facts: tuple[Fact, ...]) -> Extraction:
        """The extraction with the selected kinds only, and no reference to a mention that is gone."""
        if not self.kinds:
            return extraction.model_copy(update={"facts": facts})
        mentions = tuple(mention for mention in extraction.mentions if mention.kind in self.kinds)
        gone = {mention.id for mention in extraction.mentions} - {mention.id for mention in mentions}
        return extraction.model_copy(
            update={
                "mentions": mentions,
                "entities": tuple(
                    entity.model_copy(update={"mentions": _kept(entity.mentions, gone)})
                    for entity in extraction.entities
                ),
                "facts": tuple(
                    fact.model_copy(update={"value_mentions": _kept(fact.value_mentions, gone)})
                    for fact in facts
                    if "facts" in self.kinds
                ),
                "events": tuple(
                    _without(event, gone) for event in extraction.events if "events" in self.kinds
                ),
                "quotes": extraction.quotes if "quotes" in self.kinds else (),
            }
        )


def _kept(mentions: tuple[str, ...], gone: set[str]) -> tuple[str, ...]:
    return tuple(mention for mention in mentions if mention not in gone)


def _without(event: Event, gone: set[str]) -> Event:
    def filler(said: Role) -> Role:
        if isinstance(said, tuple):
            return _kept(said, gone)
        return None if said in gone else said

    return event.model_copy(update={"roles": {role: filler(said) for role, said in event.roles.items()}})
