"""A bank into a file of another system, and such a file into items: QTI, Moodle XML, CSV."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from csm_autograder.assessment.interchange.carrying import Script, carried, carried_fields
from csm_autograder.assessment.interchange.fields import Bundle, Fields, fields_of, shown_fields, story_fields
from csm_autograder.assessment.interchange.losses import Loss
from csm_autograder.assessment.interchange.markup import NO_XML, Tag, read_xml, xml_bytes
from csm_autograder.assessment.interchange.moodle.reading import questions_in, read_question
from csm_autograder.assessment.interchange.moodle.writing import category, question_of, quiz_of
from csm_autograder.assessment.interchange.qti.package import package_bytes, read_package
from csm_autograder.assessment.interchange.qti.reading import read_item, read_stimulus
from csm_autograder.assessment.interchange.qti.writing import item_of_fields, stimulus_of_fields
from csm_autograder.assessment.interchange.raw import Raw
from csm_autograder.assessment.interchange.table import MOST_IN_A_CELL, cells_of, read_table, table_bytes
from csm_autograder.assessment.interchange.taking import NO_DEFAULTS, Defaults, Taken, taken
from csm_course.problems import ContentError, Problem

Format = Literal["qti", "moodle", "csv"]
SUFFIXES: dict[str, Format] = {".zip": "qti", ".xml": "moodle", ".csv": "csv"}
MOST_BYTES = 30 * 1024 * 1024
MOODLE = Script("Moodle XML", question_of, read_question, "the element csm, which Moodle passes over and drops")
_QTI_ITEM = Script("QTI", item_of_fields, read_item, "the attribute csm:kept of the item")
_QTI_STORY = Script("QTI", stimulus_of_fields, read_stimulus, "the attribute csm:kept of the stimulus")


@dataclass(frozen=True)
class Exported:
    """A file, and what its format has no place for."""

    content: bytes
    losses: tuple[Loss, ...]


def export(bundle: Bundle, form: Format, title: str = "Item bank") -> Exported:
    """The bundle as a file. It is read back at once: what does not come back as it was is among the losses."""
    match form:
        case "qti":
            content, losses = _qti(bundle, title)
        case "moodle":
            content, losses = _moodle(bundle, title)
        case "csv":
            content, losses = _csv(bundle)
    back = read(content, Path("the file just written"))
    return Exported(content, (*losses, *differences(bundle, back.bundle)))


def read(content: bytes, path: Path, defaults: Defaults = NO_DEFAULTS) -> Taken:
    """The items of a file, whatever its name says it is. Raises ContentError where it cannot be read at all."""
    if len(content) > MOST_BYTES:
        what = f"the file has {len(content) / 1024**2:.0f} MB, the most is {MOST_BYTES // 1024**2}"
        raise ContentError([Problem(path, 1, what, "export fewer questions at a time")])
    return taken(_raws(content, path), defaults)


def _raws(content: bytes, path: Path) -> list[Raw]:
    if content.startswith(b"PK"):
        return read_package(content, path)
    if not content.removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b"<", b"\xff\xfe", b"\xfe\xff")):
        return read_table(content, path)
    root = read_xml(content, path)
    if root.name != "quiz":
        return read_package(content, path)
    raws = questions_in(root)
    for raw in raws:
        raw.path = path
    return raws


def _qti(bundle: Bundle, title: str) -> tuple[bytes, list[Loss]]:
    items: list[tuple[Fields, Tag]] = []
    losses: list[Loss] = []
    for item in bundle.items:
        one, lost = carried(_QTI_ITEM, item)
        shown = shown_fields(item)
        losses += lost
        if one is not None and shown is not None:
            items.append((shown, one))
    stories: list[tuple[Fields, Tag]] = []
    for story in bundle.stories:
        fields = story_fields(story)
        one, lost = carried_fields(_QTI_STORY, fields)
        stories.append((fields, one))
        losses += lost
    return package_bytes(title, items, stories), losses


def _moodle(bundle: Bundle, title: str) -> tuple[bytes, list[Loss]]:
    """Stories first, then the items of each lesson in a category of its own, in the order they came."""
    questions: list[Tag] = []
    losses: list[Loss] = []
    place = ""
    for story in bundle.stories:
        one, lost = carried_fields(MOODLE, story_fields(story))
        questions += [*([] if questions else [category(f"{_slashed(title)}/Stories")]), one]
        losses += lost
    for item in bundle.items:
        found, lost = carried(MOODLE, item)
        losses += lost
        if found is not None:
            if item.lesson != place:
                place = item.lesson
                questions.append(category(f"{_slashed(title)}/{_slashed(place)}"))
            questions.append(found)
    return xml_bytes(quiz_of(questions)), losses


def _slashed(name: str) -> str:
    """Moodle writes a slash within a name twice."""
    return name.replace("/", "//")


def _csv(bundle: Bundle) -> tuple[bytes, list[Loss]]:
    rows = [*map(story_fields, bundle.stories), *map(fields_of, bundle.items)]
    losses = [
        Loss(
            str(fields["id"]),
            name,
            f"spreadsheet programs keep {MOST_IN_A_CELL:,} letters of a cell: do not save it there",
        )
        for fields in rows
        for name, cell in cells_of(fields).items()
        if len(cell) > MOST_IN_A_CELL
    ]
    return table_bytes(rows), losses


def differences(before: Bundle, after: Bundle) -> list[Loss]:
    """What is not the same any more, field by field."""
    mine = {**{("story", one.id): story_fields(one) for one in before.stories},
            **{("item", one.id): fields_of(one) for one in before.items}}  # fmt: skip
    theirs = {**{("story", one.id): story_fields(one) for one in after.stories},
              **{("item", one.id): fields_of(one) for one in after.items}}  # fmt: skip
    losses: list[Loss] = []
    for key, fields in mine.items():
        other = theirs.get(key)
        if other is None:
            losses.append(Loss(key[1], "item", "it does not come back from this file", kept=False))
            continue
        names = (*fields, *(name for name in other if name not in fields))
        losses += [
            Loss(key[1], name, _changed(fields.get(name)), kept=False)
            for name in names
            if fields.get(name) != other.get(name)
        ]
    return losses


def _changed(value: object) -> str:
    if NO_XML.search(str(value)) or "\\x" in ascii(value):
        return "it holds a character that such a file cannot hold: a question mark stands in its place"
    return "it comes back changed"
