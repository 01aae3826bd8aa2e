"""Whatever is typed into a tool, it answers: a report that can be read and drawn, or a sentence that says what to do.

Two ways in: forms filled in at random, and the worked example with some of its cells changed, doubled or emptied.
The second reaches what a random form seldom gets to: plans with links, trees with branches, scales that hold.
"""

import json
import math
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from tests.course.office import strategies

from csm_course.drawing import Drawing, Shape
from csm_course.exercises.tool import ToolAnswer, ToolQuestion
from csm_course.html.record import record_html
from csm_course.html.report import report_html
from csm_course.model import Model
from csm_course.office.questions import Question, questions
from csm_course.report import Report
from csm_course.tools import CannotSolve, Tool, load, slugs
from csm_course.tools.form import form

SLUGS = slugs()
EXAMPLES = settings(max_examples=70, deadline=None, suppress_health_check=list(HealthCheck))
NO_NUMBER = re.compile(r"\b(nan|inf|infinity|Decimal)\b", re.IGNORECASE)
ROOM = 4
"""Pixels a shape may stand over the edge: half a line, or half a dot."""

TALL, A_THING = 1_500, 300
"""A picture is no taller than this, and this for each thing in it."""

Cell = tuple[str, int | None, Question]
"""A cell of the form: the field, the row within it (None where the field is no list), and what is asked there."""


@pytest.mark.parametrize("slug", SLUGS)
@EXAMPLES
@given(data=st.data())
def test_any_form_has_an_answer(slug: str, data: st.DataObject) -> None:
    """Forms filled in at random, with awkward words, far dates and numbers at their bounds."""
    tool = load(slug)
    _check(tool, data.draw(strategies.inputs(tool.Inputs)))


@pytest.mark.parametrize("slug", SLUGS)
@EXAMPLES
@given(data=st.data())
def test_a_disturbed_example_has_an_answer(slug: str, data: st.DataObject) -> None:
    """Rows that came twice, names that others have, cells that were emptied or hold something else."""
    tool = load(slug)
    plain = tool.EXAMPLE.model_dump(mode="json")
    for field, rows in _lists(plain):
        ways = {"as it is": rows, "one": rows[:1], "some twice": [*rows, *rows[:3]], "turned": rows[::-1]}
        plain[field] = ways[data.draw(st.sampled_from(sorted(ways)))]
    cells = list(_cells(tool.Inputs, plain))
    for place in data.draw(st.lists(st.integers(0, len(cells) - 1), max_size=8)):
        field, row, question = cells[place]
        other = data.draw(_other(question, plain, field))
        if row is None:
            plain[field] = other
        else:
            plain[field][row] = plain[field][row] | {question.name: other}
    try:
        inputs = tool.Inputs.model_validate(plain)
    except ValidationError:
        assume(False)
    _check(tool, inputs)


@pytest.mark.parametrize("slug", SLUGS)
def test_two_hundred_rows_of_one_name_have_an_answer(slug: str) -> None:
    """A list pasted in whole: 200 rows alike but for their ids, with a name as long as a name may be."""
    tool = load(slug)
    plain = tool.EXAMPLE.model_dump(mode="json")
    for field, rows in _lists(plain):
        plain[field] = [_renamed(row, at) for at, row in enumerate((rows * 200)[:200])]
    try:
        inputs = tool.Inputs.model_validate(plain)
    except ValidationError as error:
        assert {one["type"] for one in error.errors()} <= {"too_long", "value_error"}  # noqa: PT017 - some lists have an end
        return
    _check(tool, inputs)


def _renamed(row: Any, at: int) -> Any:
    if not isinstance(row, dict):
        return row
    return row | ({"id": f"r{at}"} if "id" in row else {}) | ({"name": "Wide " * 60} if "name" in row else {})


def _lists(plain: dict[str, Any]) -> list[tuple[str, list[Any]]]:
    return [(name, value) for name, value in plain.items() if isinstance(value, list) and value]


def _cells(model: type[Model], plain: dict[str, Any]) -> Iterator[Cell]:
    for question in questions(model):
        if question.row is None:
            yield question.name, None, question
        else:
            for column in questions(question.row):
                yield from ((question.name, row, column) for row in range(len(plain[question.name])))


def _other(question: Question, plain: dict[str, Any], field: str) -> st.SearchStrategy[Any]:
    """Something else for the cell: drawn anew, or what another row of the list has there."""
    rows = plain[field] if isinstance(plain[field], list) else []
    there = [row[question.name] for row in rows if isinstance(row, dict) and question.name in row]
    anew = strategies.value(question).filter(lambda found: found is not ...)
    drawn = question.field.control not in ("hidden", "grid", "rows")
    return st.one_of(*([anew] if drawn else []), st.sampled_from(there or [plain.get(field)]))


def _check(tool: Tool, inputs: Any) -> None:
    try:
        report = tool.report(inputs, tool.solve(inputs))
    except CannotSolve as reason:
        _check_refusal(tool, reason)
        return
    _check_words(report, inputs)
    for drawing in (*report.drawings, *(one for part in report.parts for one in part.drawings)):
        _check_drawing(drawing)
    question = ToolQuestion(id="m01-tool", title="A tool", points=1, tool=tool.__name__.rpartition(".")[2])  # type: ignore[attr-defined]  # a tool is a module
    assert str(report_html(report)) in record_html(question, ToolAnswer(inputs=inputs.model_dump(mode="json")))


def _check_refusal(tool: Tool, reason: CannotSolve) -> None:
    assert all(re.search(r"[.!?”)]$", sentence) for sentence in reason.sentences)
    assert reason.field in {field.name for field in form(tool.Inputs)}


def _check_words(report: Report, inputs: Model) -> None:
    """Every number is one, in figures as well as in charts; what the learner has typed may be any word."""
    typed = inputs.model_dump_json()
    json.dumps(report.model_dump(), allow_nan=False)
    for figure in (report.headline, *report.figures):
        if figure is not None and (found := NO_NUMBER.search(f"{figure.value} {figure.note}")):
            assert found[0] in typed
    for table in report.tables:
        assert all(len(row) == len(table.columns) for row in table.rows)


def _check_drawing(drawing: Drawing) -> None:
    assert 0 < drawing.width <= 20_000
    assert 0 < drawing.height <= TALL + A_THING * max(len(drawing.outline), len(drawing.shapes) / 3)
    for shape in drawing.shapes:
        for x, y in _corners(shape):
            assert -ROOM <= x <= drawing.width + ROOM, shape
            assert -ROOM <= y <= drawing.height + ROOM, shape


def _corners(shape: Shape) -> list[tuple[float, float]]:
    if shape.kind == "box":
        assert shape.width >= 0
        assert shape.height >= 0
        found = [(shape.x, shape.y), (shape.x + shape.width, shape.y + shape.height)]
    elif shape.kind in ("stroke", "area"):
        found = list(shape.points)
    else:
        found = [(shape.x, shape.y)]
    assert all(map(math.isfinite, (number for corner in found for number in corner)))
    return found
