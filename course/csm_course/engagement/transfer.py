"""An engagement as one file, and reading such a file with nothing in it trusted."""

import json
from collections.abc import Iterator
from datetime import datetime

from pydantic import JsonValue, ValidationError

from csm_course.engagement.document import Data, Engagement, tidy_title
from csm_course.engagement.migration import migrated
from csm_course.engagement.questions import Questions, has_ids, shared_questions, tool_questions
from csm_course.engagement.rows import numbered, repeated, rows_of
from csm_course.store.records import stamp
from csm_course.store.trouble import NotUnderstood
from csm_course.strict_json import NotReadable, parsed

FORMAT = "customer-success-practicum-engagement"
LARGEST = 10_000_000
"""Bytes of the largest file taken in; an engagement with a thousand rows needs a twentieth of it."""

DEEPEST = 24
"""Levels of lists within lists; the tools need six."""

TAKEN_IN = "Taken in from a file"
TOO_LARGE = "This file is larger than an engagement can be (10 MB). Choose a file made with “Export” in the toolbox."
NOT_OURS = "This file is not an engagement of this course. Choose a file made with “Export” in the toolbox."
NOT_PLAIN = "This file cannot be taken in: {why}. Export the engagement anew."
DAMAGED = "This file was changed or is damaged: {where} cannot be understood. Nothing was taken in; export it anew."
TWICE = "This file was changed or is damaged: two rows of “{label}” are the same row. Nothing was taken in."


def written(engagement: Engagement, at: datetime) -> bytes:
    """The file's content."""
    document = {"format": FORMAT, "exported": stamp(at), "engagement": engagement.model_dump(mode="json")}
    return (json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1) + "\n").encode()


def understood(content: bytes) -> Engagement:
    """The engagement in the file. Raises `NotUnderstood` with what is wrong with it."""
    if len(content) > LARGEST:
        raise NotUnderstood(TOO_LARGE)
    data = migrated(_document(content))
    _check_rows(data)
    title = data.get("title")
    try:
        found = Engagement.model_validate(data | {"title": tidy_title(title if isinstance(title, str) else "")})
    except ValidationError as error:
        place = " → ".join(str(step) for step in error.errors(include_url=False)[0]["loc"])
        raise NotUnderstood(DAMAGED.format(where=f"“{place[:120]}”" if place else "its content")) from None
    return _with_ids(found)


def _document(content: bytes) -> Data:
    """The engagement's own part of the file, not checked yet."""
    try:
        whole = parsed(content)
    except NotReadable as why:
        raise NotUnderstood(NOT_OURS if _is_other(content) else NOT_PLAIN.format(why=why)) from None
    if not isinstance(whole, dict) or whole.get("format") != FORMAT or not isinstance(whole.get("engagement"), dict):
        raise NotUnderstood(NOT_OURS)
    if _depth(whole["engagement"]) > DEEPEST:
        raise NotUnderstood(NOT_PLAIN.format(why="it is nested too deeply"))
    found: Data = whole["engagement"]
    return found


def _is_other(content: bytes) -> bool:
    """True where the file does not even claim to be ours."""
    return FORMAT.encode() not in content[:1000]


def _depth(value: object) -> int:
    """Levels, at most one more than allowed: walked level by level, whatever the file holds."""
    level, depth = [value], 0
    while level and depth <= DEEPEST:
        level = [one for each in level for one in _below(each)]
        depth += 1
    return depth


def _below(value: object) -> Iterator[object]:
    if isinstance(value, dict):
        yield from value.values()
    elif isinstance(value, list):
        yield from value


def _parts(data: Data) -> Iterator[tuple[Data, Questions]]:
    """The shared facts and each tool's own part, with the questions they answer."""
    shared, tools = data.get("shared"), data.get("tools")
    if isinstance(shared, dict):
        yield shared, shared_questions()
    for slug, part in (tools if isinstance(tools, dict) else {}).items():
        if isinstance(part, dict):
            yield part, tool_questions(slug)


def _check_rows(data: Data) -> None:
    for part, questions in _parts(data):
        for field in filter(has_ids, questions.values()):
            if repeated(rows_of(part.get(field.name))):
                raise NotUnderstood(TWICE.format(label=field.label))


def _with_ids(engagement: Engagement) -> Engagement:
    """The engagement with an id in every row: a file may have been written by hand."""
    data: dict[str, JsonValue] = engagement.model_dump(mode="json")
    shared, tools = data["shared"], data["tools"]
    if not isinstance(shared, dict) or not isinstance(tools, dict):
        raise AssertionError("a model writes what it is")
    parts = {slug: numbered(part, tool_questions(slug)) for slug, part in tools.items() if isinstance(part, dict)}
    return Engagement.model_validate(data | {"shared": numbered(shared, shared_questions()), "tools": parts})
