"""Every document opened, calculated and printed by an office program that is not the library that wrote it."""

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest
from tests.course.office.converted import convert

from csm_course import office
from csm_course.office.exporting import File
from csm_course.tools import load, slugs

pytestmark = pytest.mark.office


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Every worked example in every format, and the blank templates."""
    folder = tmp_path_factory.mktemp("documents")
    for slug in slugs():
        for kind in office.formats(slug):
            made: File = office.export(slug, load(slug).EXAMPLE.model_dump(mode="json"), kind)
            (folder / f"{slug}-{kind}.{kind}").write_bytes(made.content)
    with zipfile.ZipFile(io.BytesIO(office.blank_templates())) as archive:
        for name in archive.namelist():
            (folder / f"blank-{name}").write_bytes(archive.read(name))
    return sorted(folder.iterdir())


def test_every_document_prints_without_an_error(documents: list[Path], tmp_path: Path) -> None:
    """At least one page each, and no formula that fails."""
    printed = convert(tmp_path, documents, "pdf")
    assert shutil.which("pdftotext"), "pdftotext is not installed: apt-get install poppler-utils (.ci/run does it)"
    for name, path in printed.items():
        said = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True).stdout
        assert said.count("\f") > 0, f"{name} has no page"
        assert re.findall(r"#NAME\?|#REF!|#VALUE!|#DIV/0!|#N/A|Err:\d+", said) == [], name


def test_formulas_give_what_the_course_worked_out(documents: list[Path], tmp_path: Path) -> None:
    """Calculated anew by another program, each formula's value is the one written beside it."""
    books = [path for path in documents if path.suffix == ".xlsx"]
    back = convert(tmp_path, [_without_values(path, tmp_path) for path in books], "xlsx")
    checked = 0
    for path in books:
        formulas, ours, theirs = (
            openpyxl.load_workbook(path),
            openpyxl.load_workbook(path, data_only=True),
            openpyxl.load_workbook(back[path.stem], data_only=True),
        )
        for sheet in formulas.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type != "f":
                        continue
                    place = f"{path.stem} {sheet.title}!{cell.coordinate} {cell.value}"
                    _same(ours[sheet.title][cell.coordinate].value, theirs[sheet.title][cell.coordinate].value, place)
                    checked += 1
    assert checked > 50


def _without_values(path: Path, folder: Path) -> Path:
    """The same workbook with its formulas only: otherwise a program may show the values it finds."""
    bare = folder / path.name
    openpyxl.load_workbook(path).save(bare)
    return bare


def _same(ours: object, theirs: object, place: str) -> None:
    if isinstance(ours, int | float) and isinstance(theirs, int | float):
        assert theirs == pytest.approx(ours, rel=1e-9, abs=1e-9), place
    else:
        assert (theirs or "") == (ours or ""), place
