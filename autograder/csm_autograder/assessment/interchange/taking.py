"""Questions of a file as items: what is missing gets a default, and the author a list of what to fill in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from pydantic import ValidationError

from csm_autograder.assessment.interchange.carrying import whole
from csm_autograder.assessment.interchange.fields import Bundle, Fields, item_of, parts, story_of, text, texts
from csm_autograder.assessment.interchange.losses import Loss
from csm_autograder.assessment.interchange.raw import Raw, named
from csm_autograder.assessment.interchange.wording import Reduced
from csm_course.items.kinds import KINDS
from csm_course.items.stories import WrittenStory
from csm_course.problems import Problem
from csm_course.remedies import explain

TO_FILL = "TO FILL IN"
_PARTS = {"options": (3, 6), "pairs": (3, 6), "steps": (3, 7), "others": (0, 3), "errors": (0, 6)}
_NAMES = {"options": "options", "pairs": "pairs", "steps": "steps", "others": "texts that belong to nothing",
          "errors": "wrong numbers"}  # fmt: skip


class ToFill(NamedTuple):
    """One thing that only an author can say."""

    item: str
    field: str
    words: str


@dataclass(frozen=True)
class Defaults:
    """What the author says of all questions of a file at once."""

    lesson: str = ""
    author: str = ""


NO_DEFAULTS = Defaults()


@dataclass(frozen=True)
class Taken:
    """What a file gave."""

    bundle: Bundle
    losses: tuple[Loss, ...] = ()
    to_fill: tuple[ToFill, ...] = ()
    left_out: tuple[Problem, ...] = ()


def taken(raws: Iterable[Raw], defaults: Defaults = NO_DEFAULTS) -> Taken:
    """Every question that can be an item, or a story; the others are named with file and line."""
    ids: set[str] = set()
    given = [_one_taken(raw, ids, defaults) for raw in raws]
    return Taken(
        Bundle(
            tuple(item for one in given for item in one.bundle.items),
            tuple(story for one in given for story in one.bundle.stories),
        ),
        tuple(loss for one in given for loss in one.losses),
        tuple(words for one in given for words in one.to_fill),
        tuple(problem for one in given for problem in one.left_out),
    )


def _one_taken(raw: Raw, ids: set[str], defaults: Defaults) -> Taken:
    """What one question of the file gives; its id is added to those that are taken."""
    fields, notes = whole(raw)
    one = _identified(fields, ids)
    if raw.refused:
        return _nothing(Problem(raw.path, raw.line, f"{one}: {raw.refused}", "write it anew in the course's own kinds"))
    asked = _completed(fields, defaults)
    try:
        bundle = _made(fields)
    except (ValidationError, KeyError) as error:
        return _nothing(_problem(raw, one, fields, error))
    ids.add(one)
    return Taken(bundle, tuple(_losses(one, raw, fields, notes)), tuple(ToFill(one, *words) for words in asked))


def _nothing(why: Problem) -> Taken:
    return Taken(Bundle(), left_out=(why,))


def _made(fields: Fields) -> Bundle:
    """The item or the story. Raises ValidationError, and KeyError for a kind there is not."""
    if text(fields, "kind") == "story":
        return Bundle(stories=(story_of(fields),))
    return Bundle(items=(item_of(fields),))


def _losses(one: str, raw: Raw, fields: Fields, notes: Iterable[str]) -> Iterator[Loss]:
    """What did not come over, and what came though somebody should look at it."""
    there = _still_there(fields)
    yield from (Loss(one, "text", words, kept=False) for words in notes)
    yield from (Loss(one, "content", "it came as ours and stays, look at it: ", words) for words in there)
    for words in raw.gone:
        if words not in there:
            yield Loss(one, "content", "has no place in an item: ", words, kept=False)


def _still_there(fields: Fields) -> list[str]:
    """What came in as a file of ours would say it is taken at its word; what it would fetch is pointed out."""
    reduced = Reduced()
    for name in ("stem", "text"):
        reduced.safe_markdown(text(fields, name))
    return reduced.gone


def _identified(fields: Fields, ids: set[str]) -> str:
    """An id of its own, made of what the file says."""
    wanted = text(fields, "id")
    base = (
        wanted
        if wanted and named(wanted) == wanted
        else named(wanted) or named(text(fields, "stem")[:40]) or "imported"
    )
    one, count = base, 1
    while one in ids:
        count += 1
        one = f"{base[:36].strip('-')}-{count}"
    fields["id"] = one
    return one


def _completed(fields: Fields, defaults: Defaults) -> list[tuple[str, str]]:
    """Fills what is missing in place; what an author must look at is returned."""
    if text(fields, "kind") == "story":
        fields["title"] = text(fields, "title") or text(fields, "id")
        return []
    asked: list[tuple[str, str]] = []
    for name, value, words in (
        ("lesson", defaults.lesson or TO_FILL, "the lesson it belongs to, such as L-1.3"),
        ("objective", TO_FILL, "one of the lesson's outcomes, letter for letter"),
        ("competency", TO_FILL, "the competency it measures, such as CSA-T-29"),
        ("bloom", "understand", "'understand' was put in: say what it really asks for"),
        ("difficulty", 0.6, "0.6 was put in: the share of learners you expect to answer rightly"),
        ("author", defaults.author or TO_FILL, "who wrote it"),
        ("reviewed", TO_FILL, "the day somebody else last read it"),
    ):
        if name not in fields:
            fields[name] = value
            if value not in (defaults.lesson, defaults.author):  # who calls has said those
                asked.append((name, words))
    asked += _completed_parts(fields)
    if asked and "status" not in fields:
        fields["status"] = "draft"
        asked.append(("status", "'draft' was put in: it is on no form until you say 'pilot' or 'live'"))
    return asked


def _completed_parts(fields: Fields) -> list[tuple[str, str]]:
    asked = []
    for name in _PARTS:
        for place, one in enumerate(parts(fields, name), 1):
            if name == "errors" and not text(one, "name"):
                one["name"] = f"error {place}"
                asked.append((f"errors {place} name", "what mistake leads to this number"))
            if not text(one, "reason"):
                one["reason"] = TO_FILL
                asked.append(
                    (f"{name} {text(one, 'id') or place} reason", "why it is right or wrong, 12 words or more")
                )
    answer = fields.get("answer") if text(fields, "kind") == "generated" else fields
    if text(fields, "kind") in ("numeric", "generated") and isinstance(answer, dict) and not text(answer, "reason"):
        answer["reason"] = TO_FILL
        asked.append(("reason", "how the number comes about"))
    return asked


def _problem(raw: Raw, one: str, fields: Fields, error: ValidationError | KeyError) -> Problem:
    """Why a question is no item, in an author's words."""
    kind = text(fields, "kind") or "single"
    most_options = 4 if kind == "single" else 6
    for name, (least, most) in _PARTS.items():
        count, least = len(parts(fields, name)), 4 if (name, kind) == ("options", "multiple") else least
        most = most_options if name == "options" else most
        if name in fields and not least <= count <= most:
            what = f"{one}: it has {count} {_NAMES[name]}; an item of kind '{kind}' has {least} to {most}"
            return Problem(raw.path, raw.line, what, "change their number where the file comes from")
    if kind == "single" and "key" not in fields:
        return Problem(raw.path, raw.line, f"{one}: no option is right", "say which one is")
    if kind == "multiple" and not texts(fields, "keys"):
        return Problem(raw.path, raw.line, f"{one}: no option is right", "say which ones are")
    if isinstance(error, KeyError):
        return Problem(
            raw.path, raw.line, f"{one}: there is no kind of item '{kind}'", f"use one of: {', '.join(KINDS)}"
        )
    shape = WrittenStory if kind == "story" else KINDS[kind]._type
    what, remedy = explain(error.errors(include_url=False)[0], shape)
    return Problem(raw.path, raw.line, f"{one}: {what}", remedy)
