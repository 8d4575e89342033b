"""Dates on the calendar: years, halves, quarters, months, days (2025年前三季度, 3月5日).

Each rule reads one link of a date. Links that stand side by side make a date (`去年` `11月`), and what its
first link leaves open is settled in reading order by `extractor.dates`. The examples say the interval as
``start..end grain``, the TIMEX3 value and mod, and ``relative`` where more than its words was needed: the
publication date (2026-01-13, or the one in 〔〕) or the text around.
"""

from extractor.dates.parts import Part, Path
from extractor.grammar.rule import Rule
from extractor.mentions.date_links import TO, DateRule, edge, number, one, year_number


def read_year(year: str, closing: str | None = None) -> Path:
    """A year, or its edge."""
    return one("year", year_number(year)), *edge(closing)


YEAR: DateRule = Rule(
    "date.year",
    r"(?<![0-9.])(?<![0-9],)({year})(?:财政年度|会计年度|财年|年(?:度(?!假))?)(?:年?全年度?|年度(?!假)|整年)?({year_edge})?",
    read_year,
    reads={
        "甲公司⟦2024年⟧营收5亿元": "2024-01-01..2024-12-31 year 2024",
        "⟦2018年全年度⟧预计盈利": "2018-01-01..2018-12-31 year 2018",
        "⟦2025年年度⟧利润分配": "2025-01-01..2025-12-31 year 2025",
        "⟦2026年初⟧的港股市场": "2026-01-01..2026-03-31 year 2026 start",
        "很快在⟦2023年年中⟧上线": "2023-05-01..2023-08-31 year 2023 mid",
        "⟦2023年中⟧，甲公司成立": "2023-05-01..2023-08-31 year 2023 mid",
        "延续⟦2018年底⟧的态势": "2018-10-01..2018-12-31 year 2018 end",
        "资本在⟦2024年⟧后汹涌而至": "2024-01-01..2024-12-31 year 2024",
        "⟦2025年⟧年报已经披露": "2025-01-01..2025-12-31 year 2025",
        "派发⟦2024年⟧末期股息": "2024-01-01..2024-12-31 year 2024",
        "为⟦2021年⟧以来最高": "2021-01-01..2021-12-31 year 2021",
        "⟦2025年⟧中国经济": "2025-01-01..2025-12-31 year 2025",
        "⟦2025财年⟧营收": "2025-01-01..2025-12-31 year 2025",
    },
    leaves=("共2000家门店", "募资2024万元", "银发〔2024〕9号", "第2024-008号公告", "股票代码002024"),
)

HAN_YEAR: DateRule = Rule(
    "date.han_year",
    r"(?<![〇零一二三四五六七八九十百千万])({han_year})年度?({year_edge})?",
    read_year,
    reads={
        "⟦二〇二五年⟧工作要点": "2025-01-01..2025-12-31 year 2025",
        "⟦二零二四年底⟧完工": "2024-10-01..2024-12-31 year 2024 end",
        "⟦一九九八年⟧创立": "1998-01-01..1998-12-31 year 1998",
        "⟦两千零四年⟧上市": "2004-01-01..2004-12-31 year 2004",
    },
    leaves=("树龄一千零二十年", "两百年老店"),
)

YEAR_BEFORE: DateRule = Rule(
    "date.year_before",
    r"(?<![0-9.])(?<![0-9],)(?!1[0-8]|19[0-4])({year})(?=[上下]半年|半年度|第?[一二三四1-4]季|前[两一二三四五六七八九十0-9]{1,2}个?[月季]"
    rf"|[一二三1-3]{TO}[二三四2-4]季|1{TO}1?[0-9]月|全年|中期(?!票|借|贷)|春节|国庆|中秋|元旦|端午|双1|双十)(?:全年度?)?",
    read_year,
    reads={
        "⟦2019上半年⟧实现合同销售": "2019-01-01..2019-06-30 half 2019-H1",
        "⟦2025前三季度⟧营收": "2025-01-01..2025-09-30 range",
        "⟦2025全年⟧指引": "2025-01-01..2025-12-31 year 2025",
    },
    leaves=("型号2025上市", "共2024上下游企业"),
)

HALF: DateRule = Rule(
    "date.half",
    r"(?:([上下])个?|(?<=[年度])([前后]))半(?:年度?|财年)(?!报)(末|底)?",
    lambda which, rarer, closing: (one("half", 1 if (which or rarer) in "上前" else 2), *edge(closing)),
    reads={
        "⟦2025年上半年⟧净亏损": "2025-01-01..2025-06-30 half 2025-H1",
        "⟦去年下半年⟧开工": "2025-07-01..2025-12-31 half 2025-H2 relative",
        "〔2025-08-29〕⟦上半年⟧实现营收": "2025-01-01..2025-06-30 half 2025-H1 relative",
        "〔2025-08-29〕预计⟦下半年⟧回暖": "2025-07-01..2025-12-31 half 2025-H2 relative",
        "⟦2026财年上半年⟧营收": "2026-01-01..2026-06-30 half 2026-H1",
        "〔〕⟦上半年⟧纯利": "null half XXXX-H1 relative",
    },
    leaves=("比赛上半场", "上半身"),
)

INTERIM: DateRule = Rule(
    "date.interim",
    r"(?<=[年度0-9])(半年度|中期(?!票|借|贷|选|流))",
    lambda _: (one("half", 1),),
    reads={
        "召开⟦2019年度中期⟧业绩发布会": "2019-01-01..2019-06-30 half 2019-H1",
        "⟦2017中期⟧业绩": "2017-01-01..2017-06-30 half 2017-H1",
        "发布⟦2025年半年度⟧报告": "2025-01-01..2025-06-30 half 2025-H1",
    },
    leaves=("中期收益同比增长", "发布半年报", "发行中期票据"),
)

QUARTERS: DateRule = Rule(
    "date.quarters",
    r"(?<![此之以目日当期满提市后束止停])[前首头]({few})个?财?季度?(?!报|节)(末|底)?",
    lambda last, closing: (Part("quarter", 1, number(last)), *edge(closing)),
    reads={
        "⟦2025年前三季度⟧收入": "2025-01-01..2025-09-30 range",
        "〔2025-08-01〕⟦前两个季度⟧增长": "2025-01-01..2025-06-30 range relative",
        "⟦去年首三季⟧": "2025-01-01..2025-09-30 range relative",
        "截至⟦2025年前三季度末⟧": "2025-09-30..2025-09-30 day 2025-09-30 end",
    },
    leaves=("此前三季度未盈利", "发布三季报"),
)

QUARTER_RANGE: DateRule = Rule(
    "date.quarter_range",
    rf"第?({{quarter}}){TO}第?({{quarter}})季度",
    lambda first, last: (Part("quarter", number(first), number(last)),),
    reads={
        "⟦2025年一至三季度⟧": "2025-01-01..2025-09-30 range",
        "⟦2024年1-3季度⟧营收": "2024-01-01..2024-09-30 range",
    },
    leaves=("1-3季的作品",),
)

QUARTER_PAIR: DateRule = Rule(
    "date.quarter_pair",
    r"(?<![0-9一二三四第])([一二三])([二三四])季度",
    lambda first, last: (
        (Part("quarter", number(first), number(last)),) if number(last) - number(first) == 1 else None
    ),
    reads={"〔2025-10-13〕⟦三四季度⟧盈利可期": "2025-07-01..2025-12-31 range relative"},
    leaves=("一三季度", "前三季度"),
)

QUARTER: DateRule = Rule(
    "date.quarter",
    r"(?:第({quarter})个?财?季(?:度|(?![报节后]))|(?:(?<![0-9.〇一二三四五六七八九十])|(?<=19[0-9]{2})|(?<=20[0-9]{2}))({quarter})(?:财季|季度)|(首)季度?|(?<=[年度财])({quarter})季(?![度报节后]))"
    r"({edge})?",
    lambda *written: (one("quarter", number(next(filter(None, written[:4])))), *edge(written[4])),
    reads={
        "⟦2016年四季度⟧主要监管指标": "2016-10-01..2016-12-31 quarter 2016-Q4",
        "截至⟦2016年四季度末⟧": "2016-12-31..2016-12-31 day 2016-12-31 end",
        "至⟦2027年第三季度⟧的计划": "2027-07-01..2027-09-30 quarter 2027-Q3",
        "〔2025-11-03〕⟦三季度⟧净利润": "2025-07-01..2025-09-30 quarter 2025-Q3 relative",
        "发布⟦2023年三季度⟧报告": "2023-07-01..2023-09-30 quarter 2023-Q3",
        "⟦去年四季度⟧": "2025-10-01..2025-12-31 quarter 2025-Q4 relative",
        "〔2025-08-20〕⟦第四季⟧指引": "2025-10-01..2025-12-31 quarter 2025-Q4 relative",
        "⟦2026财年第二财季⟧": "2026-04-01..2026-06-30 quarter 2026-Q2",
        "〔2025-11-03〕⟦一⟧、⟦二⟧、⟦三季度⟧营收": (
            "2025-01-01..2025-03-31 quarter 2025-Q1 relative",
            "2025-04-01..2025-06-30 quarter 2025-Q2 relative",
            "2025-07-01..2025-09-30 quarter 2025-Q3 relative",
        ),
        "〔〕财报显示⟦第二季度⟧亏损": "null quarter XXXX-Q2 relative",
    },
    leaves=("较一季报减持", "连续三个季度", "入住四季酒店", "第三季节目", "每季度派息"),
)

MONTHS: DateRule = Rule(
    "date.months",
    r"(?<![此之以目日当期满提市立后束止停])[前首头]({few})个?月(?!份?内)份?|(?<=年)(?:(首)月|[前首头]({few})个?月份?)",
    lambda *last: (Part("month", 1, number(next(filter(None, last)))),),
    reads={
        "⟦2025年前10个月⟧出口": "2025-01-01..2025-10-31 range",
        "⟦今年首月⟧保费": "2026-01-01..2026-01-31 month 2026-01 relative",
        "⟦今年前两个月⟧内外需放缓": "2026-01-01..2026-02-28 range relative",
        "⟦今年前两月⟧": "2026-01-01..2026-02-28 range relative",
        "〔2025-10-20〕⟦前九个月⟧营收": "2025-01-01..2025-09-30 range relative",
        "〔2025-10-20〕⟦首9个月⟧溢利": "2025-01-01..2025-09-30 range relative",
    },
    leaves=("此前三个月", "上市前3个月"),
)

MONTH_RANGE: DateRule = Rule(
    "date.month_range",
    rf"(?<![0-9.])({{month}}){TO}({{month}})月份?",
    lambda first, last: (Part("month", number(first), number(last)),),
    reads={
        "〔2025-10-20〕⟦1-9月⟧营收": "2025-01-01..2025-09-30 range relative",
        "⟦2024年1至11月份⟧": "2024-01-01..2024-11-30 range",
        "⟦去年一到五月⟧": "2025-01-01..2025-05-31 range relative",
        "⟦2018年2——4月⟧": "2018-02-01..2018-04-30 range",
    },
    leaves=("比分1-9", "3-6个月"),
)

MONTH_PAIR: DateRule = Rule(
    "date.month_pair",
    r"(?<![十第])([一二三四五六七八])([二三四五六七八九])月份?",
    lambda first, last: (
        (Part("month", number(first), number(last)),) if number(last) - number(first) == 1 else None
    ),
    reads={"⟦去年七八月份⟧上市": "2025-07-01..2025-08-31 range relative"},
    leaves=("二十五月", "三五月"),
)

MONTH: DateRule = Rule(
    "date.month",
    r"(?<![0-9.第近])({month})月(?:份|(?![嫂薪]|活跃用户|期(?:[A-Z]|利率|品种|票据|国债|逆回购|[存贷]款|拆)))({third}|月?{edge})?",
    lambda month, closing: (one("month", number(month)), *edge(closing)),
    reads={
        "⟦2024年5月⟧，甲公司融资": "2024-05-01..2024-05-31 month 2024-05",
        "〔2025-10-13〕远低于⟦8月份⟧的增幅": "2025-08-01..2025-08-31 month 2025-08 relative",
        "〔2025-10-13〕在⟦12月⟧议息会议上": "2025-12-01..2025-12-31 month 2025-12 relative",
        "〔2026-07-21〕COMEX ⟦7月⟧期铜收涨": "2026-07-01..2026-07-31 month 2026-07 relative",
        "⟦去年6月⟧收购了乙公司": "2025-06-01..2025-06-30 month 2025-06 relative",
        "〔2025-08-10〕⟦7月⟧产量": "2025-07-01..2025-07-31 month 2025-07 relative",
        "⟦去年11月⟧上市": "2025-11-01..2025-11-30 month 2025-11 relative",
        "〔2026-06-25〕截至⟦3月底⟧": "2026-03-31..2026-03-31 day 2026-03-31 end relative",
        "⟦2025年12月上旬⟧": "2025-12-01..2025-12-10 month 2025-12 start",
        "⟦2025年2月下旬⟧": "2025-02-21..2025-02-28 month 2025-02 end",
        "⟦2025年12月月底⟧": "2025-12-31..2025-12-31 day 2025-12-31 end",
        "⟦2025年7月下半月⟧": "2025-07-16..2025-07-31 range",
        "⟦2025年3月初⟧": "2025-03-01..2025-03-10 month 2025-03 start",
        "⟦二〇二五年十二月⟧": "2025-12-01..2025-12-31 month 2025-12",
        "⟦2024年3月⟧和⟦6月⟧": (
            "2024-03-01..2024-03-31 month 2024-03",
            "2024-06-01..2024-06-30 month 2024-06 relative",
        ),
        "〔〕⟦4月份⟧月，GMV突破": "null month XXXX-04 relative",
        "〔〕⟦3月下旬⟧补贴减少": "null month XXXX-03 end relative",
    },
    leaves=("月活2.1亿", "每3个月一次", "签约五月嫂", "近一月涨幅逾28%"),
)

DAY: DateRule = Rule(
    "date.day",
    rf"(?<![0-9.第/+T期每近续连满逾])(?<!连[涨跌升阳阴])({{day}})(?:日?{TO}({{day}}))?日(?!均[线价值]|[线游]|内(?![蒙地部政外存需资])|年化|元(?!旦)|本(?![报公行次院集届]))",
    lambda first, last: (Part("day", number(first), number(last or first)),),
    reads={
        "⟦2025年3月5日⟧": "2025-03-05..2025-03-05 day 2025-03-05",
        "⟦1月8日⟧，甲公司敲钟": "2026-01-08..2026-01-08 day 2026-01-08 relative",
        "〔2017-08-17〕甲公司⟦16日⟧晚间发布半年报": "2017-08-16..2017-08-16 day 2017-08-16 relative",
        "〔2026-06-25〕自⟦7月1日⟧起生效": "2026-07-01..2026-07-01 day 2026-07-01 relative",
        "〔2018-08-17〕⟦16日⟧常务会议决定": "2018-08-16..2018-08-16 day 2018-08-16 relative",
        "⟦2025年3月5-8日⟧": "2025-03-05..2025-03-08 range",
        "⟦二〇二五年三月五日⟧": "2025-03-05..2025-03-05 day 2025-03-05",
        "⟦2025年12月30日⟧、⟦31日⟧": (
            "2025-12-30..2025-12-30 day 2025-12-30",
            "2025-12-31..2025-12-31 day 2025-12-31 relative",
        ),
        "⟦2025年2月30日⟧": "null day 2025-02-30",
        "〔〕⟦8月29日⟧召开会议": "null day XXXX-08-29 relative",
        "〔〕⟦30日⟧专讯": "null day XXXX-XX-30 relative",
    },
    leaves=("站上20日均线", "7日年化收益率", "于10日内缴纳", "3日本料理店"),
)

BARE_DAY: DateRule = Rule(
    "date.bare_day",
    r"(?<=月)(十[一二三四五六七八九]?|二十[一二三四五六七八九]?|三十一?)(?=[，。；、,;\s）)晚早]|$)",
    lambda day: (one("day", number(day)),),
    reads={"⟦二〇二五年八月十五⟧，甲公司成立": "2025-08-15..2025-08-15 day 2025-08-15"},
    leaves=("八月十大牛股", "十月二十家公司"),
)

FIRST_DAYS: DateRule = Rule(
    "date.first_days",
    r"(?<=[月年份])前({few})[天日](?!数|均)",
    lambda last: (Part("day", 1, number(last)),),
    reads={"⟦2025年10月前20日⟧出口": "2025-10-01..2025-10-20 range"},
    leaves=("此前20日", "前三日"),
)

DAY_NUMBER: DateRule = Rule(
    "date.day_number",
    r"(?<=月)({day})号(?!楼|线|文|令|店)",
    lambda day: (one("day", number(day)),),
    reads={"⟦1月9号⟧开市": "2026-01-09..2026-01-09 day 2026-01-09 relative"},
    leaves=("3号楼竣工", "第9号公告", "1号店"),
)

YEAR_EDGE: DateRule = Rule(
    "date.year_edge",
    r"(?<![0-9〇一二三四五六七八九十百千万每往历几多近数去今明前后上全当半整青少壮成])年(初(?![一步级始期])|中(?=[，,。；、的前后至到以起）)])|末(?!期[股息]|梢)|底(?!部(?![分门署委])|价(?!格)|线(?!上)|薪))",
    lambda closing: edge(f"年{closing}"),
    reads={
        "〔2025-08-20〕较⟦年初⟧增长": "2025-01-01..2025-03-31 year 2025 start relative",
        "〔2025-08-20〕力争⟦年底⟧前完工": "2025-10-01..2025-12-31 year 2025 end relative",
    },
    leaves=("大年初一", "青年中的佼佼者"),
)

NEW_YEAR: DateRule = Rule(
    "date.new_year",
    r"(?<![一二三四五六七八九十])(?:新年伊始|新年之初|新春伊始|开年之初)",
    lambda: edge("年初"),
    reads={"〔2020-01-07〕⟦新年伊始⟧，需求回暖": "2020-01-01..2020-03-31 year 2020 start relative"},
    leaves=("新年快乐", "百年伊始"),
)

HALF_MONTH: DateRule = Rule(
    "date.half_month",
    r"(?<![两二三四五六七八九十几多个份月])([上下]半月)(?![刊板谈])",
    lambda half: (Part("month", base="topic", name="near"), *edge(half)),
    reads={
        "〔2014-02-13〕⟦下半月⟧将略微收紧": "2014-02-16..2014-02-28 range relative",
        "〔2014-02-20〕⟦上半月⟧销量回升": "2014-02-01..2014-02-15 range relative",
    },
    leaves=("两个半月以上半月板", "《半月谈》", "下半月刊"),
)

PERIOD_EDGE: DateRule = Rule(
    "date.period_edge",
    r"(?<![0-9一二三四五六七八九十本上下当每个份初岁蜜满])(月|季度?)(初(?!级)|末(?!期)|底(?!部)|中(?=[，,。；、前后）)]))",
    lambda unit, closing: (
        Part("month" if unit == "月" else "quarter", base="topic", name="near"),
        *edge(closing),
    ),
    reads={
        "〔2026-01-13〕将于⟦月底⟧前披露": "2026-01-31..2026-01-31 day 2026-01-31 end relative",
        "⟦2025年三季度⟧营收，⟦季末⟧存货": (
            "2025-07-01..2025-09-30 quarter 2025-Q3",
            "2025-09-30..2025-09-30 day 2025-09-30 end relative",
        ),
    },
    leaves=("岁月初心", "个月底薪"),
)

CENTURY_WORDS = {"上": 20, "本": 21, "这": 21}


def read_decade(
    century: str | None, which: str | None, decade: str, year: str | None, closing: str | None
) -> Path:
    """The tens of a century; without one, those of the last hundred years."""
    if year:
        return one("year", int(year)), one("decade", 0), *edge(closing)
    tens = number(decade)
    if which:
        century_number = CENTURY_WORDS[which]
    elif century:
        century_number = number(century)
    else:
        century_number = 21 if tens < 30 else 20
    return one("year", 100 * (century_number - 1)), one("decade", tens), *edge(closing)


DECADE: DateRule = Rule(
    "date.decade",
    r"(?:(?:(?:({few})|([上本这]))个?世纪)?(?<![0-9近])([1-9]0|[一二三四五六七八九]?十)"
    r"|(?<![0-9])([12][0-9]{2}0))年代({edge})?",
    read_decade,
    reads={
        "⟦上世纪90年代⟧": "1990-01-01..1999-12-31 decade 199",
        "⟦20世纪八十年代末⟧": "1987-01-01..1989-12-31 range 198 end",
        "⟦90年代⟧起家": "1990-01-01..1999-12-31 decade 199",
        "⟦2030年代⟧目标": "2030-01-01..2039-12-31 decade 203",
    },
    leaves=("近十年代理产品",),
)

CENTURY: DateRule = Rule(
    "date.century",
    r"(?<![0-9])(?:({few})|([上本]))世纪(?!经济|海上|[金报华佳联星鼎瑞互])({edge})?",
    lambda century, which, closing: (
        one("century", CENTURY_WORDS[which] if which else number(century)),
        *edge(closing),
    ),
    reads={
        "⟦本世纪初⟧": "2000-01-01..2032-12-31 range 20 start",
        "⟦19世纪⟧": "1800-01-01..1899-12-31 range 18",
    },
    leaves=("跨世纪工程", "21世纪经济报道"),
)

RULES: tuple[DateRule, ...] = (
    DECADE, CENTURY, YEAR, YEAR_BEFORE, HAN_YEAR, HALF, INTERIM, QUARTERS, QUARTER_RANGE, QUARTER_PAIR,
    QUARTER, MONTHS, MONTH_RANGE, MONTH_PAIR, MONTH, DAY, BARE_DAY, FIRST_DAYS, DAY_NUMBER, YEAR_EDGE,
    NEW_YEAR, HALF_MONTH, PERIOD_EDGE,
)  # fmt: skip
