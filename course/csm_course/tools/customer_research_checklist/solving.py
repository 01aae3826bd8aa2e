"""Counts what is known, on the five sheets and beside them."""

from csm_course.tools.customer_research_checklist.inputs import PARTS, Inputs
from csm_course.tools.customer_research_checklist.result import Result
from csm_course.tools.form import form
from csm_course.tools.questionnaire import knowledge


def solve(inputs: Inputs) -> Result:
    """What is validated, assumed and open; the facts and people that are missing."""
    people = [one for one in inputs.stakeholders if one.name]
    return Result(
        **dict(knowledge(inputs.answers, PARTS)),
        missing_facts=tuple(_missing(inputs)),
        people=len(people),
        people_without_wish=sum(not one.wants for one in people if one.side == "customer"),
    )


def _missing(inputs: Inputs) -> list[str]:
    facts = [field for field in form(Inputs) if field.control != "rows"]
    return [field.label for field in facts if getattr(inputs, field.name) in ("", None)]
