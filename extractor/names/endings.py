"""Names by what they end with: 有限公司, 证券, 研究院, 证监局 … and what stands before that."""

import re
from collections.abc import Iterator
from functools import lru_cache

from extractor.grammar.rule import Rule
from extractor.grammar.words import Hit
from extractor.names.forms import Ending, Sense, forms
from extractor.names.full_names import begins_whole
from extractor.names.places import is_company, is_country, is_index, is_known, is_person, is_place
from extractor.names.sighting import (
    Beside,
    Piece,
    Sighting,
    View,
    closes,
    is_cue,
    is_edge,
    is_proper,
    joined,
    knows,
)
from extractor.text.segmenter import segmenter

GOES_ON = frozenset("业股类商们界长员者板圈民所吧络点站友红")
OF_ITS_OWN = frozenset(["股东", "股份", "股票", "股权", "股价", "股本", "民警"])
LONG_NAMES = frozenset({"legal", "institution", "branch", "local", "group", "fund_product"})
SHARES, AI = "股份", "AI"
NO_ENDING = frozenset([("资产", "总"), ("资产", "净"), ("中心", "市"), ("中心", "备"), ("中心", "区")])
SHORT, LONG = 10, 24
LONGEST = {"legal": 10, "fund_product": 6, "institution": 10, "branch": 5, "local": 2}
COINED = frozenset({"strong_trade", "fund"})
FUNCTION = frozenset({"p", "c", "uj", "ul", "ud", "r"})
FULL_NAMES = frozenset({"legal", "fund_product"})
LEGAL = ("股份有限公司", "有限责任公司", "有限公司")
PRACTICE, PAPER = "事务所", "报"
SEAT = "name.ending.seat"
OFFICES = ("局", "厅", "委", "政府", "法院", "检察院")
SEATS = frozenset("省市县")
OF_A_PLACE = frozenset(["政府", "人民政府", "总部", "议会", "国会", "内阁"])
DIVISIONS = frozenset("省市县区州镇乡国")
PLAIN_STEMS = frozenset({"strong_trade", "institution", "group", "fund"})
OPENS = frozenset("，。；！？、\n “”《》【】 ")
LABEL = re.compile(r"[：:]|[（(](?![-+\d.]+%)")
BRACKETS = frozenset("：:（(")
SEATED = re.compile(r"[（(](?P<seat>[^（()）\W\d]{2,8})[）)](?:(?!公司)[^\W\d与和及向由]){0,12}$")
GROUPS = frozenset(["集团", "控股", "国际", "亚洲", "亚太", "全球", "中国内地"])
WEAK = frozenset({"trade", "weak_trade"})
TRADES = WEAK | {"strong_trade"}
SCHOOLS = ("大学", "学院", "研究院", "研究所", "委员会")
SCALES = frozenset("万亿千百")
OF_FIRMS = frozenset({"firm", "group", "branch", "institution"})
NAMED_TAGS = frozenset({"nz", "nt", "nr"})


def by_ending(view: View, hit: Hit[Sense]) -> Iterator[Sighting]:
    """The name that ends at `hit`, if one does."""
    start, end, sense = hit
    if sense.endings[0].id in FULL_NAMES and (seat := SEATED.search(view.text, max(0, start - LONG), start)):
        yield from _seated(view, seat, hit)
        return
    reach = LONG if sense.endings[0].id in LONG_NAMES else SHORT
    floor = view.floor(start, reach=reach)
    after = view.text[end : view.ceiling(end, reach=6)]
    if start == floor or (goes_on(after) and sense.endings[0].id != "legal"):
        return
    pieces = joined(view.pieces(floor, start)[start - floor == reach :])
    opens = floor == 0 or view.text[floor - 1] in OPENS
    for ending in sense.endings:
        stem = _stem(pieces, longest=LONGEST.get(ending.id, 4), legal=ending.id in FULL_NAMES)
        if stem and stem[-1].text in forms().endings and view.text[start:end] == SHARES:
            return
        if stem and ending.id in TRADES and (stem[-1].text.endswith(SCHOOLS) or is_index(stem[-1].text)):
            return
        if ending.id not in WEAK or closes_at(after):
            begins, sure = _start(stem, ending, view.text[start:end]) if stem else (-1, False)
            labelled = ending.id in WEAK and LABEL.match(view.text, end) is not None
            if begins < 0 and opens and len(pieces) == 1 and (labelled or ending.id in PLAIN_STEMS):
                begins, sure = _plain_start(pieces[0]), stands_out(view.text[end : end + 4])
            if ending.id == "legal" or view.text.endswith(PRACTICE, start, end):
                begins = begins_whole(view, pieces, begins, start)
            elif ending.id == "branch" and stem:
                begins, sure = _branch_start(view, stem[0].start, otherwise=(begins, sure))
            if begins >= 0 and _is_name(view.text, begins, start, end):
                yield Sighting(begins, end, ending.of, f"{ENDING.name}.{ending.id}", sure)
                yield from _seat(view.text, begins, start, end)
                return


def _seated(view: View, seat: re.Match[str], hit: Hit[Sense]) -> Iterator[Sighting]:
    """A full name around its seat in brackets: 星河科技（苏州）有限公司."""
    if not (is_place(seat["seat"]) or seat["seat"] in GROUPS) or not view.free(seat.start(), hit.end):
        return
    floor = view.floor(seat.start(), reach=SHORT)
    pieces = joined(view.pieces(floor, seat.start())[seat.start() - floor == SHORT :])
    ending = hit.means.endings[0]
    stem = _stem(pieces, longest=LONGEST[ending.id], legal=True)
    begins, sure = _start(stem, ending, view.text[hit.start : hit.end]) if stem else (-1, True)
    begins = begins_whole(view, pieces, begins, seat.start())
    if begins >= 0:
        yield Sighting(begins, hit.end, ending.of, f"{ENDING.name}.{ending.id}", sure)


def _branch_start(view: View, at: int, *, otherwise: tuple[int, bool]) -> tuple[int, bool]:
    """Where the full name begins that a branch's words follow at `at` (甲银行股份有限公司|苏州分行)."""
    form = next((form for form in LEGAL if view.text.endswith(form, 0, at)), None)
    if form is None:
        return otherwise
    firm = Hit(at - len(form), at, forms().senses[form])
    return next(((one.start, True) for one in by_ending(view, firm)), otherwise)


def _plain_start(piece: Piece) -> int:
    """Where a name of one plain word begins at a clause's start (`海棠药业：…`); −1 for a function word."""
    lists = forms()
    listed = piece.text in lists.edges or piece.text in lists.roles
    refused = listed or piece.tag in FUNCTION or all(char in lists.edges for char in piece.text)
    return -1 if refused else _trim([piece], 0)


def _seat(text: str, begins: int, start: int, end: int) -> Iterator[Sighting]:
    """Where a local office sits: 江澜市 and 江澜 of 江澜市统计局."""
    if text[start:end].endswith(OFFICES):
        size = next((n for n in (3, 4) if begins + n <= start and text[begins + n - 1] in SEATS), 0)
        if size and not is_known(text[begins : begins + size - 1]):
            yield Sighting(begins, begins + size, "place", SEAT, True)
            yield Sighting(begins, begins + size - 1, "place", SEAT, True)


def _is_name(text: str, begins: int, start: int, end: int) -> bool:
    common = forms().common
    if start - begins < 2 or text[begins:end] in common or text[begins:start] in common:
        return False
    if text[begins] in SCALES and text[begins - 1 : begins].isdigit():
        return False
    if (text[start:end], text[start - 1]) in NO_ENDING:
        return False
    return text[start - 2 : end] not in common and not (
        text[start:end] in OF_A_PLACE and not _local(text, begins, start)
    )


def _local(text: str, begins: int, start: int) -> bool:
    """Whether a government's name begins with where it is."""
    return text[start - 1] in DIVISIONS or any(is_place(text[begins : begins + size]) for size in (2, 3, 4))


@lru_cache(maxsize=65536)
def goes_on(after: str) -> bool:
    """Whether what follows an ending says that a trade is meant and no one in it (`民用航空|工业`)."""
    lists = forms().goes_on
    if after[:2] in OF_ITS_OWN:
        return False
    return after[:1] in GOES_ON or any(after[:size] in lists for size in (1, 2, 3))


@lru_cache(maxsize=65536)
def stands_out(after: str) -> bool:
    """Whether what follows `海棠药业` at a clause's start takes it for a name: it speaks, or a colon."""
    return after[:1] in BRACKETS or any(is_cue(after[:size]) for size in range(1, 5))


@lru_cache(maxsize=65536)
def closes_at(after: str) -> bool:
    """Whether a name may end before `after`: nothing follows, or a word that names do not run over."""
    if after[:1] in forms().affix.glued or any(is_cue(after[:size]) for size in range(2, 7)):
        return True
    word, tag = segmenter().tag(after)[0]
    return closes(Piece(0, len(word), word, tag))


def _stem(pieces: list[Piece], *, longest: int, legal: bool) -> list[Piece]:
    """The words before the ending that the name may hold, left to right; full legal names hold verbs too."""
    edges = forms().edges
    stem: list[Piece] = []
    for piece in reversed(pieces):
        enterprise = piece.text == "企业" and (stem[-1].text in forms().inner if stem else legal)
        business = enterprise or (legal and piece.tag not in FUNCTION and piece.text not in edges)
        if len(stem) >= longest or (is_edge(piece) and not business):
            break
        stem.append(piece)
    stem.reverse()
    return stem


def _start(stem: list[Piece], ending: Ending, form: str) -> tuple[int, bool]:
    """Where the name begins, −1 for nowhere, and whether that is sure."""
    places = [i for i, piece in enumerate(stem) if is_place(piece.text)]
    of_firm = ending.id in OF_FIRMS
    proper = [
        i
        for i, piece in enumerate(stem)
        if i not in places and (is_proper(piece) or (of_firm and _is_firm(piece.text)))
    ]
    first = min(places[:1] + proper[:1], default=-1)
    if ending.needs == "any":
        return _trim(stem, max(first, 0)), True
    if ending.needs == "place":
        local = bool(places) and places[-1] == len(stem) - 1 and not is_country(stem[-1].text)
        return (_trim(stem, first), True) if local else (-1, False)
    if ending.needs == "branch":
        return (_trim(stem, first), True) if places and proper else (-1, False)
    if ending.id == "institution":
        named = first >= 0 and not is_person(stem[-1].text)
        return (_trim(stem, first), True) if named else (-1, False)
    if ending.id == "mine":
        return (_trim(stem, first), True) if proper and proper[-1] == len(stem) - 1 else (-1, False)
    if ending.id == "fund_product":
        return (_trim(stem, proper[0]), True) if proper else (-1, False)
    return _traded(stem, ending, places, proper, form)


def _is_firm(word: str) -> bool:
    return is_company(word) and word not in forms().ambiguous


def _traded(
    stem: list[Piece], ending: Ending, places: list[int], proper: list[int], form: str
) -> tuple[int, bool]:
    """A short name and its trade: `星河科技`, `淡水湾资本`."""
    last, strong = stem[-1], ending.id not in WEAK
    if last.text in forms().common or (last.tag == "eng" and any(char.isdigit() for char in last.text)):
        return -1, False
    if ending.id == "media" and form.endswith(PAPER) and places and places[-1] == len(stem) - 1:
        return _trim(stem, places[-1]), True
    if not proper or proper[-1] < len(stem) - 2:
        own = stem[places[-1] + 1 :] if places and ending.id == "fund" else stem
        coined = ending.id in COINED and (own is not stem or not places) and _is_coined(own)
        return (_trim(stem, places[0] if places else 0), True) if coined else (-1, False)
    first = proper[-1]
    while first > 0 and (first - 1 in proper or first - 1 in places):
        first -= 1
    while first in places and is_country(stem[first].text):
        first += 1
    if (not strong or form == AI) and is_known("".join(piece.text for piece in stem[first:])):
        return -1, False
    sure = strong or first == 0 or last.tag in NAMED_TAGS
    return _trim(stem, first), sure and ending.id != "weak_trade"


def _is_coined(stem: list[Piece]) -> bool:
    """Whether words of the language make a new one together (淡水·湾)."""
    word = "".join(piece.text for piece in stem)
    return 3 <= len(word) <= 4 and any(len(piece.text) == 1 for piece in stem) and not knows(word)


def _trim(stem: list[Piece], first: int) -> int:
    """Where the name begins without the function words that the segmenter took in (`与雅创`)."""
    piece, upto = stem[first], stem[-1].end
    start = piece.start
    for char in piece.text:
        if upto - start <= 2 or char not in forms().affix.leads or knows(piece.text):
            break
        start += 1
    return start


ENDING: Beside = Rule(
    "name.ending",
    "{name}{ending}",
    by_ending,
    reads={
        "记者从⟦江苏星澜新材料科技有限公司⟧获悉": ("company",),
        "全资子公司⟦星澜科技（苏州）有限公司⟧获得罚单": ("company",),
        "记者从⟦大澜恩浦(上海)半导体股份有限公司⟧获悉": ("company",),
        "⟦星澜科技⟧宣布完成新一轮融资": ("company",),
        "该行将⟦星澜科技⟧目标价上调。⟦星澜科技⟧股价上涨": ("company", "company"),
        "该罚单由⟦浙江证监局⟧开出": ("organization",),
        "⟦中澜人民大学金融研究院⟧院长": ("organization",),
        "向⟦民澜银行乌鲁木齐分行⟧申请贷款": ("company",),
        "股东有⟦北京澜动能投资基金⟧、深圳市": ("organization",),
        "⟦工行乌鲁木齐分行⟧一名经理": ("company",),
        "据⟦乌鲁木齐商报⟧报道": ("organization",),
        "质押给⟦星澜银行股份有限公司乌鲁木齐分行⟧": ("company",),
        "标的为⟦江苏中澜科技股份有限公司⟧": ("company",),
        "张亚春向⟦成都小微融资担保有限公司⟧质押": ("company",),
        "股东⟦南昌悦澜投资管理中心（有限合伙）⟧减持": ("company",),
        "手握⟦星澜山金矿⟧和锂矿": ("place",),
        "由⟦星澜会计师事务所（特殊普通合伙）⟧审计": ("company",),
        "一致行动人⟦杰澜控股有限公司⟧拟增持": ("company",),
        "⟦苏州市青澜派出所⟧民警": ("organization",),
    },
    leaves=(
        "投资者（北京）与有限公司",
        "上市公司业绩向好",
        "证券业净利润下滑",
        "银行股普涨",
        "民用航空工业发展",
        "营收保持高速增长",
        "影子银行规模压降",
        "欧洲最大的太阳能集团",
        "被告上法院",
        "大学投资系副教授",
        "纳指期货上涨",
        "拿1000万换控股权",
        "中国第一大金矿",
        "加拿大锂矿涨价",
    ),
)
