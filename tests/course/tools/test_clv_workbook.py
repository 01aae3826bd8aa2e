"""The calculator's workbook: its lines name input cells only, carry our values, and LibreOffice works out the same."""

import io
import shutil
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from csm_course.office import export
from csm_course.tools.clv import EXAMPLE, Inputs, solve, workbook
from csm_course.tools.clv.sheet_formulas import spelled_out
from csm_course.tools.clv.vocabulary import VARIANTS

CASES: dict[str, dict[str, Any]] = {
    **{variant: {"variant": variant} for variant in VARIANTS},
    "per-year": {
        "variant": "growing",
        "money_period": "year",
        "arpa": 6_000.0,
        "churn": 20.0,
        "churn_period": "year",
        "horizon": 3,
        "horizon_period": "year",
        "renewal_period": "month",
        "discount_rate": 12.0,
    },
    "net-of-cost": {"variant": "finite", "subtract_cac": True, "cac_change": -10.0, "price_change": 5.0},
    "lifespan": {"variant": "margin_lifespan", "lifespan_from": "years"},
    "undiscounted": {"variant": "perpetuity_now", "churn": 50.0, "discount_rate": 0.0},
}


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_formula_has_its_own_live_line(variant: str) -> None:
    """One line for each variant, with the calculator's own value where it has one."""
    inputs = EXAMPLE.model_copy(update={"variant": variant})
    lines = {line.name: line for line in workbook(inputs, solve(inputs)).live}
    assert {f"value_{each}" for each in VARIANTS} <= lines.keys()
    assert lines["value"].value == lines[f"value_{variant}"].value == pytest.approx(solve(inputs).value)


def test_spelled_out_formulas_name_input_cells_only() -> None:
    """For sensitivity each input is moved in place, wherever the lines above would have used it."""
    for variant in VARIANTS:
        formula = spelled_out(variant, {"gross_margin": "{gross_margin}+1"})  # type: ignore[arg-type]
        names = {piece.split("}")[0] for piece in formula.split("{")[1:]}
        assert {name.split(".")[0] for name in names} <= set(Inputs.model_fields)
        assert formula.count("{gross_margin}+1") == formula.count("{gross_margin}")


def cells(content: bytes, values: bool) -> dict[tuple[str, str], Any]:
    """Every filled cell by sheet and address."""
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=values)
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


@pytest.fixture(scope="module")
def recalculated(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[bytes, bytes]]:
    """Each case's file as we wrote it, and as LibreOffice saved it after working out all formulas anew."""
    office = shutil.which("soffice")
    assert office, "LibreOffice is needed to recalculate the workbooks"
    folder = tmp_path_factory.mktemp("workbooks")
    for name, facts in CASES.items():
        inputs = EXAMPLE.model_copy(update=facts)
        (folder / f"{name}.xlsx").write_bytes(export("clv", inputs.model_dump(mode="json")).content)
    files = sorted(str(file) for file in folder.glob("*.xlsx"))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    made = [office, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(folder / "made"), *files]
    subprocess.run(made, check=True, capture_output=True, timeout=180)
    return {name: _both(folder, name) for name in CASES}


def _both(folder: Path, name: str) -> tuple[bytes, bytes]:
    return (folder / f"{name}.xlsx").read_bytes(), (folder / "made" / f"{name}.xlsx").read_bytes()


@pytest.mark.parametrize("name", CASES)
def test_libreoffice_works_out_what_we_did(name: str, recalculated: dict[str, tuple[bytes, bytes]]) -> None:
    """Variants, sensitivity, scenario and curve: every formula's recalculated value is ours."""
    ours, theirs = recalculated[name]
    formulas = [place for place, value in cells(ours, False).items() if str(value).startswith("=")]
    assert len(formulas) > 20
    mine, made = cells(ours, True), cells(theirs, True)
    for place in formulas:
        expected, found = mine.get(place), made.get(place)
        if expected in (None, ""):
            assert found in (None, ""), place
        else:
            assert found == pytest.approx(expected, rel=1e-7), place
