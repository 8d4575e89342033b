"""What holds of facts whatever the text."""

import pytest

from extractor.facts.assemble import read_facts
from extractor.quotes.read import read_quotes
from tests.facts.reading import document
from tests.growth import calls


@pytest.mark.parametrize(
    "piece", ["甲公司2024年营收3亿元，", "丁证券称甲公司2024年净利润增长20%、30%，", "分别为1亿元、"]
)
def test_the_work_on_a_text_without_full_stops_grows_with_it(piece: str) -> None:
    def work(times: int) -> int:
        read = document(piece * times)
        return calls(lambda: read_facts(read, read_quotes(read)))

    work(100)
    assert work(2000) < 8 * work(500)
