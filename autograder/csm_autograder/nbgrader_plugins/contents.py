"""Tells what in a submitted folder may be copied by nbgrader, from names and sizes alone: nothing is opened.

nbgrader copies whatever it finds: through links, from pipes without end, one look at the whole folder per file.
"""

import os
import stat
from collections.abc import Callable
from pathlib import Path

from csm_course.strict_json import LIMIT

MOST_ENTRIES = 500
"""An honest folder of module 1 with all its lessons and answers has about 100."""

DEEPEST = 6
NOTEBOOK = ".ipynb"


def is_folder(path: Path) -> bool:
    """True for a folder itself, not for a link to one."""
    return _is(path, stat.S_ISDIR)


def is_file(path: Path) -> bool:
    """True for an ordinary file, not for a link, a pipe or a device."""
    return _is(path, stat.S_ISREG)


def is_small_file(path: Path, limit: int = LIMIT) -> bool:
    """True for an ordinary file of at most `limit` bytes."""
    return is_file(path) and path.lstat().st_size <= limit


def is_harmless(path: Path) -> bool:
    """True where nbgrader may find, and copy, what is here: small ordinary files, and folders of such.

    A notebook may have any size: it is neither copied nor read.
    """
    if not path.name.isprintable():  # also names that are not text at all; a line break would forge lines of the log
        return False
    if is_folder(path):
        return all(is_harmless(inner) for inner in path.iterdir())
    return (is_small_file(path) and os.access(path, os.R_OK)) or (path.suffix == NOTEBOOK and is_file(path))


def is_crowded(folder: Path) -> bool:
    """True where there is more, or it lies deeper, than anybody's work: found out without looking at it all."""
    seen, waiting = 0, [(folder, 1)]
    while waiting:
        place, depth = waiting.pop()
        make_usable(place)
        with os.scandir(place) as entries:
            for entry in entries:
                seen += 1
                if seen > MOST_ENTRIES or depth > DEEPEST:
                    return True
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((folder / entry.path, depth + 1))
    return False


def make_usable(path: Path) -> None:
    """Take the rights on a folder or file that came without them; the copy is ours. Raises OSError."""
    needed = os.R_OK | os.W_OK | (os.X_OK if path.is_dir() else 0)
    if not os.access(path, needed):
        path.chmod(path.stat().st_mode | (stat.S_IRWXU if path.is_dir() else stat.S_IRUSR | stat.S_IWUSR))


def _is(path: Path, kind: Callable[[int], bool]) -> bool:
    try:
        return kind(path.lstat().st_mode)
    except OSError:
        return False
