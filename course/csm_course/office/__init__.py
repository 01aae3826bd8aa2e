"""Real documents: tools written as workbooks, slides and letters, and workbooks read back.

The only package that knows the Office libraries. They are imported when something is exported or taken in, not before:
a page that only shows a tool stays light.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from csm_course.office.refusals import NotExported, NotTakenIn

if TYPE_CHECKING:
    from csm_course.engagement import Engagement
    from csm_course.office.exporting import File
    from csm_course.office.files import Format
    from csm_course.office.grids import Grid
    from csm_course.office.tables import PlainSheet
    from csm_course.office.taking import Taken

__all__ = [
    "NotExported",
    "NotTakenIn",
    "blank_templates",
    "engagement_files",
    "export",
    "formats",
    "plain_tables",
    "read_plain_tables",
    "take_in",
]


def formats(slug: str) -> "tuple[Format, ...]":
    """The formats of a tool's document, the one the syllabus names first. Raises `UnknownTool`."""
    from csm_course.office.files import formats as found

    return found(slug)


def export(slug: str, inputs: Mapping[str, Any], fmt: "Format | None" = "xlsx", extras: object = None) -> "File":
    """The tool's document with these inputs: name, mime type, content. With `fmt` None, in its first format.

    `extras` are what `take_in` found beyond the tool's own columns. Raises `NotExported`, `UnknownTool`.
    """
    from csm_course.office.exporting import export_file

    return export_file(slug, inputs, fmt, extras)


def take_in(slug: str, content: bytes, name: str) -> "Taken":
    """The inputs in a workbook of ours, as it is or edited; its `faults` and `unknown` are to be shown to the reader.

    `inputs` holds only what the file holds: lay it over what the tool has. Raises `NotTakenIn` with a sentence.
    """
    from csm_course.office.taking import take

    return take(slug, content, name)


def blank_templates() -> bytes:
    """A zip of the files of the syllabus, blank: headings, checks, standing rows and instructions are there."""
    from csm_course.office.exporting import templates

    return templates()


def engagement_files(engagement: "Engagement") -> bytes:
    """A zip of all documents of one engagement. Raises `NotExported`."""
    from csm_course.office.exporting import engagement_zip

    return engagement_zip(engagement)


def plain_tables(title: str, sheets: "Sequence[PlainSheet]") -> bytes:
    """A workbook of plain tables, such as a gradebook; a text stays a text, whatever it begins with."""
    from csm_course.office.tables import tables_bytes

    return tables_bytes(title, sheets)


def read_plain_tables(content: bytes, name: str) -> "list[Grid]":
    """The sheets of a workbook of plain tables, whoever saved it. Raises `NotTakenIn` with a sentence."""
    from csm_course.office.grids import read_grids
    from csm_course.office.guard import guarded

    return read_grids(guarded(content, name))
