"""The research as a list of gaps: what to find out, and whom to ask."""

from collections.abc import Iterator

from csm_course.registers.stakeholder import SIDES
from csm_course.report import Figure, Note, Report, Table
from csm_course.tools.customer_research_checklist.inputs import Inputs
from csm_course.tools.customer_research_checklist.result import Result
from csm_course.tools.questionnaire import knowledge_figures, knowledge_notes, knowledge_tables
from csm_course.tools.wording import percent

OWN = "The framework names the five sheets; the questions on them are this course's own. Change and add freely."


def report(inputs: Inputs, result: Result) -> Report:
    """How much is validated, the gaps, and the people known so far."""
    return Report(
        headline=_headline(inputs, result),
        figures=(*knowledge_figures(result), Figure(label="People known", value=str(result.people))),
        notes=tuple(_notes(result)),
        tables=(*knowledge_tables(result), *_people(inputs)),
    )


def _headline(inputs: Inputs, result: Result) -> Figure:
    share = percent(result.validated / result.asked, 0) if result.asked else "n/a"
    return Figure(label="Research validated", value=share, note=inputs.customer or "Name the customer above")


def _notes(result: Result) -> Iterator[Note]:
    if result.missing_facts:
        yield Note(kind="info", text=f"Facts still missing above: {', '.join(result.missing_facts)}.")
    yield from knowledge_notes(result, "answers")
    if not result.people:
        text = "Nobody is named yet. Begin with the person who signed and the person who will use it."
        yield Note(kind="caution", text=text, field="stakeholders")
    elif result.people_without_wish:
        text = f"Ask what they want to reach: not known for {result.people_without_wish} of the customer's people."
        yield Note(kind="caution", text=text, field="stakeholders")
    yield Note(kind="info", text=OWN)


def _people(inputs: Inputs) -> Iterator[Table]:
    rows = [(one.name, one.role or "–", SIDES[one.side], one.wants or "–") for one in inputs.stakeholders if one.name]
    if rows:
        yield Table(caption="People", columns=("Name", "Role", "Belongs to", "Wants to reach"), rows=tuple(rows))
