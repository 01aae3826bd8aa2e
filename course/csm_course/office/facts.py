"""The single inputs of a form as facts of a sheet, together or a sheet for each group."""

from collections.abc import Sequence
from typing import Any

from csm_course.documents import Fact, Sheet, Workbook
from csm_course.office.questions import Question, cell
from csm_course.tools.form import unit

MOST_TOGETHER = 24
FILLS_A_SHEET = 5
TOGETHER = "Inputs"


def fact_sheets(asked: Sequence[Question], values: dict[str, Any], added: Workbook, slug: str) -> list[Sheet]:
    """One sheet, or one for each group of a long form."""
    shown = [question for question in asked if question.kind != "hidden"]
    if not shown:
        return []
    groups = list(dict.fromkeys(question.field.group for question in shown))
    long = len(shown) > max(MOST_TOGETHER, FILLS_A_SHEET * len(groups)) and len(groups) > 1
    apart = added.facts == "apart" or (not added.facts and long)
    if not apart:
        title = groups[0] if len(groups) == 1 and groups[0] else TOGETHER
        return [_sheet(title, shown, values, slug, len(groups) > 1)]
    return [
        _sheet(group or TOGETHER, [one for one in shown if one.field.group == group], values, slug, False)
        for group in groups
    ]


def _sheet(title: str, shown: Sequence[Question], values: dict[str, Any], slug: str, grouped: bool) -> Sheet:
    facts = tuple(fact(question, values, grouped) for question in shown)
    return Sheet(
        title=title,
        intro="Fill in the framed cells. Leave empty what nobody knows yet.",
        facts=facts,
        slug=slug,
        asks=True,
    )


def fact(question: Question, values: dict[str, Any], grouped: bool = False) -> Fact:
    """One single input."""
    field = question.field
    choices = question.labels if question.kind == "choice" else ("Yes", "No") if question.kind == "switch" else ()
    return Fact(
        name=field.name,
        label=field.label,
        value=cell(question, values[field.name]),
        kind=question.kind,
        unit=unit(field, values),
        help=field.help,
        choices=choices,
        low=field.low,
        high=field.high,
        group=field.group if grouped else "",
    )
