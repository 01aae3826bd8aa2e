"""One cell as an answer to the question it belongs to, read as kindly as its meaning is certain."""

import json
import math
import re
from datetime import date, datetime, timedelta
from typing import Any

from csm_course.office.grids import Cell, Read
from csm_course.office.questions import Question, expected


class WrongCell(ValueError):
    """The cell holds nothing the question can take; the text says what is expected and what was found."""


def answer(question: Question, cell: Cell) -> Any:
    """The plain value (as in JSON) the cell stands for; raises `WrongCell`."""
    value = cell.value
    if isinstance(value, str) and question.kind not in ("text", "long"):
        value = value.strip()
    if question.kind == "hidden" and value == "null":
        return None
    found = _READ[question.kind](question, value, cell.share)
    if found is None:
        raise WrongCell(f"{question.field.label} is {expected(question)}; found {shown(cell.value)}")
    return found


def wrong(question: Question, cell: Cell | None) -> str:
    """What is expected and what was found, for a cell the whole model refuses."""
    found = f"found {shown(cell.value)}" if cell and not cell.empty else "the cell is empty"
    return f"{question.field.label} is {expected(question)}; {found}"


def shown(value: Read) -> str:
    """What was found, as a reader would recognise it."""
    text = value if isinstance(value, str) else _text(value)
    return f"'{text[:60]}…'" if len(text) > 60 else f"'{text}'"


def _text(value: Read) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return "" if value is None else str(value)


def _words(question: Question, value: Read, share: bool) -> str | None:
    text = _text(value)
    return None if question.longest and len(text.strip()) > question.longest else text


def number_in(text: str) -> float | None:
    """The number in a text: 1,234.5 or 12,5 or EUR 1 234 or −3."""
    plain = re.sub(r"(?i)eur|usd|[€$£%\s'\u2009\u202f\u00a0]", "", text).replace("\u2212", "-")
    if re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d*)?", plain):
        plain = plain.replace(",", "")
    elif re.fullmatch(r"-?\d{1,3}(\.\d{3})+,\d*", plain):
        plain = plain.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"-?\d+,\d+", plain):
        plain = plain.replace(",", ".")
    return float(plain) if re.fullmatch(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d{1,3})?", plain) else None


def _number(question: Question, value: Read, share: bool) -> float | int | None:
    if isinstance(value, bool) or value is None or isinstance(value, date):
        return None
    number = number_in(value) if isinstance(value, str) else value
    if number is None or not math.isfinite(number):
        return None
    if share and not isinstance(value, str) and question.field.unit.startswith("%"):
        number = round(number * 100, 10)
    low, high = question.field.low, question.field.high
    if (low is not None and number < low) or (high is not None and number > high):
        return None
    if question.kind == "whole":
        return int(number) if float(number).is_integer() else None
    return number


def _day(question: Question, value: Read, share: bool) -> str | None:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return (date(1899, 12, 30) + timedelta(days=int(value))).isoformat() if 61 <= value < 2_958_466 else None
    for form in ("%Y-%m-%d", "%Y/%m/%d", "%d.%m.%Y", "%d %b %Y", "%d %B %Y", "%B %d, %Y", "%b %d, %Y"):
        try:
            return datetime.strptime(str(value)[:40].replace("T00:00:00", ""), form).date().isoformat()
        except ValueError:
            continue
    return None


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w<>=+%-]+", " ", text.casefold()).split())


def _choice(question: Question, value: Read, share: bool) -> str | None:
    """The label itself, then the same but for case and signs, then the only one that begins like it."""
    text = _text(value)
    choices = question.field.choices
    for exact in (lambda label: label == text, lambda label: _plain(label) == _plain(text)):
        if found := [choice.value for choice in choices if exact(choice.label)]:
            return found[0] if len(set(found)) == 1 else None
    if found := [choice.value for choice in choices if choice.value.casefold() == text.casefold()]:
        return found[0]
    begun = [
        choice.value for choice in choices if len(text) > 2 and _plain(choice.label).startswith(_plain(text) or "\0")
    ]
    return begun[0] if len(begun) == 1 else None


_SWITCH = {"yes": True, "y": True, "true": True, "x": True, "1": True, "✓": True, "✔": True}
_SWITCH |= {"no": False, "n": False, "false": False, "0": False, "-": False, "–": False}


def _switch(question: Question, value: Read, share: bool) -> bool | None:
    return _SWITCH.get(_text(value).casefold())


def _unseen(question: Question, value: Read, share: bool) -> Any:
    try:
        return json.loads(str(value))
    except (ValueError, RecursionError):
        return None


_READ = {
    "text": _words,
    "long": _words,
    "whole": _number,
    "number": _number,
    "date": _day,
    "choice": _choice,
    "switch": _switch,
    "hidden": _unseen,
}
