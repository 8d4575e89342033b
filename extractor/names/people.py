"""People: by the role beside them (`CEO张毅`), and by what they say (`张毅表示`)."""

from collections.abc import Iterator

from extractor.grammar.rule import Rule
from extractor.grammar.words import Hit
from extractor.names.foreign import PERSON_TAGS, foreign_at
from extractor.names.forms import Sense, forms
from extractor.names.places import is_known, is_person
from extractor.names.sighting import (
    CLOSED,
    Beside,
    Piece,
    Sighting,
    View,
    closes,
    is_edge,
    is_plain,
    knows,
)

OFFICES = frozenset("司局部处室所院厅办科系")
OTHER_WORK = frozenset("师员家者们人")
BETWEEN = frozenset(" 　：:、兼")
TITLE = frozenset(["先生", "女士", "博士", "教授", "院士", "律师", "议员"])
NO_GIVEN = frozenset(
    "的了在说称和与及对等为是向将表认指也还就日今昨则于从到被把给让使问答讲写谈去时年月曾已并但而即均都只又再此该这那兼任以由据因所之者者们"
)
LIKE_SURNAMES = frozenset("向于应时方高万常易安施席")
# A character that a name may end with (`顾清和`), and what follows a name that an office is given to.
APPOINTED_AS, AS = frozenset("和为之以"), ("为", "担任", "出任", "任公司", "先生", "女士")
ONE_OF = "之一"
OF_THINGS = frozenset("端型类系式率额")


def by_role(view: View, hit: Hit[Sense]) -> Iterator[Sighting]:
    """The person named after the role at `hit`, or before it."""
    text, at = view.text, hit.end
    end = 0
    if text[at : at + 1] not in OTHER_WORK and not runs_on(view, at):
        at += len(ONE_OF) if text.startswith(ONE_OF, at) else 0
        while at < len(text) and text[at] in BETWEEN and at - hit.end < 2:
            at += 1
        end = foreign_at(view, at) or person_at(view, at) or _known_at(view, at)
    if end:
        yield Sighting(at, end, "person", AFTER_ROLE.name, True)
        yield from further(view, end, text[hit.start : hit.end])
    elif text[hit.start : hit.end] in TITLE:
        start = person_before(view, hit.start)
        if start is not None:
            yield Sighting(start, hit.start, "person", AFTER_ROLE.name, True)


def _known_at(view: View, at: int) -> int:
    """The end of a person's known name at `at` that is also a word of the language (`分析师明明`)."""
    sizes = (2, 3, 4)
    return next((at + size for size in sizes if is_person(view.text[at : at + size])), 0)


def runs_on(view: View, at: int) -> bool:
    """Whether a word of the language lies across `at` (市|长江)."""
    if not knows(view.text[at - 1 : at + 1]):
        return False
    pieces = view.pieces(max(0, at - 3), min(len(view.text), at + 4))
    return any(piece.start < at < piece.end for piece in pieces)


def further(view: View, end: int, role: str) -> Iterator[Sighting]:
    """Who shares the role: after a sign (`张毅然、李星辰`), and in a by-line without one."""
    text = view.text
    while end < len(text):
        at = end + (text[end] in " 、,")
        other = person_at(view, at)
        closed = other >= len(text) or (other > 0 and text[other] in CLOSED)
        if not other or not (text[end] == "、" or closed or role.endswith(("记者", "通讯员"))):
            return
        yield Sighting(at, other, "person", AFTER_ROLE.name, True)
        end = other


def by_speech(view: View, hit: Hit[Sense]) -> Iterator[Sighting]:
    """The person who stands before the verb of saying at `hit`."""
    start = None if runs_on(view, hit.start) else person_before(view, hit.start)
    if start is not None:
        yield Sighting(start, hit.start, "person", SPEAKS.name, True)


def person_at(view: View, at: int) -> int:
    """The end of the Chinese person's name that begins at `at`; 0 where none does."""
    end, lists = _person_end(view, at), forms()
    end += _always_longer(view, at, end)
    word = view.text[at:end]
    plain = word in lists.roles or word in lists.common or word in lists.edges or word[-1:] in OF_THINGS
    return 0 if plain else end


def _always_longer(view: View, at: int, end: int) -> bool:
    """Whether one character more belongs to a name of two: the article never has the name without it."""
    text, longer = view.text, view.text[at : end + 1]
    if end - at != 2 or longer[-1:] in CLOSED or longer[-1] in NO_GIVEN or longer[-1] in forms().edges:
        return False
    if knows(text[end : end + 2]) or not view.free(end, end + 1):
        return False
    return 1 < text.count(longer) == text.count(text[at:end])


def _person_end(view: View, at: int) -> int:
    text = view.text
    family = surname(text, at)
    if not family or not view.free(at, at + 2):
        return 0
    ceiling = view.ceiling(at, reach=9)
    pieces = view.pieces(at, ceiling)
    if not pieces:
        return 0
    first = pieces[0]
    length = first.end - at
    if text[at + 2 : at + 3] in APPOINTED_AS and text.startswith(AS, at + 3) and text[at + 1] not in NO_GIVEN:
        return at + 3
    glued = pieces[1].text if length == 2 and len(pieces) > 1 and not is_plain(first.text) else ""
    if len(glued) == 2 and glued[1] in forms().affix.leads and not knows(glued):
        return first.end + 1
    if first.tag in PERSON_TAGS and 2 <= length <= 3 + (family > 1 or first.text[-1] in NO_GIVEN):
        longer = len(pieces) > 2 and pieces[1].text == "之" and closes(pieces[2])
        if length == 2 and len(pieces) > 1 and (longer or (_given(pieces[1]) and _bounded(pieces, 2))):
            return pieces[1].end
        end = first.end
        while end - at > 2 and text[end - 1] in NO_GIVEN:
            end -= 1
        return end
    if length == family and len(pieces) > 1:
        second = pieces[1]
        given = second.end - second.start
        worded = first.text in LIKE_SURNAMES and (is_plain(second.text) or is_known(second.text))
        plain = worded or second.text in forms().edges or second.tag[0] == "m"
        if given == 2 and not plain and _bounded(pieces, 2):
            return second.end
        if second.text == "之" and len(pieces) > 2 and closes(pieces[2]):
            return second.end
        if _given(second):
            if len(pieces) > 2 and _given(pieces[2]) and _bounded(pieces, 3):
                return pieces[2].end
            return second.end
        return 0
    if length == 2 and len(pieces) > 1 and _given(pieces[1]) and _bounded(pieces, 2):
        return pieces[1].end
    if length == 4 and family == 1 and first.text[-1] in forms().edges and not knows(first.text):
        return first.end - 1
    return first.end if 2 <= length <= 3 and not knows(first.text) else 0


def person_before(view: View, end: int) -> int | None:
    """The start of the Chinese person's name that ends at `end`."""
    text, surnames = view.text, forms().surnames
    if not any(char in surnames for char in text[max(0, end - 4) : end - 1]) or text[end - 1] in NO_GIVEN:
        return None
    floor = view.floor(end)
    if end - floor < 2:
        return None
    pieces = _freed(view.pieces(max(floor, end - 12), end))
    for count in range(1, min(3, len(pieces)) + 1):
        chain = pieces[-count:]
        start = chain[0].start
        opens = start == floor or (len(pieces) > count and _opens(pieces[-count - 1]))
        if view.text[start:end] in forms().common:
            return None
        if surname(view.text, start) and 2 <= end - start <= 4 and _is_person(chain, opens=opens):
            return start
    return None


def _freed(pieces: list[Piece]) -> list[Piece]:
    """The pieces, the last one freed of an office's last character (`工业|司何平`)."""
    *before, last = pieces
    whole = len(last.text) == 3 and last.tag in PERSON_TAGS and before and len(before[-1].text) > 1
    if not (whole and last.text[0] in OFFICES and last.text[1] in forms().surnames):
        return pieces
    name = last._replace(start=last.start + 1, text=last.text[1:])
    return [*before[:-1], before[-1]._replace(end=name.start), name]


def _opens(piece: Piece) -> bool:
    """Whether a name may begin right after `piece`: a word that names do not run over, or a title."""
    return is_edge(piece) or (len(piece.text) > 1 and knows(piece.text))


def _is_person(chain: list[Piece], *, opens: bool) -> bool:
    """Whether the words of `chain`, the first with a surname in front, are a person's name as a whole."""
    first, rest = chain[0], chain[1:]
    if not rest:
        return (first.tag in PERSON_TAGS and opens) or (
            len(first.text) == 3 and opens and not knows(first.text)
        )
    if len(first.text) == 2:
        return first.tag in PERSON_TAGS and len(rest) == 1 and _given(rest[0])
    if len(first.text) > 1 or not opens or first.text in NO_GIVEN:
        return False
    return all(map(_given, rest)) or (len(rest) == 1 and len(rest[0].text) == 2 and not is_edge(rest[0]))


def surname(text: str, at: int) -> int:
    """How many characters of a surname stand at `at`; 0 where none does."""
    surnames = forms().surnames
    if text[at : at + 2] in surnames:
        return 2
    return 1 if text[at : at + 1] in surnames else 0


def _given(piece: Piece) -> bool:
    return len(piece.text) == 1 and piece.text not in NO_GIVEN


def _bounded(pieces: list[Piece], index: int) -> bool:
    """Whether the name may end before piece `index`: nothing follows, or a word that no name holds."""
    return index >= len(pieces) or is_edge(pieces[index]) or len(pieces[index].text) > 1


AFTER_ROLE: Beside = Rule(
    "name.person.role",
    "{role}{person}|{person}{title}",
    by_role,
    reads={
        "星澜咨询CEO⟦张毅然⟧日前表示": ("person",),
        "采写：新快报记者 ⟦郑志成⟧": ("person",),
        "（记者⟦孔子明⟧）": ("person",),
        "实控人之一⟦李茂澜⟧的减持公告": ("person",),
        "公司监事⟦夏璠林⟧拟减持": ("person",),
        "法国总理⟦勒维尼耶⟧向总统递交辞呈": ("person",),
        "主教练⟦加尼⟧坦言": ("person",),
        "德澜律师事务所合伙人⟦柯荆澜⟧在接受采访时": ("person",),
        "本报记者⟦季小舟⟧、⟦胡金澜⟧报道": ("person", "person"),
        "董事会聘任⟦段清和⟧为副总经理": ("person",),
        "甲省统计局工业司⟦何平⟧博士表示": ("person",),
        "总经理⟦王长田⟧向记者表示": ("person",),
        "创始人⟦郑烜乐⟧做了演讲。⟦郑烜乐⟧ | 星河资本": ("person", "person"),
    },
    leaves=("分析师普遍预计", "记者高度关注", "专家何时表态", "摄影师给大家拍照", "兴澜市长江引水工程"),
)
SPEAKS: Beside = Rule(
    "name.person.speaks",
    "{person}{speech}",
    by_speech,
    reads={"⟦王青澜⟧认为，政策仍有空间": ("person",)},
    leaves=("市场认为，政策仍有空间", "公司表示，业绩向好", "武侠小说风靡一时", "亚洲盘交易数据显示"),
)
