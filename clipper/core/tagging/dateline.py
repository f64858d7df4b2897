"""Finds a dateline at the start of a text: "WASHINGTON, June 10 –", "Paris (AFP) -", "新华社北京6月10日电"."""

import re

LOOK_AT = 160
"""A dateline stands within the first characters."""

_NAME = r"[^\W\d_](?:[^\W\d_]|[.'’/ -])"
_PLACE = rf"(?P<place>{_NAME}{{1,40}}?(?:,[ ]?{_NAME}{{0,30}}?)?)"
_DATE = r"(?P<date>,?\s*(?:[^\W\d_]{3,12}\.?\s+\d{1,2}|\d{1,2}\.?\s+[^\W\d_]{3,12}\.?)(?:,?\s+\d{2,4})?)?"
_AGENCY = r"\s*(?P<agency>[(\[/][^()\[\]\n]{2,30}[)\]/])?"
_WESTERN = re.compile(rf"\s*{_PLACE}{_DATE}{_AGENCY}\s*(?:--|[—–-])(?=[\s\[])")
_CHINESE = re.compile(r"\s*[（(]?[\u4e00-\u9fff]{2,14}\d{1,2}月\d{1,2}日[电讯電訊]")
_JAPANESE = re.compile(r"\s*【[^】\n]{2,16}】")
_KOREAN = re.compile(r"\s*[(\[][가-힣·, ]{2,12}=[^)\]\n]{2,20}[)\]]")


def length(text: str, capitals: bool) -> int:
    """Length of the dateline at the start of `text`, 0 where there is none.

    A place in small letters must be followed by a date or an agency; so must any place in a
    text that is written in `capitals` throughout, where case says nothing.
    """
    head = text[:LOOK_AT]
    for pattern in (_CHINESE, _JAPANESE, _KOREAN):
        if found := pattern.match(head):
            return found.end()
    found = _WESTERN.match(head)
    if not found:
        return 0
    sure = found["date"] or found["agency"]
    shouted = found["place"].isupper() and not capitals
    return found.end() if (sure and found["place"][0].isupper()) or shouted else 0
