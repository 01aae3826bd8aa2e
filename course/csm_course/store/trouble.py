"""What can go wrong with the store, told to the learner: what happened, and what to do."""

import errno
import sqlite3

NEWER = (
    "Your records were written by a newer version of the course, so this version leaves them alone. "
    "Update the course, then open this page again."
)
FOREIGN = (
    "The file for your records, {file}, belongs to another program and is left alone. "
    "Name another file in the setting CSM_STORE."
)
FULL = "Your records could not be written: the disk is full. Free some space, then try again."
READ_ONLY = "Your records cannot be written: {file} is read-only. Ask for write access, then try again."
BUSY = "Your records are in use by another window for an unusually long time. Wait a moment, then try again."
NO_PLACE = "Your records cannot be kept: {file} cannot be opened or made. Ask for write access to that place."
OTHERWISE = "Your records could not be used just now. Try again; if it stays like this, ask for help. ({said})"
NOT_MOVED = "Your records are damaged, and the file {file} could not be moved aside. Ask for help with that folder."
NO_ANSWER = "The answer to “{exercise}” could not be put into your records: it does not have the form of an answer."
STRANGE = "Your records hold something this version of the course cannot read. Update the course, then try again."

_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_SENTENCES = {
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_CANTOPEN: NO_PLACE,
    sqlite3.SQLITE_PERM: NO_PLACE,
}


class StoreTrouble(Exception):
    """The store cannot do what was asked; the text tells the learner why and what to do."""


class NotUnderstood(StoreTrouble):
    """What was handed over cannot be taken in; nothing was changed."""


def is_damage(error: sqlite3.Error) -> bool:
    """True where the file itself is no sound database any more."""
    return _code(error) in _DAMAGE


def sentence(error: sqlite3.Error | OSError, file: object) -> str:
    """The learner's words for an error of the database or of the disk."""
    if isinstance(error, OSError):
        return FULL if error.errno in (errno.ENOSPC, errno.EDQUOT) else NO_PLACE.format(file=file)
    return _SENTENCES.get(_code(error), OTHERWISE.format(said=error)).format(file=file)


def _code(error: sqlite3.Error) -> int:
    """The primary result code; 0 where the error did not come from the database itself."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
