"""Outputs as text of a notebook file: byte for byte what nbformat writes, without making a notebook of it.

A template is cut where an output holds `MARK`; each cut is filled with the two texts of the output. nbformat writes a
text as the list of its lines, at the depth of an output's data.
"""

import json
import re
from functools import cache

from csm_autograder.grading import Record, Shown

MARK = "@@what the learner's answer gives@@"
_ITEM, _END = "\n       ", "\n      "
_CUT = re.compile(r'\[\n {7}"' + MARK + r'"\n {6}\],\n {6}"text/plain": \[\n {7}"' + MARK + r'"\n {6}\]')
_ENCODE = json.JSONEncoder(ensure_ascii=False).encode


def cut(text: str) -> tuple[str, ...]:
    """The pieces of a notebook's text between its marked outputs."""
    return tuple(_CUT.split(text))


def output_text(shown: Shown) -> str:
    """What stands in a cut: the two texts of `shown`."""
    html, start = shown._repr_html_(), _record_start()
    first, rest = ("", html)
    if html.startswith(start):
        first, rest = _encoded_start(), html[len(start) - len(_last_line(start)) :]
    return f'{_list(first, rest)},{_END}"text/plain": {_list("", repr(shown))}'


def _list(first: str, text: str) -> str:
    """The lines of the text, after `first`, which is encoded already, as nbformat writes a list."""
    lines = first + f",{_ITEM}".join(map(_ENCODE, text.splitlines(keepends=True)))
    return f"[{_ITEM}{lines}{_END}]" if lines else "[]"


@cache
def _record_start() -> str:
    """What every record begins with, a long stylesheet."""
    return Record(MARK)._repr_html_().split(MARK)[0]


@cache
def _encoded_start() -> str:
    """The whole lines of that start, encoded once."""
    lines = _record_start().splitlines(keepends=True)[:-1]
    return "".join(f"{_ENCODE(line)},{_ITEM}" for line in lines)


def _last_line(text: str) -> str:
    return text.splitlines(keepends=True)[-1]
