"""An answer as it reads in a document: without the form it was entered in, and without any word on the exercise."""

from pydantic import ValidationError

from csm_course.exercises import Answer, AnyQuestion
from csm_course.exercises.tool import ToolAnswer, ToolQuestion
from csm_course.html.markup import Html, joined, tag, text
from csm_course.html.record import answer_html
from csm_course.report import Table
from csm_course.tools import CannotSolve, load


def document_html(question: AnyQuestion, answer: Answer | None) -> str:
    """Safe markup; empty where nothing was answered, or where a tool has no result for what was entered."""
    if answer is None or answer.is_blank():
        return ""
    if isinstance(question, ToolQuestion) and isinstance(answer, ToolAnswer):
        return _tables(question, answer)
    return answer_html(question, answer)


def _tables(question: ToolQuestion, answer: ToolAnswer) -> str:
    """The tables of the tool's report: the document itself, without advice and figures on the way there."""
    tool = load(question.tool)
    try:
        inputs = tool.Inputs.model_validate({**question.start, **answer.inputs})
        report = tool.report(inputs, tool.solve(inputs))
    except (ValidationError, CannotSolve):
        return ""
    return joined(_table(table) for table in report.tables)


def _table(table: Table) -> Html:
    heads = joined(tag("th", text(column), scope="col") for column in table.columns)
    rows = joined(tag("tr", *(tag("td", text(cell), dir="auto") for cell in row)) for row in table.rows)
    caption = tag("caption", text(table.caption))
    whole = tag("table", caption, tag("thead", tag("tr", heads)), tag("tbody", rows))
    return tag("div", whole, class_="csm-sheet")
