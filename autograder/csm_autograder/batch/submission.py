"""A submission: what was handed in, read at bounded cost.

Read are the answer documents of the module's exercises and nbgrader's own two files, never the notebooks; nothing is
walked into and no link is followed. Of a file that is too large, nothing is kept but that it is: what stands in its
place reads the same. `nbgrader_plugins/reception.py` does the same before nbgrader's own commands.
"""

import hashlib
import os
import re
import secrets
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from csm_autograder.batch import wording
from csm_autograder.batch.remark import Remark
from csm_course.answers import Reading, no_document, read_document
from csm_course.strict_json import LIMIT

ANSWERS, TIMESTAMP, SECRET = "answers", "timestamp.txt", "submission_secret.txt"
LONGEST_RECEIPT = 1_000
TOO_LARGE = bytes(LIMIT + 1)
"""What stands in place of an answer that is too large: the judge sees, and says, that it is."""

USUAL = re.compile(r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{6})?) UTC")


class CannotRead(Exception):
    """Files that are there, and that this machine does not hand over: nothing may be judged without them."""


class NotOrdinary(Exception):
    """A link, a pipe, a device or a folder stands where a file belongs."""


@dataclass(frozen=True)
class Submission:
    """What one learner handed in for one module. `timestamp` is in UTC, without a zone, as nbgrader keeps it.

    `answers`: per exercise id the bytes of its document; `strange`: the exercises where something that is no ordinary
    file stands in place of it; `receipts`: nbgrader's own files. `fingerprint` changes when anything of that does, or
    the terms under which it is graded.
    """

    student: str
    assignment: str
    timestamp: datetime | None
    answers: Mapping[str, bytes]
    remarks: tuple[Remark, ...]
    fingerprint: str
    receipts: Mapping[str, bytes]
    strange: tuple[str, ...] = ()

    def reading(self, exercise: str, kind: str) -> Reading:
        """What `AnswerFolder.look` would find for the exercise."""
        if exercise in self.strange:
            return no_document()
        return read_document(self.answers.get(exercise), exercise, kind)


def read_submission(
    folder: Path, student: str, assignment: str, exercises: Iterable[str], terms: str = ""
) -> Submission:
    """What lies in `folder`, the learner's own. `terms`: rules for this learner that go beyond the template.

    Raises `CannotRead`.
    """
    remarks: list[Remark] = []
    is_own = _is_folder(folder)
    if not is_own:
        remarks.append(wording.not_a_folder(assignment))
    stamp = _receipt(folder / TIMESTAMP, remarks) if is_own else None
    timestamp = _timestamp(stamp, remarks)
    secret = _receipt(folder / SECRET, remarks) if is_own else None
    wanted = sorted(exercises)
    answers, strange = _answers(folder / ANSWERS, wanted, remarks) if is_own else ({}, tuple(wanted))
    known = _fingerprint(terms, {TIMESTAMP: stamp, SECRET: secret}, answers, strange)
    if stamp is not None and timestamp is None:
        stamp = b""
    if secret is not None and not secret:
        secret = secrets.token_hex(16).encode()  # nbgrader's other commands want one, and nobody is to guess it
    receipts = {name: one for name, one in ((TIMESTAMP, stamp), (SECRET, secret)) if one is not None}
    return Submission(student, assignment, timestamp, answers, tuple(remarks), known, receipts, strange)


def handed_in_at(folder: Path) -> datetime | None:
    """When what lies in `folder` was handed in, in UTC without a zone; None where that cannot be read."""
    try:
        return _timestamp(_receipt(folder / TIMESTAMP, []), [])
    except CannotRead:
        return None


def _answers(folder: Path, exercises: list[str], remarks: list[Remark]) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The documents in the folder, if it is a folder of its own, and the exercises that have something else there."""
    if not os.path.lexists(folder):
        return {}, ()
    found, strange = {}, []
    for exercise in exercises if _is_folder(folder) else ():
        try:
            content = _content(folder / f"{exercise}.json", LIMIT + 2)
        except NotOrdinary:
            strange.append(exercise)
            continue
        if content is not None:
            found[exercise] = TOO_LARGE if len(content) > len(TOO_LARGE) else content
    if not _is_folder(folder) or strange == exercises:  # what stands in place of a strange folder reads as it did
        remarks.append(wording.not_a_folder(ANSWERS))
        return {}, tuple(exercises)
    remarks += [wording.no_ordinary_file(f"{exercise}.json") for exercise in strange]
    return found, tuple(strange)


def _receipt(file: Path, remarks: list[Remark]) -> bytes | None:
    """One of nbgrader's files; empty where it is no ordinary small one, None where there is none."""
    try:
        content = _content(file, LONGEST_RECEIPT + 1)
    except NotOrdinary:
        remarks.append(wording.no_ordinary_file(file.name))
        return b""
    if content is not None and len(content) > LONGEST_RECEIPT:
        remarks.append(wording.too_large(file.name))
        return b""
    return content


def _content(file: Path, most: int) -> bytes | None:
    """The first bytes of an ordinary file, None where there is none. Raises `NotOrdinary`, `CannotRead`."""
    try:
        if not stat.S_ISREG(file.lstat().st_mode):
            raise NotOrdinary(file.name)
        return _opened(file, most)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise CannotRead(wording.cannot_read(file.name, error.strerror or "unknown error")) from error


def _opened(file: Path, most: int) -> bytes:
    """Looked at once more after opening: it may have been exchanged in between."""
    handle = os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise NotOrdinary(file.name)
        with os.fdopen(handle, "rb", closefd=False) as stream:
            return stream.read(most)
    finally:
        os.close(handle)


def _is_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(path.lstat().st_mode)
    except OSError:
        return False


def _timestamp(content: bytes | None, remarks: list[Remark]) -> datetime | None:
    """When it was handed in, in UTC; None where that is not known."""
    if content is None or not content.strip():
        return None
    try:
        found = _moment(content.decode("ascii").strip())
    except (ValueError, ArithmeticError, TypeError, AttributeError):  # dateutil lets several kinds through
        remarks.append(wording.no_moment(TIMESTAMP))
        return None
    if found > datetime.now(UTC).replace(tzinfo=None):
        remarks.append(wording.in_the_future(found))
    return found


def _moment(text: str) -> datetime:
    """nbgrader's usual form at once; any other form as nbgrader reads it. Raises what dateutil raises."""
    if usual := USUAL.fullmatch(text):
        return datetime.fromisoformat(usual[1])
    from nbgrader.utils import parse_utc  # takes long to import, and is hardly ever wanted

    found: datetime = parse_utc(text)
    return found


def _fingerprint(
    terms: str, receipts: Mapping[str, bytes | None], answers: Mapping[str, bytes], strange: tuple[str, ...]
) -> str:
    total = hashlib.sha256(f"{terms}\n{' '.join(strange)}".encode())
    for name, content in [*sorted(receipts.items()), *sorted(answers.items())]:
        total.update(f"\n{name} {content is not None} {len(content or b'')}\n".encode() + (content or b""))
    return total.hexdigest()
