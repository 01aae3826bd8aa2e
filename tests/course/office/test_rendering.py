"""Every document opened, calculated and printed by an office program that is not the library that wrote it."""

import html
import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from tests.course.office.converted import convert
from tests.course.office.made import blank_templates, example
from tests.course.tools.clv_cases import CASES

from csm_course import office
from csm_course.tools import load, slugs

pytestmark = pytest.mark.office
PRINTED_TOO = ("clv-xlsx", "blank-onboarding-project-plan")
MOST_PAGES = 15
OTHERWISE: dict[str, dict[str, Any]] = {
    "retention_metrics": {
        "entry": "customers",
        "accounts": [
            {"name": "Left", "start": 900, "end": 0},
            {"name": "Cut", "start": 500, "end": 350.5},
            {"name": "Grown", "start": 400, "end": 460},
            {"name": "New", "start": 0, "end": 120},
            {"name": "Back", "start": 0, "end": 75, "back": True},
        ],
    },
    "survey_metrics": {
        "nps_entry": "groups",
        "promoters": 31,
        "passives": 12,
        "detractors": 9,
        "ces_direction": "effort",
    },
    "activity_tracking": {"person": "petra lindqvist", "today": "2026-12-24"},
    "health_score": {"alarms": [{"name": "The sponsor has left", "is_on": True}, {"name": "", "is_on": True}]},
    "customer_engagement_strategy": {"priority": None},
    "adoption_readiness": {"items": [{"phase": "A", "question": "Ready?", "tick": "not_needed"}, {"phase": "B"}]},
    "kpi_tree": {"outcomes": [{"name": "Same", "baseline": 3, "target": 3, "actual": 3}], "drivers": [], "today": None},
}
"""Inputs other than the examples, where a formula takes its other ways; those of the value calculator are its own."""
SHEET = re.compile(r"xl/worksheets/sheet\d+\.xml")
FORMULA = re.compile(r'<c r="([A-Z]+\d+)"([^>]*)><f[^>]*>(.*?)</f>(?:<v>(.*?)</v>)?</c>', re.DOTALL)
WRONG = r"#NAME\?|#REF!|#VALUE!|#DIV/0!|#N/A"


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Every worked example in every format, and the blank templates."""
    folder = tmp_path_factory.mktemp("documents")
    for slug in slugs():
        for kind in office.formats(slug):
            (folder / f"{slug}-{kind}.{kind}").write_bytes(example(slug, kind).content)
    ways = [(f"{slug}-otherwise", slug, changed) for slug, changed in OTHERWISE.items()]
    for name, slug, changed in (*ways, *((f"clv-{case}", "clv", facts) for case, facts in CASES.items())):
        inputs = load(slug).EXAMPLE.model_dump(mode="json") | changed
        (folder / f"{name}.xlsx").write_bytes(office.export(slug, inputs).content)
    with zipfile.ZipFile(io.BytesIO(blank_templates())) as archive:
        for name in archive.namelist():
            (folder / f"blank-{name}").write_bytes(archive.read(name))
    return sorted(folder.iterdir())


def test_every_document_prints_without_an_error(documents: list[Path], tmp_path: Path) -> None:
    """At least one page each, and no formula that fails. Workbooks with formulas are opened by the test below."""
    shown = [path for path in documents if not _calculates(path) or path.stem in PRINTED_TOO]
    printed = convert(tmp_path, shown, "pdf")
    assert shutil.which("pdftotext"), "pdftotext is not installed: apt-get install poppler-utils (.ci/run does it)"
    for name, path in printed.items():
        said = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True).stdout
        assert 0 < said.count("\f") <= MOST_PAGES, f"{name} has {said.count(chr(12))} pages"
        assert re.findall(rf"{WRONG}|Err:\d+", said) == [], name


def test_formulas_give_what_the_course_worked_out(documents: list[Path], tmp_path: Path) -> None:
    """Calculated anew by another program, each formula's value is the one written beside it."""
    books = [path for path in documents if _calculates(path) and not path.stem.startswith("blank-")]
    back = convert(tmp_path, [_without_values(path, tmp_path) for path in books], "xlsx")
    checked = {path.stem: _compared(path, back[path.stem]) for path in books}
    assert {f"{slug}-xlsx" for slug in slugs() if hasattr(load(slug), "workbook")} <= checked.keys()
    assert min(checked.values()) > 1
    assert min(checked[f"clv-{case}"] for case in CASES) > 20


def _parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _calculates(path: Path) -> bool:
    """Whether a workbook holds formulas."""
    return path.suffix == ".xlsx" and any(b"<f>" in part for name, part in _parts(path).items() if SHEET.match(name))


def _without_values(path: Path, folder: Path) -> Path:
    """The same workbook with its formulas only: otherwise a program may show the values it finds."""
    bare = folder / path.name
    with zipfile.ZipFile(bare, "w") as archive:
        for name, part in _parts(path).items():
            archive.writestr(name, re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", part) if SHEET.match(name) else part)
    return bare


def _compared(path: Path, back: Path) -> int:
    """How many formulas there are, each found again with the same value."""
    ours, theirs = _worked_out(path), _worked_out(back)
    assert ours.keys() == theirs.keys(), path.stem
    for place, (formula, value) in ours.items():
        assert _same(value, theirs[place][1]), f"{path.stem} {place} {formula}: {value!r}, {theirs[place][1]!r}"
    return len(ours)


def _worked_out(path: Path) -> dict[tuple[str, str], tuple[str, str | float]]:
    """Formula and value by sheet and address, as the file holds them."""
    found: dict[tuple[str, str], tuple[str, str | float]] = {}
    for name, part in _parts(path).items():
        for place, kind, formula, value in FORMULA.findall(part.decode()) if SHEET.match(name) else ():
            text = 't="str"' in kind or 't="e"' in kind or not value
            found[name, place] = (html.unescape(formula), html.unescape(value) if text else float(value))
    return found


def _same(ours: str | float, theirs: str | float) -> bool:
    if isinstance(ours, float) and isinstance(theirs, float):
        return theirs == pytest.approx(ours, rel=1e-9, abs=1e-9)
    return ours == theirs
