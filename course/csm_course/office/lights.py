"""Traffic lights: rules that colour a cell after its number or its word."""

from typing import Any

from csm_course.documents import Lights
from csm_course.office.formulas import address
from csm_course.office.pen import Pen


def set_lights(pen: Pen, sheet: Any, rows: tuple[int, int], column: int, lights: Lights) -> None:
    """Worst first: the first rule that holds decides."""
    cell = address(rows[0], column)
    bounds = (
        ("bad", ">=", lights.bad_from),
        ("bad", "<=", lights.bad_to),
        ("warn", ">=", lights.warn_from),
        ("warn", "<=", lights.warn_to),
    )
    rules = [(light, f"{cell}{sign}{bound!r}") for light, sign, bound in bounds if bound is not None]
    if rules:
        rules.append(("good", "TRUE"))
    tests = [(light, f"=AND(ISNUMBER({cell}),{rule})") for light, rule in rules]
    for light, words in (("bad", lights.bad_words), ("warn", lights.warn_words), ("good", lights.good_words)):
        tests += [(light, f'={cell}="{word.replace(chr(34), chr(34) * 2)}"') for word in words]
    for light, test in tests:
        rule = {"type": "formula", "criteria": test, "format": pen.light(light), "stop_if_true": True}
        sheet.conditional_format(rows[0], column, rows[1], column, rule)
