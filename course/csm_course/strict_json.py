"""Reads JSON that came from a learner's folder: anything JSON itself does not allow is refused, at bounded cost."""

import json
import math
import os
import stat
from pathlib import Path
from typing import NoReturn

LIMIT = 1_000_000
"""The largest answer file in bytes; the longest written answer allowed needs less than a tenth of it."""


class NotReadable(Exception):
    """The file exists and cannot be understood; the text says why, in the reader's words."""


def read_json(path: Path, limit: int = LIMIT) -> object:
    """The value in the file. Raises FileNotFoundError, or `NotReadable` for anything that is not plain JSON."""
    try:
        return json.loads(_text(path, limit), object_pairs_hook=_distinct, parse_constant=_refuse, parse_float=_finite)
    except RecursionError:
        raise NotReadable("it is nested too deeply") from None
    except ValueError as error:
        raise NotReadable(_reason(error)) from None


def _text(path: Path, limit: int) -> str:
    """The file's text; only a regular file of bearable size is opened, never a link, a pipe or a device."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except FileNotFoundError:
        raise
    except OSError as error:
        raise NotReadable(f"it cannot be opened ({error.strerror})") from None
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise NotReadable("it is not an ordinary file")
        with os.fdopen(handle, "rb", closefd=False) as file:
            content = file.read(limit + 1)
    finally:
        os.close(handle)
    if len(content) > limit:
        raise NotReadable(f"it is larger than {limit // 1000} kB")
    return content.decode("utf-8")


def _reason(error: ValueError) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "it is not text"
    if isinstance(error, json.JSONDecodeError):
        return "it is empty" if not error.doc.strip() else f"it breaks off or is damaged at character {error.pos}"
    return str(error)


def _distinct(pairs: list[tuple[str, object]]) -> dict[str, object]:
    names = [name for name, _ in pairs]
    if len(set(names)) < len(names):
        raise ValueError("it states the same thing twice")
    return dict(pairs)


def _refuse(word: str) -> NoReturn:
    raise ValueError(f"{word} is not a number")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError("it holds a number too large to be one")
    return number
