"""The calculator's workbook: its lines name input cells only and carry our values.

That LibreOffice works out the same is proved in `office/test_rendering.py`, with all other documents.
"""

import pytest

from csm_course.tools.clv import EXAMPLE, Inputs, solve, workbook
from csm_course.tools.clv.sheet_formulas import spelled_out
from csm_course.tools.clv.vocabulary import VARIANTS


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
