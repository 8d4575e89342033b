"""What holds of names in any text whatever."""

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.document import Found
from extractor.entities.resolve import resolve
from extractor.names.find import find_names
from extractor.text.layout import read_layout
from tests.growth import calls

WORDS = (
    "星澜 科技 有限公司 （以下简称“ ”） 记者 张毅然 表示 ， 。 、 和 等3家机构 AI MiniMax M2 "
    "上海 证券 CEO 称 《 》 · （600519） 央行 某 ： 来源："
)
PARTS = st.sampled_from([*WORDS.split(), " ", "\n"])


def found(text: str) -> list[Found]:
    return find_names(text, read_layout(text), [])


@settings(max_examples=300, deadline=None)
@given(st.lists(PARTS | st.text(max_size=4), max_size=30).map("".join))
def test_names_are_stretches_of_the_text_that_do_not_overlap(text: str) -> None:
    names = found(text)
    ends = [0, *(one.end for one in names)]
    assert all(before <= one.start < one.end for before, one in zip(ends, names, strict=False))
    assert not names or names[-1].end <= len(text)
    assert all(one.kind == "entity" and one.type for one in names)


@settings(max_examples=100, deadline=None)
@given(st.lists(PARTS, max_size=30).map("".join))
def test_every_name_has_its_thing_and_every_thing_its_names(text: str) -> None:
    names, things = resolve(found(text), text, read_layout(text))
    assert all(index in things[one.entity or 0].mentions for index, one in enumerate(names))
    forms = [{text[names[index].start : names[index].end] for index in thing.mentions} for thing in things]
    assert all(called == {thing.name, *thing.aliases} for called, thing in zip(forms, things, strict=True))


def test_the_work_grows_with_the_text_alone() -> None:
    def work(times: int) -> int:
        text = "".join(f"星澜{chr(0x4E00 + n)}科技股价上涨，张毅然表示乐观。" for n in range(times))
        return calls(lambda: resolve(found(text), text, read_layout(text)))

    work(100)
    assert work(4000) < 8 * work(1000)


def test_a_platform_named_again_and_again_is_looked_up_once() -> None:
    def work(times: int) -> int:
        text = "团购平台“星语”上线。" * times
        return calls(lambda: found(text))

    work(100)
    assert work(4000) < 8 * work(1000)
