"""Reads a number the way people type it, so that nobody loses points to a comma or a currency sign."""

import re

_UNITS = "eur|usd|gbp|euros?|percent|points?|pts?|customers?|accounts?|users?"
_TIMES = "minutes?|hours?|days?|weeks?|months?|years?"
_WORDS = re.compile(rf"[€$£%]|\b({_UNITS}|{_TIMES})\b", re.IGNORECASE)
_SPACES = re.compile(r"[\s\u00a0\u202f'’_]")
_PLAIN = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)")
_ENGLISH = re.compile(r"[-+]?\d{1,3}(,\d{3})+(\.\d*)?")
_CONTINENTAL = re.compile(r"[-+]?\d{1,3}(\.\d{3})+,\d*|[-+]?\d{1,3}(\.\d{3}){2,}")


def read_number(text: str) -> float | None:
    """The number in `text`, or None where it is not clearly one.

    Spaces, apostrophes, units and currency signs are passed over. A comma before exactly three digits groups
    thousands (1,250 is 1250); any other single comma is a decimal comma (2,5 is 2.5). One dot is a decimal point.
    """
    text = _SPACES.sub("", _WORDS.sub("", text.replace("−", "-"))).lstrip("=~≈:").rstrip(".,;:")
    if _ENGLISH.fullmatch(text):
        return float(text.replace(",", ""))
    if _CONTINENTAL.fullmatch(text):
        return float(text.replace(".", "").replace(",", "."))
    if text.count(",") == 1 and "." not in text:
        text = text.replace(",", ".")
    return float(text) if _PLAIN.fullmatch(text) else None
