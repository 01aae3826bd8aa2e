"""Files that are not opened, each with a sentence that says why and what to do."""

import io
import struct
import zipfile
from collections.abc import Mapping

import openpyxl
import pytest

from csm_course import office
from csm_course.office.guard import MOST_BYTES, MOST_PARTS
from csm_course.tools import load

SLUG = "adoption_risks"


def ours() -> bytes:
    """A workbook of the course."""
    return office.export(SLUG, load(SLUG).EXAMPLE.model_dump(mode="json")).content


def packed(content: bytes, changed: Mapping[str, bytes]) -> bytes:
    """The same file with some parts replaced or added."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        parts = {name: old.read(name) for name in old.namelist()} | dict(changed)
        for name, data in parts.items():
            new.writestr(name, data)
    return target.getvalue()


def lying(content: bytes) -> bytes:
    """A file whose directory says that its largest part is a tenth of what it is."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        size = max(part.file_size for part in archive.infolist())
    return content.replace(struct.pack("<I", size), struct.pack("<I", size // 10))


def part(name: str, data: bytes) -> bytes:
    """Our workbook with this part in it."""
    return packed(ours(), {name: data})


def other() -> bytes:
    """A workbook of another program."""
    target = io.BytesIO()
    openpyxl.Workbook().save(target)
    return target.getvalue()


def _cells(count: int) -> bytes:
    """Cells that do not shrink much, so that only their number is against them."""
    return b"".join(b"<c r='A%d'><v>%x</v></c>" % (at, hash((at, at)) & 0xFFFFFFFFFFFF) for at in range(count))


XML = b'<?xml version="1.0" encoding="UTF-8"?>'
BOMB = XML + b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>'
FAULTY = {
    "more than 10 MB": (lambda: b"PK" + bytes(MOST_BYTES), "larger than 10 MB"),
    "no zip": (lambda: b"name,role\nDagny,Director", "no .xlsx workbook"),
    "empty": (lambda: b"", "no .xlsx workbook"),
    "old or with a password": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "password"),
    "cut off": (lambda: ours()[:4000], "no .xlsx workbook"),
    "declares little, unpacks to more": (lambda: lying(ours()), "workbook"),
    "a bomb": (lambda: part("xl/worksheets/sheet9.xml", XML + b" " * 70_000_000), "unpacks to far more"),
    "a bomb of one part": (lambda: part("xl/media/a.bin", bytes(9_000_000)), "unpacks to far more"),
    "too many parts": (lambda: packed(ours(), {f"xl/x{at}.xml": XML for at in range(MOST_PARTS)}), "parts"),
    "too many cells": (lambda: part("xl/worksheets/a.xml", XML + _cells(450_000)), "more cells"),
    "macros": (lambda: part("xl/vbaProject.bin", b"x"), "macros"),
    "other files' values": (lambda: part("xl/externalLinks/externalLink1.xml", XML), "other files"),
    "a database": (lambda: part("xl/connections.xml", XML), "other files"),
    "a zip within": (lambda: part("xl/embeddings/a.xlsx", b"x"), "packed into it"),
    "entities that grow": (lambda: part("xl/sharedStrings.xml", BOMB), "definitions"),
    "entities in another encoding": (lambda: part("xl/x.xml", BOMB.decode().encode("utf-16")), "definitions"),
    "entities in a declared encoding": (lambda: part("xl/x.xml", BOMB.replace(b"UTF-8", b"UTF-7")), "definitions"),
    "a path upwards": (lambda: part("xl/../../evil.xml", XML), "names"),
    "a path from the root": (lambda: part("/etc/evil.xml", XML), "names"),
    "another program's": (other, "not made by the course"),
    "marks lost": (lambda: part("xl/workbook.xml", XML + b"<workbook/>"), "workbook"),
}


@pytest.mark.parametrize("case", FAULTY)
def test_refused_with_a_sentence(case: str) -> None:
    """No traceback, no half-read file."""
    make, says = FAULTY[case]
    with pytest.raises(office.NotTakenIn) as refused:
        office.take_in(SLUG, make(), "file.xlsx")
    assert says in refused.value.sentence
    assert refused.value.sentence.endswith(".")


def test_a_file_named_as_one_with_macros() -> None:
    """Whatever it holds."""
    with pytest.raises(office.NotTakenIn, match="macros"):
        office.take_in(SLUG, ours(), "Plan.XLSM")


def test_another_tools_workbook_names_the_tool() -> None:
    """So that its owner finds it."""
    with pytest.raises(office.NotTakenIn, match="adoption risks"):
        office.take_in("clv", ours(), "file.xlsx")


def test_cells_far_away_cost_nothing() -> None:
    """A cell in the last row of the last column is beyond what is read."""
    book = openpyxl.load_workbook(io.BytesIO(ours()))
    book["Risks"]["XFD1048576"] = "far"
    target = io.BytesIO()
    book.save(target)
    assert office.take_in(SLUG, target.getvalue(), "x.xlsx").inputs["risks"]
