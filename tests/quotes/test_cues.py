"""The cue lexicon: every row reads its examples, and leaves the words that only look like its cues."""

import pytest

from extractor.grammar.rule import marked
from extractor.quotes.cues import cue_words, cues
from extractor.quotes.read import read_quotes
from tests.quotes.scene import scene

EXAMPLES = [example for cue in cues() for example in cue.examples]
LEAVES = [(word, form) for cue in cues() for word in cue.leaves for form in cue.forms if form in word]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.text)
def test_a_cue_reads_its_examples(example):
    text, (span,) = marked(example.text)
    *_, saying = read_quotes(scene(text))
    assert (saying.start, saying.end, saying.speaker_text) == (*span, example.speaker)


@pytest.mark.parametrize("word, form", LEAVES)
def test_a_word_that_holds_a_cue_is_none(word, form):
    assert [hit for hit in cue_words().find(f"，{word}，") if hit.means] == []
