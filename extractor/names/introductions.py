"""Introductions: a name with its short name or its code in brackets: `X（简称“Y”，证券代码：600519.SH）`."""

import re
from collections.abc import Iterator

from extractor.grammar.rule import Rule
from extractor.grammar.words import Hit
from extractor.names.forms import Sense, forms
from extractor.names.places import is_known
from extractor.names.sighting import Beside, Piece, Sighting, Throughout, View, cuts_latin, is_edge, is_plain
from schemas import EntityType

QUOTED = r"[“\"'‘「《]\s?([^”\"'’」》\n]{2,20}?)\s?[”\"'’」》]"
SHORT_NAME = re.compile(
    r"[（(，,、](?:证券|股票|公司)?(?:以下|下文|合|下|统|简)(?:简|统|合)?称(?:为)?[：:]?\s?"
    rf"(?:{QUOTED}|([^“\"'‘「《”（()），,；;。\n]{{2,12}})[）)])"
    rf"|[（(]\s?{QUOTED}\s?[）)]"
)
BARE_CODE = (
    r"\d{6}(?:[.．]?(?:SH|SZ|BJ|SS|OC|NQ))?|\d{4,5}[.,，．-]?\s?HK|0\d{4}|[A-Z]{2,8}[：:.]\s?[A-Z]{1,5}"
    r"|(?:SH|SZ|BJ|HK)[：:]?\s?\d{4,6}|[A-Z]{2,5}[.．](?:US|O|N)"
)
SHARE_CLASS = re.compile(r"-(?:SW|W|S|B|P)$")
WIDGET = r"\d+\.\d+,-?\d+\.\d+,-?\d+\.\d+%"
CODE = re.compile(
    r"[（(](?:[^）()（\n]{0,12}?(?:代码|编号|行情|股票|证券)[：:为]?\s*)?"
    rf"(?:{BARE_CODE}|{WIDGET})(?:[，,；;、][^）)\n]{{0,40}})?[）)]"
)
OUTLET = re.compile(r"[报网社刊]|财经|新闻|财讯|资讯")
DATELINE = re.compile(
    r"[\s《【]*([一-鿿A-Za-z0-9]{2,8}?)[】》]?\s?"
    r"(?:(?:\d{1,2}月)?\d{1,2}日(?:专?讯|电|消息)|获悉|专?讯[　 （(】]|讯[：:，,])"
)
SOURCE = re.compile(r"来源[:：]\s?([^\s，。；：:、|（()）\]】\n]{2,12})")
INSTITUTION = ("局", "会", "院", "大学", "中心", "部", "基金", "交易所", "派出所", "研究所", "委")
FULL = ("公司", "集团", "）", ")", *INSTITUTION)
PLACEHOLDER = re.compile(r"[甲乙丙丁戊A-Z](?:公司|集团|银行|证券)")
SECURITIES = frozenset(["股票", "债券", "指数", "权证", "转债"])
OUTLETS = ("财经", "新闻", "财讯", "资讯", "智库", "日报", "晚报", "时报", "周刊")
LONGEST_OUTLET = 8
LONGEST_GLOSS = 60
PORTFOLIO = re.compile(r"(?:全国)?社保(?:基金)?(?:第)?[一二三四五六七八九零〇\d]{2,5}组合")


def short_names(view: View) -> Iterator[Sighting]:
    """The short names that brackets declare."""
    for match in SHORT_NAME.finditer(view.text):
        start, end = match.span(match.lastindex or 0)
        before = view.text[max(0, match.start() - LONGEST_GLOSS) : match.start()]
        form, lists = view.text[start:end], forms()
        named = form not in lists.edges and form not in lists.common and view.text[start - 1] != "《"
        glossed = match.lastindex != 3 or before.endswith(FULL)
        if named and glossed and _is_full(before):
            yield Sighting(start, end, _kind(before), SHORT.name, True)


def _is_full(before: str) -> bool:
    """Whether `before` ends like a full name, so that a short one may follow in brackets."""
    bracketed = before.rfind("（" if "（" in before else "(")
    open_ = bracketed >= 0 and "）" not in before[bracketed:] and ")" not in before[bracketed:]
    last = before[:bracketed] if open_ else before
    if open_ and CODE.fullmatch(f"{before[bracketed:].rstrip('，,、 ')}）"):
        return True
    return last[-1:].isascii() or any(last[-size:] in forms().endings for size in (2, 3, 4, 6))


def _kind(before: str) -> EntityType:
    """What a full name that ends with `before` is, by its last word."""
    if before.endswith("证券投资基金"):
        return "product"
    if before[-2:] in forms().mines:
        return "place"
    return "organization" if before.endswith(INSTITUTION) else "company"


def coded(view: View) -> Iterator[Sighting]:
    """The names that stand before a stock code in brackets."""
    for match in CODE.finditer(view.text):
        end = match.start()
        if view.text[end - 2 : end] in SECURITIES:
            continue
        start = _coded_start(view, end)
        if start is not None:
            yield Sighting(start, end, "company", CODED.name, True)


def _coded_start(view: View, end: int) -> int | None:
    """Where the name before a code begins; None where it is known and nothing more belongs to it."""
    class_ = SHARE_CLASS.search(view.text, end - 3, end)
    last = class_.start() if class_ else end
    if not view.inside(last - 1, last):
        return _start_before(view, last)
    start = last
    while start and view.inside(start - 1, start):
        start -= 1
    floor = view.floor(start, reach=4)
    lead = view.text[floor:start]
    if 2 <= len(lead) <= 3 and not (lead.isascii() or is_plain(lead) or is_known(lead)):
        pieces = view.pieces(floor, start)
        if len(pieces) == 1 and not is_edge(pieces[0]):
            return floor
    return start if class_ else None


def portfolios(view: View) -> Iterator[Sighting]:
    """The numbered portfolios of the social security fund, known from lists of shareholders."""
    if "社保" not in view.text:
        return
    for match in PORTFOLIO.finditer(view.text):
        yield Sighting(match.start(), match.end(), "organization", PENSION.name, True)


def by_line(view: View, hit: Hit[Sense]) -> Iterator[Sighting]:
    """The outlet whose reporter the role at `hit` is (`星岚报记者`)."""
    end = hit.start - 2 if view.text[hit.start - 2 : hit.start] in ("讯（", "讯(") else hit.start
    if view.text[hit.start : hit.end] != "记者" or view.inside(end - 1, end):
        return
    if OUTLET.match(view.text, max(0, end - 2), end) or OUTLET.match(view.text, max(0, end - 1), end):
        start = _start_before(view, end)
        if start is not None and 3 <= end - start <= LONGEST_OUTLET:
            yield Sighting(start, end, "organization", BYLINE.name, True)


def placeholders(view: View) -> Iterator[Sighting]:
    """Companies that stay unnamed (`甲公司`, `A公司`)."""
    for match in PLACEHOLDER.finditer(view.text):
        start, end = match.span()
        if view.free(start, end) and not cuts_latin(view.text, start, end):
            yield Sighting(start, end, "company", UNNAMED.name, True)


def sources(view: View) -> Iterator[Sighting]:
    """The outlets that a line `来源：…` names."""
    for match in SOURCE.finditer(view.text):
        edges = any(map(is_edge, view.pieces(*match.span(1)))) and not match[1].endswith(OUTLETS)
        if match[1] not in forms().common and not edges:
            yield Sighting(match.start(1), match.end(1), "organization", CREDIT.name, True)


def datelines(view: View) -> Iterator[Sighting]:
    """The outlets that a report begins with (`星岚快讯7月9日讯`, `星岚快讯获悉`)."""
    for start in view.layout.paragraphs:
        match = DATELINE.match(view.text, start)
        if not match or view.inside(match.start(1), match.start(1) + 2) or match[1] in forms().common:
            continue
        if not any(map(is_edge, view.pieces(*match.span(1)))):
            yield Sighting(match.start(1), match.end(1), "organization", DATED.name, True)


def _start_before(view: View, end: int) -> int | None:
    """Where the name begins that ends at `end`: at a sign or after the last word that no name holds."""
    run: list[Piece] = []
    floor = view.floor(end)
    for piece in reversed(view.pieces(floor, end)):
        opens = piece.start == floor or all(later.text in forms().endings for later in run)
        edge = piece.text in forms().edges and not (run and opens and piece.text in forms().held)
        if edge or end - piece.start > 20 or (run and piece.text == "集团"):
            break
        run.insert(0, piece)
    while len(run) > 3 and is_plain(run[0].text):
        run.pop(0)
    name = "".join(piece.text for piece in run)
    return run[0].start if len(name) >= 2 and name not in forms().common else None


SHORT: Throughout = Rule(
    "name.introduction.short",
    SHORT_NAME.pattern,
    short_names,
    reads={
        "江苏星澜新材料科技有限公司（以下简称“⟦星澜新材⟧”）": ("company",),
        "江澜市公安局城关派出所（下称“⟦城关派出所⟧”）": ("organization",),
        "甲地产集团有限公司（6999，HK，下称“⟦甲渊⟧”）召开业绩会": ("company",),
        "星澜渊投资管理中心(有限合伙)(“⟦星澜渊⟧”)的通知": ("company",),
        "酒类电商甲拾玖（688999.SH，以下简称 “⟦海拾玖⟧”）亏损": ("company",),
        "收购Raylan金矿（下称“⟦RL金矿⟧”）100%权益": ("place",),
    },
    leaves=(
        "他声称“价格不会下跌”",
        "这被称为“最严新规”",
        "（以下简称“公司”）",
        "甲有限公司（以下简称“标的公司”）",
        "新能源汽车（“新能车”）",
        "有限公司（《公司章程》）",
    ),
)
CODED: Throughout = Rule(
    "name.introduction.code",
    CODE.pattern,
    coded,
    reads={
        "2月14日，⟦明澜诚⟧（行情600999,诊股）发布公告": ("company",),
        "⟦甲渊股份⟧（688999.SH）涨停": ("company",),
        "⟦通澜丽星⟧(16.940,0.00,0.00%)：重组获通过": ("company",),
        "每经快讯，⟦海澜渊⟧（SZ 000000，收盘价：17元）公告": ("company",),
        "⟦苹果集团-W⟧（09999.HK）连续两天回购": ("company",),
    },
    leaves=("上涨（600点）", "（2024年）公告"),
)
PENSION: Throughout = Rule(
    "name.pension_portfolio",
    PORTFOLIO.pattern,
    portfolios,
    reads={"⟦社保基金一一五组合⟧持股不变，新增⟦社保一零二组合⟧": ("organization", "organization")},
    leaves=("社保基金投资组合",),
)
BYLINE: Beside = Rule(
    "name.byline",
    "{outlet}{role}",
    by_line,
    reads={"采写：⟦星岚报⟧记者 郑志成": ("organization",)},
    leaves=("本报记者", "我社记者", "多家媒体记者"),
)
CREDIT: Throughout = Rule(
    "name.credit",
    SOURCE.pattern,
    sources,
    reads={
        "复牌    来源：⟦北辰澜储能网⟧\n近日": ("organization",),
        "被否    来源：⟦企业澜智库⟧\n7月25日": ("organization",),
    },
    leaves=("数据来源：公司公告", "资金来源：自有资金或自筹"),
)
DATED: Throughout = Rule(
    "name.dateline",
    DATELINE.pattern,
    datelines,
    reads={
        "\n⟦星岚快讯⟧7月9日讯　公告如下": ("organization",),
        "⟦创澜快讯⟧获悉，甲公司融资": ("organization",),
    },
    leaves=("本报7月9日讯", "记者获悉，甲公司融资", "近日获悉，甲公司融资"),
)
UNNAMED: Throughout = Rule(
    "name.placeholder",
    PLACEHOLDER.pattern,
    placeholders,
    reads={"⟦甲公司⟧营收增长": ("company",), "虚构与⟦A公司⟧的贸易": ("company",)},
    leaves=("AI公司价值展望", "本公司公告"),
)
