"""What lies in the exchange's inbound folder: one folder for each submission, named by whoever submitted.

`<learner>+<module>+<time>` or, as nbgrader does it, `<learner>+<module>+<time>+<random>`. Names and everything inside
are a learner's to choose: a name is taken apart here, never joined into a path unchecked, and nothing is opened.
"""

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from csm_autograder.batch.remark import Remark

USUAL = re.compile(r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{6})?) UTC")
SEND_AGAIN = "Hand the module in once more, with the submit command or the Submit button."


@dataclass(frozen=True)
class HandIn:
    """One submission. `at`: UTC without a zone, as nbgrader keeps moments; `stamp`: the same as it was written."""

    student: str
    assignment: str
    at: datetime
    stamp: str
    folder: Path

    @property
    def name(self) -> str:
        """The folder's name, which no other submission has."""
        return self.folder.name

    def owner(self) -> str:
        """Who owns the folder on this machine; empty where that has no name."""
        return owner_of(self.folder)


@dataclass(frozen=True)
class Stray:
    """Something in the inbound folder that is no submission."""

    name: str
    remark: Remark


def hand_ins(inbound: Path, assignment: str) -> Iterator[HandIn | Stray]:
    """All submissions of a module, oldest name first, and what claims to be one and is none. Raises OSError."""
    for entry in sorted(os.scandir(inbound), key=lambda one: one.name):
        parts = _parts(entry.name, assignment)
        if parts is None:
            continue
        student, stamp = parts
        at = moment(stamp)
        if not is_name(student):
            yield Stray(entry.name, _no_name(entry.name))
        elif at is None:
            yield Stray(entry.name, _no_moment(entry.name))
        elif not entry.is_dir(follow_symlinks=False):
            yield Stray(entry.name, _no_folder(entry.name))
        else:
            yield HandIn(student, assignment, at, stamp, inbound / entry.name)


def is_name(student: str) -> bool:
    """True for a name that is one folder's: nothing that leads elsewhere, hides, or forges a line of the log."""
    return bool(student) and not student.startswith(".") and student.isprintable() and "/" not in student


def moment(stamp: str) -> datetime | None:
    """When it was handed in, in UTC without a zone; None where the name does not say."""
    try:
        if usual := USUAL.fullmatch(stamp):
            return datetime.fromisoformat(usual[1])
        from nbgrader.utils import parse_utc  # takes long to import, and is hardly ever wanted

        found = parse_utc(stamp)
    except Exception:  # dateutil lets several kinds of failure through
        return None
    return found if isinstance(found, datetime) else None


def folder_name(at: datetime) -> str:
    """The name of an attempt's folder: sorts by time, and fits every file system."""
    return at.replace(tzinfo=UTC).strftime("%Y-%m-%dT%H-%M-%S.%fZ")


def owner_of(folder: Path) -> str:
    """The account that owns the folder itself, as nbgrader's collect looks it up; empty where it has none here."""
    try:
        import pwd  # not on Windows, where nbgrader's exchange does not work either

        return pwd.getpwuid(folder.lstat().st_uid).pw_name
    except (ImportError, KeyError, OSError):
        return ""


def _parts(name: str, assignment: str) -> tuple[str, str] | None:
    """Learner and time, where the name is that of a submission of this module; a learner's name may hold a plus."""
    student, plus, rest = name.partition(f"+{assignment}+")
    if not plus:
        return None
    stamp = rest.rpartition("+")[0] if "+" in rest else rest
    return student, stamp


def _no_name(name: str) -> Remark:
    return Remark(name, f"{name!a} names no learner that could have a folder. It was left where it is", SEND_AGAIN)


def _no_moment(name: str) -> Remark:
    what = f"{name!a} does not say when it was handed in. It was left where it is, and does not count"
    return Remark(name, what, SEND_AGAIN)


def _no_folder(name: str) -> Remark:
    what = f"{name!a} is not a folder but a link or a file. It was not opened, and does not count"
    return Remark(name, what, SEND_AGAIN)


def is_real_folder(path: Path) -> bool:
    """True for a folder itself, not for a link to one."""
    try:
        return stat.S_ISDIR(path.lstat().st_mode)
    except OSError:
        return False
