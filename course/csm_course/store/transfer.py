"""Everything in the store as one JSON file, and reading such a file back with every part of it checked."""

import json
import sqlite3
from typing import Literal

from pydantic import ValidationError

from csm_course.engagement import records as engagements
from csm_course.model import Model
from csm_course.moment import Moment
from csm_course.store.records import (
    Attempt,
    DueRow,
    EngagementRow,
    Envelope,
    PageRow,
    document_text,
    now,
    read_document,
)
from csm_course.store.rows import PAGE_COLUMNS, attempt_of, due_of, page_of
from csm_course.store.trouble import NotUnderstood

FORMAT: Literal["customer-success-practicum"] = "customer-success-practicum"
VERSION = 2
"""Version 2 has engagements; an export of version 1 has none, and is taken in as it is."""

LARGEST = 20_000_000
"""Bytes of the largest export taken in; a whole course with many attempts needs a tenth of it."""

TOO_LARGE = "This file is larger than an export of your records can be (20 MB). Choose the file you exported."
NOT_OURS = "This file is not an export of your records. Choose a file made with “Export” on this page."
FROM_NEWER = "This export was made by a newer version of the course. Update the course, then import it again."
DAMAGED = "This export is damaged or was changed: {where} cannot be understood. Nothing was taken in; export it anew."


class Bundle(Model):
    """An export."""

    format: Literal["customer-success-practicum"] = FORMAT
    version: int = VERSION
    exported: Moment
    pages: tuple[PageRow, ...] = ()
    answers: tuple[dict[str, object], ...] = ()
    attempts: tuple[Attempt, ...] = ()
    due: tuple[DueRow, ...] = ()
    engagements: tuple[EngagementRow, ...] = ()


def export(connection: sqlite3.Connection) -> bytes:
    """All that is kept, as JSON."""
    pages = connection.execute(f"SELECT {PAGE_COLUMNS} FROM pages ORDER BY page")
    answers = connection.execute("SELECT document FROM answers ORDER BY exercise")
    attempts = connection.execute(
        "SELECT exercise, at, points, maximum, passed, by_person, answer FROM attempts"
        " ORDER BY exercise, at, answer, points"
    )
    due = connection.execute("SELECT module, day, changed FROM due ORDER BY module")
    return _written(
        Bundle(
            exported=now(),
            pages=tuple(page_of(row) for row in pages),
            answers=tuple(read_document(text) for (text,) in answers),
            attempts=tuple(attempt_of(row) for row in attempts),
            due=tuple(due_of(row) for row in due),
            engagements=engagements.exported(connection),
        )
    )


def read_bundle(content: bytes) -> Bundle:
    """The export in the file. Raises `NotUnderstood`, with what is wrong with it."""
    if len(content) > LARGEST:
        raise NotUnderstood(TOO_LARGE)
    try:
        data = read_document(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise NotUnderstood(NOT_OURS) from None
    if data.get("format") != FORMAT:
        raise NotUnderstood(NOT_OURS)
    version = data.get("version")
    if isinstance(version, int) and version > VERSION:
        raise NotUnderstood(FROM_NEWER)
    return _checked(content)


def _written(bundle: Bundle) -> bytes:
    return (json.dumps(bundle.model_dump(mode="json"), ensure_ascii=False, allow_nan=False, indent=1) + "\n").encode()


EMPTY = _written(Bundle(exported=now()))
"""The export of a store that was never used."""


def _checked(content: bytes) -> Bundle:
    """The export with every part of it checked, answers and engagements included."""
    try:
        bundle = Bundle.model_validate_json(content.removeprefix(b"\xef\xbb\xbf"))
        for document in bundle.answers:
            Envelope.model_validate(document)
            document_text(document)
        for row in bundle.engagements:
            engagements.checked(row)
    except NotUnderstood:
        raise NotUnderstood(DAMAGED.format(where="an engagement")) from None
    except ValidationError as error:
        place = error.errors(include_url=False)[0]["loc"]
        raise NotUnderstood(DAMAGED.format(where=f"“{' → '.join(map(str, place))}”")) from None
    except (ValueError, RecursionError):
        raise NotUnderstood(DAMAGED.format(where="an answer")) from None
    return bundle
