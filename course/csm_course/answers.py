"""Answer documents: one small JSON file per exercise, in the folder `answers/` beside the notebook.

A file is replaced whole or not at all. What cannot be understood is set aside as `.bad`, never deleted.
"""

import errno
import json
import os
from datetime import UTC, datetime
from pathlib import Path

from pydantic import AwareDatetime, ValidationError

from csm_course.exercises import ANSWERS, Answer
from csm_course.model import Model
from csm_course.places import is_grading
from csm_course.strict_json import NotReadable, read_json

SCHEMA = 1
Fingerprint = tuple[int, int, int]


class AnswerDocument(Model):
    """The envelope of every answer; `answer` is checked against the exercise's kind afterwards."""

    schema_: int
    exercise: str
    saved: AwareDatetime
    answer: dict[str, object]


class Reading(Model):
    """What was found for an exercise; `trouble` is a sentence for whoever reads it."""

    answer: Answer | None = None
    saved: datetime | None = None
    trouble: str = ""


class Kept(Model):
    """An answer is on disk. `replaced_other`: another window had saved since this one last looked."""

    saved: datetime
    replaced_other: bool


class NotKept(Exception):
    """An answer could not be written; the text tells the learner why and what to do."""


class AnswerFolder:
    """The answers beside one notebook, as one open window sees them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._seen: dict[str, Fingerprint | None] = {}

    def look(self, exercise: str, kind: str) -> Reading:
        """The answer, without touching anything: what grading uses."""
        try:
            return _reading(read_json(self._file(exercise)), exercise, kind)
        except FileNotFoundError:
            return Reading()
        except NotReadable as error:
            return Reading(trouble=f"The saved answer could not be read: {error}.")

    def read(self, exercise: str, kind: str) -> Reading:
        """The answer; a file that cannot be read is set aside, so that work can go on."""
        reading = self.look(exercise, kind)
        if reading.trouble:
            reading = Reading(trouble=f"{reading.trouble} {self._set_aside(exercise)}")
        self._seen[exercise] = _fingerprint(self._file(exercise))
        return reading

    def keep(self, exercise: str, answer: Answer) -> Kept:
        """Write the answer, whole or not at all. Raises `NotKept`."""
        if is_grading():
            raise NotKept("This work is being graded; nothing is saved.")
        saved = datetime.now(UTC)
        file = self._file(exercise)
        replaced_other = exercise in self._seen and self._seen[exercise] != _fingerprint(file)
        try:
            _replace(file, _document(exercise, answer, saved))
        except OSError as error:
            raise NotKept(_excuse(error)) from error
        self._seen[exercise] = _fingerprint(file)
        return Kept(saved=saved, replaced_other=replaced_other)

    def _file(self, exercise: str) -> Path:
        return self.path / f"{exercise}.json"

    def _set_aside(self, exercise: str) -> str:
        """Rename the unreadable file to the first free `.bad` name; says what was done."""
        file = self._file(exercise)
        names = (f"{file.name}.bad{number or ''}" for number in range(1000))
        target = next(name for name in names if not os.path.lexists(self.path / name))
        try:
            file.rename(self.path / target)
        except OSError:
            return "It is left where it is; a new answer will replace it."
        return f"It was kept aside as “{target}”; you can start again here."


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


def _replace(file: Path, text: str) -> None:
    """Write a temporary file beside the target and rename it over: a crash leaves the old answer whole."""
    file.parent.mkdir(parents=True, exist_ok=True)
    temporary = file.with_name(f".{file.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(file)
    finally:
        temporary.unlink(missing_ok=True)


def _fingerprint(file: Path) -> Fingerprint | None:
    """What tells one version of the file from another: every save makes a new file."""
    try:
        status = file.lstat()
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns, status.st_size


def _excuse(error: OSError) -> str:
    """Why nothing was written, and what to do."""
    keep = "Your answer is still on this page; keep it open."
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"Not saved: this folder cannot be written to. {keep} Ask for write access, then try again."
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"Not saved: the disk is full. {keep} Free some space, then try again."
    return f"Not saved: {error.strerror or error}. {keep} Try again."
