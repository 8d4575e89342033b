"""Names in their sentences: what is marked is read, nothing else is."""

import pytest

from extractor.grammar.rule import CLOSE, OPEN, marked
from extractor.names.find import find_names
from extractor.text.layout import read_layout

READ = [
    "记者从⟦江苏星澜新材料科技有限公司⟧获悉",
    "⟦星澜科技⟧宣布完成新一轮融资",
    "该罚单由⟦浙江证监局⟧开出",
    "⟦东吴证券⟧的研报称",
    "⟦星澜咨询⟧CEO⟦张毅然⟧表示",
    "采写：⟦新快报⟧记者 ⟦郑志成⟧",
    "⟦伦敦⟧时间上午",
    "文本模型⟦Xeno M2⟧、视频模型⟦Kaido 02⟧",
    "旗下风险投资基金⟦Prospero7 Ventures⟧参与",
]
LEFT = ["上市公司业绩向好", "证券业净利润下滑", "银行股普涨", "这一模式使其收入保持了高速增长", "AI行业的IPO"]


@pytest.mark.parametrize("example", READ)
def test_reads(example: str) -> None:
    text, spans = marked(example)
    found = find_names(text, read_layout(text), [])
    assert [text[one.start : one.end] for one in found] == [text[start:end] for start, end in spans]


@pytest.mark.parametrize("text", LEFT)
def test_leaves(text: str) -> None:
    assert OPEN not in text and CLOSE not in text
    assert find_names(text, read_layout(text), []) == []
