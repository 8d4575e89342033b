"""Firms told from their products: what only a company has or does, behind a name."""

import re

FIRM = re.compile(
    r"[”\"》]?(?:公司)?(?:最近|近日|日前|已|宣布|再次|又)*(?:完成|获得?|获投|斩获)[^，。；、\n]{0,40}(?:融资|投资)"
    r"|[”\"》]?的?(?:联合)?(?:创始人|创办人)|的?(?:CEO|首席执行官|董事长)|的?估值"
)


def is_firm(text: str, name: str) -> bool:
    """Whether somewhere in the text a company's deed or office follows the name."""
    at = text.find(name)
    while at >= 0:
        if FIRM.match(text, at + len(name)):
            return True
        at = text.find(name, at + 1)
    return False
