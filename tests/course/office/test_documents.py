"""The documents as files: which there are, what they are called, and that their libraries open them."""

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import openpyxl
import pptx
import pytest
import yaml

from csm_course import office
from csm_course.documents import Deck, Slide
from csm_course.engagement import case_engagement
from csm_course.office.exporting import File
from csm_course.office.fallback import deck_of, letter_of
from csm_course.office.files import FILES, tools_of
from csm_course.office.planning import worked
from csm_course.office.pptx_deck import deck_bytes, spread
from csm_course.report import Table
from csm_course.tools import load, slugs

SYLLABUS = Path(__file__).resolve().parents[3] / "course" / "content" / "syllabus" / "tools.yaml"


def example(slug: str, kind: str) -> File:
    """A tool's worked example as a document."""
    return office.export(slug, load(slug).EXAMPLE.model_dump(mode="json"), kind)  # type: ignore[arg-type]


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
    with zipfile.ZipFile(io.BytesIO(office.blank_templates())) as archive:
        assert archive.namelist() == [file.name for file in FILES]
        for name in archive.namelist():
            opened(name, archive.read(name))


def test_a_blank_workbook_is_taken_in_as_nothing_entered() -> None:
    """The templates are workbooks of ours: filled in, they can be imported, each tool from its own sheets."""
    with zipfile.ZipFile(io.BytesIO(office.blank_templates())) as archive:
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
    """23 rows: three slides, every row once, the title numbered."""
    rows = tuple((str(at),) for at in range(23))
    slides = tuple(spread(Slide(title="Rows", table=Table(caption="", columns=("N",), rows=rows))))
    assert [slide.title for slide in slides] == ["Rows (1 of 3)", "Rows (2 of 3)", "Rows (3 of 3)"]
    assert tuple(row for slide in slides if slide.table for row in slide.table.rows) == rows
    assert len(pptx.Presentation(io.BytesIO(deck_bytes(Deck(title="T", slides=slides)))).slides) == 4


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
