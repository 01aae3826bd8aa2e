"""Reads JSON that came from a learner's folder: anything JSON itself does not allow is refused, at bounded cost."""

import errno
import json
import math
import os
import stat
from pathlib import Path
from typing import NoReturn

LIMIT = 1_000_000
"""The largest answer file in bytes; the longest written answer allowed needs less than a tenth of it."""

MOST_DIGITS = 300
"""The longest whole number taken: as large as any number a calculation can go on with."""

NO_FILE = "it is not an ordinary file but a link, a folder or the like"


class NotReadable(Exception):
    """The file exists and cannot be understood; the text says why, in the reader's words."""


class NotOpened(OSError):
    """The file cannot be opened now, and nothing is known of what it holds; the text says why, in plain words."""


def read_json(path: Path, limit: int = LIMIT) -> object:
    """The value in the file. Raises FileNotFoundError, `NotOpened`, or `NotReadable` for what is not plain JSON."""
    return parsed(in_limits(_opened(path, limit), limit))


def in_limits(content: bytes, limit: int = LIMIT) -> bytes:
    """The content itself. Raises `NotReadable` where it is larger than that."""
    if len(content) > limit:
        raise NotReadable(f"it is larger than {limit // 1000} kB")
    return content


def parsed(content: bytes) -> object:
    """The value in a file's content. Raises `NotReadable` for what is not plain JSON."""
    try:
        return json.loads(
            content.decode("utf-8-sig"),  # some editors begin a file with a byte order mark
            object_pairs_hook=_distinct,
            parse_constant=_refuse,
            parse_float=_finite,
            parse_int=_whole,
        )
    except RecursionError:
        raise NotReadable("it is nested too deeply") from None
    except UnicodeDecodeError:
        raise NotReadable("it is not text") from None
    except json.JSONDecodeError as error:
        raise NotReadable(_damage(error)) from None


def _opened(path: Path, limit: int) -> bytes:
    """The file's bytes, and one more than `limit` where there are more; see `read_json` for what it raises."""
    try:
        return _content(path, limit + 1)
    except FileNotFoundError:
        raise
    except NotADirectoryError:  # a file stands in place of the folder, so no answer can be in it
        raise FileNotFoundError(path) from None
    except OSError as error:
        if _is_no_file(path):
            raise NotReadable(NO_FILE) from None
        raise NotOpened(_obstacle(error)) from None


def _content(path: Path, most: int) -> bytes:
    """Only a regular file is read, never a link, a pipe or a device."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise NotReadable(NO_FILE)
        with os.fdopen(handle, "rb", closefd=False) as file:
            return file.read(most)
    finally:
        os.close(handle)


def _is_no_file(path: Path) -> bool:
    """True where something else than an ordinary file stands at `path`, which no waiting will change."""
    try:
        return not stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def _obstacle(error: OSError) -> str:
    """Why a file could not be opened; the system's own words come last."""
    reason = "the disk did not hand it over"
    if error.errno in (errno.EACCES, errno.EPERM):
        reason = "this account has no permission to read it"
    elif error.errno in (errno.EMFILE, errno.ENFILE):
        reason = "too many other files are open"
    return f"{reason} ({error.strerror})" if error.strerror else reason


def _damage(error: json.JSONDecodeError) -> str:
    return "it is empty" if not error.doc.strip() else f"it breaks off or is damaged at character {error.pos}"


def _distinct(pairs: list[tuple[str, object]]) -> dict[str, object]:
    names = [name for name, _ in pairs]
    if len(set(names)) < len(names):
        raise NotReadable("it states the same thing twice")
    return dict(pairs)


def _refuse(word: str) -> NoReturn:
    raise NotReadable(f"{word} is not a number")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise NotReadable("it holds a number too large to be one")
    return number


def _whole(text: str) -> int:
    if len(text) > MOST_DIGITS:
        raise NotReadable("it holds a number too large to be one")
    return int(text)
