"""The golden article with every name replaced by an invented one of its shape: no list can help here."""

import json
from pathlib import Path

import pytest

from extractor.document import Found
from extractor.names.find import find_names
from extractor.text.layout import read_layout

GOLD = Path(__file__).parents[2] / "corpus" / "gold" / "seed.gold.jsonl"
ENOUGH = 0.9
OLD = (
    "智谱AI 智谱 MiniMax MiniMax_M2 Glow Talkie 星野 Hailuo_02 Speech_02 GLM 清华 阿布扎比基金 未来资产 "
    "沙特阿美 Prosperity7_Ventures 中信证券 东吴证券 艾媒咨询 张毅 新快报 郑志辉"
)
INVENTED = (
    "星澜AI 星澜 VoxPrime VoxPrime_M3 Lumio Chatti 云渚 Tidalo_03 Vocal_03 QLX 北大 多哈基金 瑞岚资产 "
    "科威特阿能 Fortuna9_Ventures 恒澜证券 西楚证券 艾岚咨询 李锐 新岚报 黄立明",
    "穹渊AI 穹渊 OmniLeap OmniLeap_K1 Spark Palmo 月汀 Wavelo_07 Tone_07 ZRT 复旦 挪澜基金 明渚资产 "
    "阿曼油能 Harbor5_Capital 远澜证券 南粤证券 易澜咨询 王小岚 南岚日报 陈立",
)


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


@pytest.mark.parametrize("invented", INVENTED)
def test_invented_names_are_found(invented: str) -> None:
    pairs = zip(OLD.split(), invented.split(), strict=True)
    names = {was.replace("_", " "): new.replace("_", " ") for was, new in pairs}
    gold = json.loads(GOLD.read_text("utf-8").splitlines()[0])
    text, found = renamed(gold, names)
    wanted = grouped([one for one in found if one.kind == "entity"])
    quantities = [one for one in found if one.kind != "entity"]
    read = grouped(find_names(text, read_layout(text), quantities))
    missed = sorted(text[start:end] for start, end, _ in wanted - read)
    extra = sorted(text[start:end] for start, end, _ in read - wanted)
    score = 2 * len(wanted & read) / (len(wanted) + len(read))
    assert score >= ENOUGH, f"F1 {score:.3f}; missed {missed}; extra {extra}"
