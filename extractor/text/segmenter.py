"""Segmenters: words and their parts of speech, as evidence in a stretch of text, never as a mention's edge.

`Jieba` is the reference; `RJieba` has the same dictionary and algorithm in Rust, about thirty times as fast,
and is what the rules ask. Both load on first use.
"""

from functools import cache
from typing import Protocol

Token = tuple[str, str]
"""A word and jieba's tag for it (``n`` noun, ``v`` verb, ``nr`` person, ``ns`` place …)."""


class Segmenter(Protocol):
    """What a segmenter does. The texts of the tokens joined are the text that was cut."""

    def cut(self, text: str) -> list[str]:
        """The words of `text`."""

    def tag(self, text: str) -> list[Token]:
        """The words of `text` with their tags."""

    def knows(self, word: str) -> bool:
        """Whether `word` stands in the dictionary."""


class RJieba:
    """The fast segmenter, by the package rjieba."""

    def __init__(self) -> None:
        import rjieba

        self._jieba = rjieba

    def cut(self, text: str) -> list[str]:
        """The words of `text`."""
        words: list[str] = self._jieba.cut(text)
        return words

    def tag(self, text: str) -> list[Token]:
        """The words of `text` with their tags."""
        tokens: list[Token] = self._jieba.tag(text)
        return tokens

    def knows(self, word: str) -> bool:
        """Whether `word` stands in the dictionary."""
        known: bool = self._jieba.has_word(word)
        return known


class Jieba:
    """The reference segmenter, by the package jieba."""

    def __init__(self) -> None:
        import jieba
        import jieba.posseg

        self._jieba, self._tagger = jieba, jieba.posseg

    def cut(self, text: str) -> list[str]:
        """The words of `text`."""
        words: list[str] = self._jieba.lcut(text)
        return words

    def tag(self, text: str) -> list[Token]:
        """The words of `text` with their tags."""
        return [(pair.word, pair.flag) for pair in self._tagger.lcut(text)]

    def knows(self, word: str) -> bool:
        """Whether `word` stands in the dictionary."""
        return bool(self._jieba.get_FREQ(word))


@cache
def segmenter() -> Segmenter:
    """The segmenter that the rules ask."""
    return RJieba()
