"""Which words are places or people, asked of the gazetteer."""

from functools import lru_cache

from extractor.names.gazetteer import own
from schemas import EntityType

ABROAD = (
    "国",
    "利",
    "斯",
    "坡",
    "亚",
    "印度",
    "日本",
    "士",
    "兰",
    "典",
    "威",
    "拿大",
    "洲",
    "新西兰",
    "巴西",
)


@lru_cache(maxsize=65536)
def is_place(word: str) -> bool:
    """Whether `word` is a known place."""
    return _type(word) == "place"


@lru_cache(maxsize=65536)
def is_person(word: str) -> bool:
    """Whether `word` is a person known without an introduction."""
    return _type(word) == "person"


def _type(word: str) -> EntityType | None:
    hits = own().find(word)
    whole = len(hits) == 1 and hits[0].end - hits[0].start == len(word)
    return own().type(hits[0].means) if whole else None


@lru_cache(maxsize=4096)
def is_country(word: str) -> bool:
    """Whether `word` is a place abroad or a state, which stands before a company's name rather than in it."""
    return is_place(word) and word != "中国" and word.endswith(ABROAD) and not word.endswith("西")
