"""Identifiers: the ticker printed beside a name, in its exchange's canonical form."""

import re

BESIDE = re.compile(
    r"\s?[（(](?P<inside>[^）)（(\n]{0,60})[）)]",
)
CODE = re.compile(
    r"(?<![\dA-Za-z.])(?:"
    r"(?P<mainland>\d{6})(?:\s?[.．]\s?(?P<board>SH|SZ|BJ|SS|sh|sz|bj))?"
    r"|(?P<hongkong>\d{4,5})\s?[.．,，]?\s?(?:HK|hk|港股)"
    r"|(?P<five>0\d{4})"
    r"|(?:HK|hk|港股)[：:.]?\s?(?P<led>\d{4,5})"
    r"|(?:NYSE|NASDAQ|Nasdaq|纽交所|纳斯达克|美股|US)[：:.]\s?(?P<abroad>[A-Z]{1,5})"
    r"|(?P<dotted>[A-Z]{1,5})[.．](?:US|us|O|N)"
    r"|代码[：:为]?\s?(?P<named>[A-Z]{1,6}|\d{4})"
    r")(?![\dA-Za-z%])"
)
WIDGET = re.compile(r"-?\d+\.\d+[,，]")
BOARDS = {"6": "SH", "9": "SH", "5": "SH", "0": "SZ", "2": "SZ", "3": "SZ", "1": "SZ", "4": "BJ", "8": "BJ"}


def ticker_beside(text: str, end: int) -> str | None:
    """The ticker in the brackets after a name that ends at `end`: ``600136.SH``, ``00656.HK``."""
    if text[end : end + 1] not in ("（", "(", " "):
        return None
    beside = BESIDE.match(text, end)
    if beside and WIDGET.match(beside["inside"]):
        beside = BESIDE.match(text, beside.end())
    code = CODE.search(beside["inside"]) if beside else None
    return canonical(code) if code else None


def canonical(code: "re.Match[str]") -> str:
    """The canonical form of a matched `CODE`."""
    mainland = code["mainland"]
    if mainland:
        board = (code["board"] or "").upper().replace("SS", "SH")
        return f"{mainland}.{board or _board(mainland)}"
    hongkong = code["hongkong"] or code["five"] or code["led"]
    if hongkong or (code["named"] or "").isdigit():
        return f"{(hongkong or code['named']).zfill(5)}.HK"
    if code["dotted"]:
        return f"{code['dotted']}.US"
    return code["abroad"] or code["named"]


def _board(code: str) -> str:
    return "BJ" if code.startswith("92") else BOARDS.get(code[0], "SZ")
