"""The documents as files: which there are, what they are called, and that their libraries open them."""

import io
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import docx
import openpyxl
import pptx
import pytest
import yaml
from pptx.enum.shapes import MSO_SHAPE_TYPE
from tests.course.office.made import blank_templates, example

from csm_course import office
from csm_course.documents import Deck, Slide, TablePart
from csm_course.engagement import case_engagement
from csm_course.office.fallback import deck_of, letter_of
from csm_course.office.files import FILES, tools_of
from csm_course.office.planning import worked
from csm_course.office.pptx_deck import deck_bytes, spread
from csm_course.report import Table
from csm_course.tools import load, slugs

SYLLABUS = Path(__file__).resolve().parents[3] / "course" / "content" / "syllabus" / "tools.yaml"


def opened(name: str, content: bytes) -> object:
    """The document as its library reads it."""
    read = {"xlsx": openpyxl.load_workbook, "pptx": pptx.Presentation, "docx": docx.Document}
    return read[name.rsplit(".", 1)[1]](io.BytesIO(content))  # type: ignore[operator]


def test_the_files_are_those_of_the_syllabus() -> None:
    """Learners do not have the syllabus's own list; this holds the two together."""
    named = yaml.safe_load(SYLLABUS.read_text(encoding="utf-8"))["files"]
    assert [(file.id, file.title, file.stem, file.format) for file in FILES] == [
        (one["id"], one["title"], one["slug"], one["format"]) for one in named
    ]


def test_one_file_holds_several_tools() -> None:
    """FILE-12 has seven; exported alone, a tool of it goes under its own name."""
    assert {file.id: len(tools_of(file)) for file in FILES if len(tools_of(file)) > 1} == {
        file.id: 7 for file in FILES if file.several
    }
    assert example("adoption_risks", "xlsx").name == "adoption-risks.xlsx"


def test_every_tool_of_the_syllabus_says_which_file_it_is_in() -> None:
    """By its topic."""
    wanted = {one["slug"]: one["file"] for one in yaml.safe_load(SYLLABUS.read_text(encoding="utf-8"))["tools"]}
    assert {slug: load(slug).ABOUT.file for slug in slugs()} == {slug: wanted.get(slug, "") for slug in slugs()}


def test_the_blank_templates_are_all_there_and_open() -> None:
    """Twenty files, each under the name the syllabus gives it."""
    with zipfile.ZipFile(io.BytesIO(blank_templates())) as archive:
        assert archive.namelist() == [file.name for file in FILES]
        for name in archive.namelist():
            opened(name, archive.read(name))


def test_a_blank_workbook_is_taken_in_as_nothing_entered() -> None:
    """The templates are workbooks of ours: filled in, they can be imported, each tool from its own sheets."""
    with zipfile.ZipFile(io.BytesIO(blank_templates())) as archive:
        for file in FILES:
            for slug in tools_of(file) if file.format == "xlsx" else ():
                taken = office.take_in(slug, archive.read(file.name), file.name)
                assert taken.faults == ()
                assert load(slug).Inputs.model_validate(taken.inputs) == load(slug).Inputs()


def test_an_engagement_as_files() -> None:
    """Every document of the course's case, and the workbooks of the further tools."""
    with zipfile.ZipFile(io.BytesIO(office.engagement_files(case_engagement()))) as archive:
        names = archive.namelist()
        for name in names:
            opened(name, archive.read(name))
    assert {file.name for file in FILES if tools_of(file)} <= set(names)
    assert "further tools/clv.xlsx" in names


@pytest.mark.parametrize("slug", slugs())
def test_every_part_a_document_refers_to_is_in_it(slug: str) -> None:
    """A dangling reference is what makes a program offer to repair a file."""
    for kind in office.formats(slug):
        content = example(slug, kind).content
        opened(f"x.{kind}", content)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert archive.testzip() is None
            assert _dangling(archive) == []


def _dangling(archive: zipfile.ZipFile) -> list[str]:
    from xml.etree import ElementTree

    names, lost = set(archive.namelist()), []
    for name in names:
        if not name.endswith(".rels"):
            ElementTree.fromstring(archive.read(name)) if name.endswith(".xml") else None
            continue
        folder = name.replace("_rels/", "").rsplit("/", 1)[0] if "/" in name.replace("_rels/", "") else ""
        for link in ElementTree.fromstring(archive.read(name)):
            if link.get("TargetMode") == "External":
                continue
            target = str(link.get("Target"))
            path = target.lstrip("/") if target.startswith("/") else _joined(folder, target)
            lost += [f"{name}: {target}"] if path not in names else []
    return lost


def _joined(folder: str, target: str) -> str:
    steps = folder.split("/") if folder else []
    for step in target.split("/"):
        steps = steps[:-1] if step == ".." else [*steps, step]
    return "/".join(steps)


@pytest.mark.parametrize("slug", slugs())
def test_any_report_makes_a_sound_deck_and_letter(slug: str) -> None:
    """Each slide has a title; drawings are shapes, not pictures."""
    work = worked(slug, load(slug).EXAMPLE.model_dump(mode="json"))
    show = pptx.Presentation(io.BytesIO(deck_bytes(deck_of(work))))
    assert all(slide.shapes.title and slide.shapes.title.text_frame.text for slide in show.slides)
    assert not any(shape.shape_type == 13 for slide in show.slides for shape in slide.shapes)
    assert letter_of(work).signatures


def test_a_long_table_goes_on_over_slides_without_losing_a_row() -> None:
    """Two lines each in the second column: 40 rows take several slides, every row once, the title says so."""
    rows = tuple((str(at), "What was done, by whom and until when " * 4) for at in range(40))
    slides = tuple(spread(Slide(title="Rows", table=Table(caption="", columns=("N", "What"), rows=rows))))
    assert [slide.title for slide in slides[:2]] == ["Rows", f"Rows (continued, 2 of {len(slides)})"]
    assert len(slides) >= 3
    assert tuple(row for slide in slides if slide.table for row in slide.table.rows) == rows
    show = pptx.Presentation(io.BytesIO(deck_bytes(Deck(title="T", slides=slides))))
    assert len(show.slides) == len(slides) + 1
    assert all(_foot(slide) <= show.slide_height for slide in show.slides)


def _foot(slide: Any) -> int:
    """How far down the lowest shape reaches, tables by the sum of their rows."""
    tables = [shape for shape in slide.shapes if shape.has_table]
    feet = [shape.top + sum(row.height for row in shape.table.rows) for shape in tables]
    return max([*feet, *(shape.top + shape.height for shape in slide.shapes)])


@pytest.mark.parametrize("slug", [slug for slug in slugs() if hasattr(load(slug), "deck")])
def test_letters_on_a_slide_can_be_read_from_a_chair(slug: str) -> None:
    """Ten points at least, in pictures too."""
    show = pptx.Presentation(io.BytesIO(example(slug, "pptx").content))
    sizes = [run.font.size.pt for slide in show.slides for run in _runs(slide.shapes) if run.font.size]
    assert sizes
    assert min(sizes) >= 10


def _runs(shapes: Any) -> Iterator[Any]:
    for shape in shapes:
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from _runs(shape.shapes)
        elif shape.has_text_frame:
            yield from (run for paragraph in shape.text_frame.paragraphs for run in paragraph.runs)


def test_the_same_input_gives_the_same_bytes() -> None:
    """Neither clock nor chance leaves a mark, in any format, charts inside included."""
    for slug, kind in (("clv", "xlsx"), ("personal_evaluation", "pptx"), ("engagement_proposal", "docx")):
        first = example(slug, kind).content
        with patch("time.time", return_value=2_000_000_000.0), patch("time.localtime", return_value=_LATER):
            assert office.export(slug, load(slug).EXAMPLE.model_dump(mode="json"), kind).content == first  # type: ignore[arg-type]


_LATER = time.struct_time((2033, 5, 18, 3, 33, 20, 2, 138, 0))


@pytest.mark.parametrize(
    ("slug", "kind"), [("clv", "xlsx"), ("personal_evaluation", "pptx"), ("engagement_proposal", "docx")]
)
def test_a_file_names_the_course_and_nobody_else(slug: str, kind: str) -> None:
    """No writing library, no person, no path of the machine it was made on."""
    with zipfile.ZipFile(io.BytesIO(example(slug, kind).content)) as archive:
        assert "docProps/thumbnail.jpeg" not in archive.namelist()
        said = b"".join(archive.read(name) for name in archive.namelist() if name.startswith("docProps/"))
        whole = b"".join(archive.read(name) for name in archive.namelist())
    for word in (b"python", b"Canny", b"XlsxWriter", b"openpyxl"):
        assert word not in said
    assert str(Path.home()).encode() not in whole or Path.home() == Path("/")
    assert b"Customer Success Practicum" in said


def test_blank_templates_check_what_is_entered_and_colour_it() -> None:
    """The same checks, lights and formulas as in a filled one; a first sheet says how to use it."""
    with zipfile.ZipFile(io.BytesIO(blank_templates())) as archive:
        for file in FILES:
            if file.format != "xlsx":
                continue
            book = openpyxl.load_workbook(io.BytesIO(archive.read(file.name)))
            assert book.worksheets[0].title == "How to use"
            assert any(sheet.data_validations.dataValidation for sheet in book.worksheets), file.name
        readiness = openpyxl.load_workbook(io.BytesIO(archive.read("adoption-readiness-checklist.xlsx")))
        assert readiness["Phase 1"].conditional_formatting
        assert any(cell.data_type == "f" for row in readiness["Result"].iter_rows() for cell in row)


def test_the_result_is_the_first_sheet_and_a_chart_prints_on_one_page() -> None:
    """What a reader opens the file for; the numbers below a chart are not printed."""
    book = openpyxl.load_workbook(io.BytesIO(example("clv", "xlsx").content))
    assert book.sheetnames[:2] == ["Result", "Chart"]
    chart = book["Chart"]
    assert chart.page_setup.fitToHeight in (None, 1)
    assert int(str(chart.print_area).rsplit("$", 1)[1]) < chart.max_row


def test_a_deck_and_a_letter_hold_the_parts_of_a_report() -> None:
    """What a page opens on demand, a document shows."""
    work = worked("clv", load("clv").EXAMPLE.model_dump(mode="json"))
    tables = {table.caption for part in work.report.parts for table in part.tables}
    assert tables
    assert tables <= {slide.table.caption for slide in deck_of(work).slides if slide.table}
    assert tables <= {part.table.caption for part in letter_of(work).parts if isinstance(part, TablePart)}


def test_a_plan_has_a_native_gantt_chart() -> None:
    """Stacked bars whose first piece is not seen: where a task starts."""
    with zipfile.ZipFile(io.BytesIO(example("critical_path", "xlsx").content)) as archive:
        charts = [archive.read(name).decode() for name in archive.namelist() if name.startswith("xl/charts/chart")]
    gantt = next(chart for chart in charts if 'val="stacked"' in chart)
    assert gantt.count("<c:ser>") == 4
    assert "<a:noFill/>" in gantt.split("</c:ser>")[0]


def test_nothing_of_office_is_imported_to_show_a_tool() -> None:
    """Neither the tools nor the package itself bring the libraries along."""
    program = (
        "import sys, csm_course.office, csm_course.documents\n"
        "from csm_course.tools import load, slugs\n"
        "[load(slug) for slug in slugs()]\n"
        "print(sorted({'openpyxl', 'xlsxwriter', 'docx', 'pptx', 'lxml'} & sys.modules.keys()))"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_a_format_the_tool_has_not_is_refused_with_those_it_has() -> None:
    """In a sentence."""
    with pytest.raises(office.NotExported, match="it has xlsx"):
        office.export("clv", {}, "docx")
