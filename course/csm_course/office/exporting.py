"""Files made of tools: one tool's document, all blank templates, all documents of an engagement."""

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from pydantic import ValidationError

from csm_course.engagement import Engagement, inputs_of
from csm_course.office.blanks import blank_deck, blank_letter, guide
from csm_course.office.docx_letter import letter_bytes
from csm_course.office.extras import Extras, extras_from
from csm_course.office.fallback import deck_of, letter_of
from csm_course.office.files import FILES, MIMES, Format, OfficeFile, file_of, formats, tools_of
from csm_course.office.pen import TooLong
from csm_course.office.planning import Planned, Worked, planned, worked
from csm_course.office.pptx_deck import deck_bytes
from csm_course.office.refusals import NotExported
from csm_course.office.sheets import Cover
from csm_course.office.steady import EARLIEST
from csm_course.office.xlsx import workbook_bytes
from csm_course.tools import load, slugs


class File(NamedTuple):
    """A file to hand over."""

    name: str
    mime: str
    content: bytes


def export_file(slug: str, inputs: Mapping[str, Any], kind: Format | None, extras: object) -> File:
    """A tool's document. Raises `NotExported`, `UnknownTool`."""
    chosen = kind or formats(slug)[0]
    if chosen not in formats(slug):
        raise NotExported(f"This tool has no {chosen} document; it has {', '.join(formats(slug))}.")
    try:
        work = worked(slug, inputs)
        content = _content(work, chosen, extras_from(extras))
    except ValidationError as error:
        raise NotExported(f"The inputs are not complete: {error.errors()[0]['msg']}.") from error
    except TooLong as error:
        raise NotExported(f"This cannot be written into a file: {error}. Shorten it and try again.") from error
    file = file_of(slug)
    stem = file.stem if file and not file.several else slug.replace("_", "-")
    return File(f"{stem}.{chosen}", MIMES[chosen], content)


def _content(work: Worked, kind: Format, extras: Extras) -> bytes:
    if kind == "pptx":
        return deck_bytes(deck_of(work))
    if kind == "docx":
        return letter_bytes(letter_of(work))
    return workbook_bytes([(planned(work, extras), _cover(work))])


def _cover(work: Worked) -> Cover:
    customer = work.values.get("customer")
    return Cover(work.tool.ABOUT.title, customer if isinstance(customer, str) else "")


def templates() -> bytes:
    """The files of the syllabus with nothing entered, as one zip."""
    return _zip((file.name, _template(file)) for file in FILES if tools_of(file))


def _template(file: OfficeFile) -> bytes:
    blank = [worked(slug, {}) for slug in tools_of(file)]
    if file.format == "pptx":
        return deck_bytes(blank_deck(blank[0], deck_of(blank[0])))
    if file.format == "docx":
        return letter_bytes(blank_letter(blank[0], letter_of(blank[0])))
    plans = [planned(work, Extras(), result=False) for work in blank]
    abouts = [work.tool.ABOUT for work in blank]
    first = Planned("", (guide(abouts[0], plans, abouts),), {})
    covers = [Cover(file.title, ""), *(_cover(work) for work in blank)]
    return workbook_bytes(list(zip([first, *plans], covers, strict=True)))


def engagement_zip(engagement: Engagement) -> bytes:
    """Every document of an engagement in the format the syllabus names, and the workbooks of the other tools."""
    return _zip(_engagement(engagement))


def _engagement(engagement: Engagement) -> Iterator[tuple[str, bytes]]:
    for file in FILES:
        works = [worked(slug, inputs_of(engagement, slug)) for slug in tools_of(file)]
        if file.format != "xlsx":
            yield from ((file.name, _content(work, file.format, Extras())) for work in works[:1])
        elif works:
            plans = [(planned(work, extras_from(_extras(engagement, work.slug))), _cover(work)) for work in works]
            yield file.name, workbook_bytes(plans)
    for slug in slugs():
        if not load(slug).ABOUT.file:
            made = export_file(slug, inputs_of(engagement, slug), None, _extras(engagement, slug))
            yield f"further tools/{made.name}", made.content


def _extras(engagement: Engagement, slug: str) -> object:
    kept = engagement.extras.get(slug, {})
    return {"columns": kept["columns"]} if "columns" in kept else {}


def _zip(files: Iterable[tuple[str, bytes]]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(name, EARLIEST), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()
