"""The golden article with every name replaced by an invented one of its shape: no list can help here."""

import json
from pathlib import Path

import pytest

from extractor.document import Found
from extractor.names.find import find_names
from extractor.text.layout import read_layout

GOLD = Path(__file__).parents[2] / "corpus" / "gold" / "seed.gold.jsonl"
ENOUGH = 0.9
INVENTED = (
    {
        "智谱AI": "星澜AI", "智谱": "星澜", "MiniMax": "VoxPrime", "MiniMax M2": "VoxPrime M3", "Glow": "Lumio",
        "Talkie": "Chatti", "星野": "云渚", "Hailuo 02": "Tidalo 03", "Speech 02": "Vocal 03", "GLM": "QLX",
        "清华": "北大", "阿布扎比基金": "多哈基金", "未来资产": "瑞岚资产", "沙特阿美": "科威特阿能",
        "Prosperity7 Ventures": "Fortuna9 Ventures", "中信证券": "恒澜证券", "东吴证券": "西楚证券",
        "艾媒咨询": "艾岚咨询", "张毅": "李锐", "新快报": "新岚报", "郑志辉": "黄立明",
    },
    {
        "智谱AI": "穹渊AI", "智谱": "穹渊", "MiniMax": "OmniLeap", "MiniMax M2": "OmniLeap K1", "Glow": "Spark",
        "Talkie": "Palmo", "星野": "月汀", "Hailuo 02": "Wavelo 07", "Speech 02": "Tone 07", "GLM": "ZRT",
        "清华": "复旦", "阿布扎比基金": "挪澜基金", "未来资产": "明渚资产", "沙特阿美": "阿曼油能",
        "Prosperity7 Ventures": "Harbor5 Capital", "中信证券": "远澜证券", "东吴证券": "南粤证券",
        "艾媒咨询": "易澜咨询", "张毅": "王小岚", "新快报": "南岚日报", "郑志辉": "陈立",
    },
)  # fmt: skip


def renamed(gold: dict[str, object], names: dict[str, str]) -> tuple[str, list[Found]]:
    """The article with its names replaced, and all its mentions where they then stand."""
    text, parts, found, end, shift = str(gold["text"]), [], [], 0, 0
    for mention in gold["mentions"]:  # type: ignore[attr-defined]
        kind, old = mention["kind"], mention["text"]
        new = names.get(old, old) if kind == "entity" else old
        parts += [text[end : mention["start"]], new]
        start = mention["start"] + shift
        found.append(Found(start, start + len(new), kind, "gold", type=mention.get("type")))
        end, shift = mention["end"], shift + len(new) - len(old)
    return "".join([*parts, text[end:]]), found


def grouped(found: list[Found]) -> set[tuple[int, int, str]]:
    """Names with their types, as the scorer groups them."""
    organised = ("company", "organization", "index")
    return {(one.start, one.end, "org" if one.type in organised else str(one.type)) for one in found}


@pytest.mark.parametrize("names", INVENTED, ids=lambda names: names["智谱"])
def test_invented_names_are_found(names: dict[str, str]) -> None:
    gold = json.loads(GOLD.read_text("utf-8").splitlines()[0])
    text, found = renamed(gold, names)
    wanted = grouped([one for one in found if one.kind == "entity"])
    quantities = [one for one in found if one.kind != "entity"]
    read = grouped(find_names(text, read_layout(text), quantities))
    missed = sorted(text[start:end] for start, end, _ in wanted - read)
    extra = sorted(text[start:end] for start, end, _ in read - wanted)
    score = 2 * len(wanted & read) / (len(wanted) + len(read))
    assert score >= ENOUGH, f"F1 {score:.3f}; missed {missed}; extra {extra}"
