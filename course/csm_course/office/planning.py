"""The whole workbook of a tool as a plan: the sheets of its form, what the tool adds, and its result."""

from collections.abc import Mapping
from typing import Any, NamedTuple, cast

from csm_course.documents import Listing, Sheet, Workbook
from csm_course.office.extras import Extras
from csm_course.office.facts import fact_sheets
from csm_course.office.lists import Asked, Part, listing, parts
from csm_course.office.questions import Question, questions
from csm_course.office.results import behind_sheets, live_sheets, result_sheets
from csm_course.report import Note, Report
from csm_course.tools import CannotSolve, Tool, load


class Worked(NamedTuple):
    """A tool with its inputs, as a model and as plain data, and its result, if there is one."""

    slug: str
    tool: Tool
    inputs: Any
    values: dict[str, Any]
    result: Any
    report: Report


class Planned(NamedTuple):
    """The sheets of one tool, and what travels along unseen."""

    slug: str
    sheets: tuple[Sheet, ...]
    unseen: dict[str, Any]


def worked(slug: str, data: Mapping[str, Any]) -> Worked:
    """The tool worked out on these inputs; where they have no result, the report says what to change."""
    tool = load(slug)
    inputs = tool.Inputs.model_validate(dict(data))
    try:
        result = tool.solve(inputs)
        report = tool.report(inputs, result)
    except CannotSolve as stopped:
        result, report = None, Report(notes=(Note(kind="stop", text=stopped.sentence, field=stopped.field),))
    return Worked(slug, tool, inputs, inputs.model_dump(mode="json"), result, report)


FEW = 4
"""So many single inputs stand above a list rather than on a sheet of their own."""


def planned(work: Worked, extras: Extras, result: bool = True) -> Planned:
    """Every sheet of this tool, the result first: it is what a reader opens the file for. Without `result`, a form."""
    added = additions(work)
    asked = questions(work.tool.Inputs)
    single = [question for question in asked if question.row is None]
    sheets = _joined(
        fact_sheets(single, work.values, added, work.slug), _list_sheets(asked, work, added, extras), bool(added.facts)
    )
    sheets += [sheet.model_copy(update={"slug": work.slug}) for sheet in added.sheets if result]
    if result:
        sheets = [*result_sheets(work.report, added, work.slug), *sheets, *behind_sheets(work.report, work.slug)]
    else:
        sheets = [*(_roomy(sheet) for sheet in sheets), *live_sheets(added, work.slug)]
    unseen = {question.name: work.values[question.name] for question in single if question.kind == "hidden"}
    return Planned(work.slug, tuple(sheets), unseen)


MOST_ON_PAPER = 13


def _roomy(sheet: Sheet) -> Sheet:
    """A sheet to write on by hand: what stands above a list takes of its empty rows, so that a page holds all."""
    taken = len(sheet.facts) + sum(len(listing.rows) for listing in sheet.listings)
    fits = max(2, MOST_ON_PAPER - taken - len(sheet.facts))
    listings = tuple(one.model_copy(update={"spare": min(one.spare, fits)}) for one in sheet.listings)
    return sheet.model_copy(update={"roomy": True, "listings": listings})


def _joined(facts: list[Sheet], lists: list[Sheet], apart: bool) -> list[Sheet]:
    """Few single inputs stand above the first list that has a sheet to itself."""
    first = next((at for at, sheet in enumerate(lists) if not any(one.part for one in sheet.listings)), None)
    if apart or len(facts) != 1 or len(facts[0].facts) > FEW or first is None:
        return [*facts, *lists]
    joined = lists[first].model_copy(update={"facts": facts[0].facts})
    return [joined, *lists[:first], *lists[first + 1 :]]


def additions(work: Worked) -> Workbook:
    """What the tool itself says about its workbook."""
    own = getattr(work.tool, "workbook", None)
    return cast(Workbook, own(work.inputs, work.result)) if own and work.result is not None else Workbook()


def _list_sheets(asked: tuple[Question, ...], work: Worked, added: Workbook, extras: Extras) -> list[Sheet]:
    """A sheet for each list; lists parted by the same thing share the sheet of each part."""
    sheets: dict[tuple[str, str], Sheet] = {}
    for question in asked:
        if question.row is None:
            continue
        foreign = tuple(one for one in extras.columns if one.field == question.name)
        whole = Asked(question, work.values, added, foreign)
        for part in parts(whole):
            key = (question.field.sheets or question.name, part.value)
            sheets[key] = _with(sheets.get(key), listing(whole, part), whole, part, work.slug)
    return list(sheets.values())


def _with(sheet: Sheet | None, rows: Listing, asked: Asked, part: Part, slug: str) -> Sheet:
    charts = tuple(chart for chart in asked.added.charts if chart.field == rows.name)
    if sheet:
        return sheet.model_copy(
            update={"listings": (*sheet.listings, rows), "charts": (*sheet.charts, *charts), "intro": ""}
        )
    title, intro = part.label or asked.question.field.label, asked.question.field.help
    return Sheet(title=title, intro=intro, listings=(rows,), charts=charts, slug=slug, asks=True)
