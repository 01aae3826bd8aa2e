"""Answer documents: one small JSON file per exercise, in the folder `answers/` beside the notebook.

A file is replaced whole or not at all. What cannot be understood is set aside as `.bad`, never deleted; what
cannot be opened stays where it is until a new answer needs its place.
"""

import errno
import json
import os
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from pydantic import StrictInt, ValidationError

from csm_course.exercises import ANSWERS, Answer
from csm_course.model import Model
from csm_course.moment import Moment
from csm_course.places import is_grading
from csm_course.strict_json import NO_FILE, NotOpened, NotReadable, in_limits, parsed, read_json
from csm_course.whole_file import write_whole

SCHEMA = 1
Fingerprint = tuple[int, int, int]

ON_PAGE = "Your answer is still on this page; keep it open."
UNREADABLE = "The saved answer could not be read: {reason}."
NOT_OPENED = "The saved answer cannot be opened at the moment: {reason}."
KEPT_ASIDE = "It was kept aside as “{name}”; you can start again here."
IN_THE_WAY = "It could not be moved aside, so it stays where it is, and nothing is saved over it."
TRY_LATER = "It stays as it is: reload this page to try again. A new answer is saved only after moving it aside."
STILL_IN_THE_WAY = (
    "Not saved: an earlier answer that cannot be read is in the way, and it could not be moved aside. {on_page} "
    "Ask whoever looks after this computer to look at the folder “{folder}”, then try again."
)


class AnswerDocument(Model):
    """The envelope of every answer; `answer` is checked against the exercise's kind afterwards."""

    schema_: StrictInt
    exercise: str
    saved: Moment
    answer: dict[str, object]


class Reading(Model):
    """What was found for an exercise; `trouble` is a sentence for whoever reads it."""

    answer: Answer | None = None
    saved: datetime | None = None
    trouble: str = ""


class Kept(Model):
    """An answer is on disk, as `document`. `replaced_other`: another window had saved since this one last looked."""

    saved: datetime
    replaced_other: bool
    document: str


class NotKept(Exception):
    """An answer could not be written; the text tells the learner why and what to do."""


class AnswerFolder:
    """The answers beside one notebook, as one open window sees them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._seen: dict[str, Fingerprint | None] = {}
        self._unread: set[str] = set()

    def look(self, exercise: str, kind: str) -> Reading:
        """The answer, without touching anything: what grading uses."""
        try:
            return self._found(exercise, kind)
        except NotReadable as error:
            return Reading(trouble=UNREADABLE.format(reason=error))
        except NotOpened as error:
            return Reading(trouble=NOT_OPENED.format(reason=error))

    def read(self, exercise: str, kind: str) -> Reading:
        """The answer; a file that cannot be understood is set aside, so that work can go on."""
        self._unread.discard(exercise)
        try:
            reading = self._found(exercise, kind)
        except NotReadable as error:
            reading = Reading(trouble=f"{UNREADABLE.format(reason=error)} {self._told_aside(exercise)}")
        except NotOpened as error:
            self._unread.add(exercise)
            reading = Reading(trouble=f"{NOT_OPENED.format(reason=error)} {TRY_LATER}")
        self._seen[exercise] = _fingerprint(self._file(exercise))
        return reading

    def keep(self, exercise: str, answer: Answer) -> Kept:
        """Write the answer, whole or not at all. Raises `NotKept`."""
        if is_grading():
            raise NotKept("This work is being graded; nothing is saved.")
        self._make_way(exercise)
        saved = datetime.now(UTC)
        document = _document(exercise, answer, saved)
        file = self._file(exercise)
        replaced_other = exercise in self._seen and self._seen[exercise] != _fingerprint(file)
        try:
            write_whole(file, document)
        except OSError as error:
            raise NotKept(_excuse(error)) from error
        self._seen[exercise] = _fingerprint(file)
        return Kept(saved=saved, replaced_other=replaced_other, document=document)

    def bring_back(self, exercise: str, kind: str, document: str, instead: bool = False) -> Reading:
        """Put an answer that was kept elsewhere where there is no file, or `instead` of the file that is there.

        Nothing happens where it does not fit the exercise or cannot be written; the reading is empty then.
        """
        try:
            reading = _reading(json.loads(document), exercise, kind)
            if is_grading() or not (instead or self._has_room(exercise, reading)):
                return Reading()
            write_whole(self._file(exercise), document)
        except (NotReadable, OSError, ValueError, RecursionError):
            return Reading()
        self._seen[exercise] = _fingerprint(self._file(exercise))
        return reading

    def _has_room(self, exercise: str, reading: Reading) -> bool:
        """True where there is something to bring and no file in its place."""
        is_blank = reading.answer is None or reading.answer.is_blank()
        return not is_blank and not os.path.lexists(self._file(exercise))

    def _file(self, exercise: str) -> Path:
        return self.path / f"{exercise}.json"

    def _found(self, exercise: str, kind: str) -> Reading:
        """What is on disk; raises `NotReadable` or `NotOpened`."""
        try:
            return _reading(read_json(self._file(exercise)), exercise, kind)
        except FileNotFoundError:
            return Reading()

    def _set_aside(self, exercise: str) -> str:
        """Rename the unread file to the first free `.bad` name, and give that name. Raises OSError."""
        file = self._file(exercise)
        names = (f"{file.name}.bad{number or ''}" for number in count())
        target = next(name for name in names if not os.path.lexists(self.path / name))
        file.rename(self.path / target)
        return target

    def _told_aside(self, exercise: str) -> str:
        """Set the file aside and say so; where that fails, remember that it must not be overwritten."""
        try:
            return KEPT_ASIDE.format(name=self._set_aside(exercise))
        except OSError:
            self._unread.add(exercise)
            return IN_THE_WAY

    def _make_way(self, exercise: str) -> None:
        """Set a file aside that this window could not read: nobody knows what it holds. Raises `NotKept`."""
        if exercise not in self._unread:
            return
        if self._seen[exercise] == _fingerprint(self._file(exercise)):  # otherwise another window has dealt with it
            try:
                self._set_aside(exercise)
            except FileNotFoundError:
                pass
            except OSError as error:
                raise NotKept(STILL_IN_THE_WAY.format(on_page=ON_PAGE, folder=self.path.name)) from error
            self._seen[exercise] = None
        self._unread.discard(exercise)


def read_document(content: bytes | None, exercise: str, kind: str) -> Reading:
    """The answer in a document's content, None for no file: what `AnswerFolder.look` says of a file that holds it."""
    if content is None:
        return Reading()
    try:
        return _reading(parsed(in_limits(content)), exercise, kind)
    except NotReadable as error:
        return Reading(trouble=UNREADABLE.format(reason=error))


def no_document() -> Reading:
    """What `AnswerFolder.look` says where a link, a pipe or a folder stands in place of a document."""
    return Reading(trouble=UNREADABLE.format(reason=NO_FILE))


def _reading(data: object, exercise: str, kind: str) -> Reading:
    """Validate envelope and answer; raises `NotReadable`."""
    if not isinstance(data, dict):
        raise NotReadable("it is not an answer document")
    data = {("schema_" if name == "schema" else name): value for name, value in data.items()}
    try:
        document = AnswerDocument.model_validate(data)
        answer = ANSWERS[kind].model_validate(document.answer)
    except (ValidationError, RecursionError):
        raise NotReadable("it does not have the form of an answer to this exercise") from None
    if document.schema_ != SCHEMA:
        raise NotReadable(f"it was written by another version of the course (form {document.schema_})")
    if document.exercise != exercise:
        raise NotReadable(f"it belongs to another exercise ({document.exercise[:60]!r})")
    return Reading(answer=answer, saved=document.saved)


def _document(exercise: str, answer: Answer, saved: datetime) -> str:
    document = {
        "schema": SCHEMA,
        "exercise": exercise,
        "saved": saved.isoformat(timespec="milliseconds"),
        "answer": answer.model_dump(mode="json"),
    }
    return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def _fingerprint(file: Path) -> Fingerprint | None:
    """What tells one version of the file from another: every save makes a new file."""
    try:
        status = file.lstat()
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns, status.st_size


def _excuse(error: OSError) -> str:
    """Why nothing was written, and what to do; the system's own words come last, for whoever is asked to help."""
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"Not saved: this folder cannot be written to. {ON_PAGE} Ask for write access, then try again."
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"Not saved: the disk is full. {ON_PAGE} Free some space, then try again."
    said = f" ({error.strerror})" if error.strerror else ""
    return f"Not saved: the folder for answers cannot be used as it is. {ON_PAGE} Try again, or ask for help.{said}"
