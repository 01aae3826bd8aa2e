"""What a cell accepts while somebody types: ranges, lists and dates, with the help of the form as a message."""

from datetime import date
from typing import Any

from csm_course.documents import Column, Fact

MOST = 10**15
_LONGEST_LIST, _LONGEST_MESSAGE = 255, 255


def fits_in_line(choices: tuple[str, ...]) -> bool:
    """Whether the choices can be written into the check itself: no commas, and not too long together."""
    return len(",".join(choices)) <= _LONGEST_LIST and not any("," in choice or '"' in choice for choice in choices)


def check(asked: Column | Fact, source: str | None) -> dict[str, Any] | None:
    """The check of one cell; `source` is where its choices stand, if not in it. None where anything goes."""
    rule = _rule(asked, source)
    message = _message(asked)
    if rule is None and not message:
        return None
    shown = {"input_title": asked.label[:32], "input_message": message} if message else {}
    return {"error_title": "Please check", **(rule or {"validate": "any"}), **shown}


def _rule(asked: Column | Fact, source: str | None) -> dict[str, Any] | None:
    if asked.kind in ("choice", "switch") and asked.choices:
        labels = [choice for choice in asked.choices if choice]
        return {"validate": "list", "source": source or labels, "error_message": "Please choose from the list."}
    if asked.kind in ("whole", "number"):
        low, high = -MOST if asked.low is None else asked.low, MOST if asked.high is None else asked.high
        kind, noun = ("integer", "a whole number") if asked.kind == "whole" else ("decimal", "a number")
        text = f"Please enter {noun} from {low:,.15g} to {high:,.15g}."
        return {"validate": kind, "criteria": "between", "minimum": low, "maximum": high, "error_message": text}
    if asked.kind == "date":
        days = {"minimum": date(1900, 3, 1), "maximum": date(9999, 12, 31)}
        return {
            "validate": "date",
            "criteria": "between",
            **days,
            "error_message": "Please enter a date, such as 2026-11-23.",
        }
    return None


def _message(asked: Column | Fact) -> str:
    text = asked.help
    if asked.kind in ("whole", "number") and asked.low is not None and asked.high is not None:
        text = f"{asked.low:,.15g} to {asked.high:,.15g}. {text}"
    return text.strip()[:_LONGEST_MESSAGE]
