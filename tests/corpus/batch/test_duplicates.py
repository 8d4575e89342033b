"""Syndicated copies: found however they were laid out, in any batch; what only looks alike stays apart."""

from pathlib import Path

import pytest

from corpus.duplicates import bands, signature, similarity
from corpus.store import Store
from tests.corpus.batch.samples import contents, row, run_into, story, write_jsonl


def clusters(folder: Path, *feeds: list[dict[str, object]]) -> dict[str, str]:
    """Cluster of each article, by its id in the feed; each feed is a run of its own."""
    for number, rows in enumerate(feeds):
        run_into(folder / "store", write_jsonl(folder / f"{number}.jsonl", rows))
    with Store(folder / "store", read_only=True) as store:
        return {one["source_id"]: one["cluster"] for one in store.query("from articles").to_pylist()}


def reprint(text: str) -> str:
    """As another paper prints it: other layout, a line in front, the last sentence cut."""
    return "（转载）" + text.replace("，", "，\n").replace("。", "。　　")[:-20]


def test_copies_have_one_cluster_in_one_run_and_over_several(tmp_path: Path) -> None:
    first = [row(0, text=story(0) * 2), row(1, text=reprint(story(0) * 2)), row(2, text=story(2) * 2)]
    later = [row(3, title="别的题目", text=story(0) * 2), row(4, text=reprint(story(2) * 2))]
    found = clusters(tmp_path, first, later)
    assert found["n0"] == found["n1"] == found["n3"]
    assert found["n2"] == found["n4"]
    assert found["n0"] != found["n2"]


def test_a_cluster_is_known_by_its_first_article(tmp_path: Path) -> None:
    clusters(tmp_path, [row(0), row(1, text=reprint(story(0)))])
    with Store(tmp_path / "store", read_only=True) as store:
        (first,) = store.query("select article from articles where source_id = 'n0'").to_pylist()
        (syndicated,) = store.query("from syndication").to_pylist()
    assert syndicated["cluster"] == first["article"]
    assert syndicated["copies"] == 2


@pytest.mark.parametrize(
    "texts",
    [
        ["甲公司涨停。", "乙公司涨停。", "丙公司涨停。"],
        ["甲公司：获得专利证书。", "甲公司：收到政府补助。"],
        ["", "。", "……"],
        [f"沪指收盘报{point}点，跌{point % 7}.3%，两市成交额{point}亿元。" for point in (3011, 3022, 3033)],
    ],
)
def test_short_texts_do_not_collapse_into_one_cluster(texts: list[str]) -> None:
    signatures = [signature(text) for text in texts if any(map(str.isalnum, text))]
    keys = [key for one in signatures for key in bands(one)]
    assert len(set(keys)) == len(keys)


def test_a_short_text_is_a_copy_where_its_letters_and_digits_are_equal() -> None:
    assert similarity(signature("甲公司涨停。"), signature("甲公司 涨停！")) == 1
    assert similarity(signature("甲公司涨停。"), signature(story(1))) == 0


def test_a_signature_is_the_same_in_every_process() -> None:
    assert signature(story(1)).hex()[:16] == "92a5b10941d47957"


def test_facts_can_be_counted_once_a_story(tmp_path: Path) -> None:
    clusters(tmp_path, [row(0), row(1, text=reprint(story(0))), row(2)])
    with Store(tmp_path / "store", read_only=True) as store:
        everywhere = store.query("from facts").num_rows
        once = store.query("from facts_once")
        articles = store.query("select distinct cluster from articles").num_rows
    assert articles == 2
    assert once.num_rows <= everywhere
    assert len(set(once["article"].to_pylist())) <= articles


def test_clusters_do_not_depend_on_how_a_run_was_cut(tmp_path: Path) -> None:
    rows = [
        row(number, text=reprint(story(number % 5)) if number % 2 else story(number % 5))
        for number in range(10)
    ]
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    run_into(tmp_path / "one" / "store", write_jsonl(tmp_path / "all.jsonl", rows))
    write_jsonl(tmp_path / "all.jsonl", rows[:3])
    run_into(tmp_path / "two" / "store", tmp_path / "all.jsonl")
    write_jsonl(tmp_path / "all.jsonl", rows)
    run_into(tmp_path / "two" / "store", tmp_path / "all.jsonl")
    assert contents(tmp_path / "one" / "store") == contents(tmp_path / "two" / "store")
