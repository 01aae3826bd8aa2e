"""How many people are affected, what they need, and what is not known yet."""

from collections.abc import Iterator

from csm_course.registers.group import REACHES
from csm_course.report import Figure, Note, Report, Table
from csm_course.tools.impacted_groups.inputs import Inputs
from csm_course.tools.impacted_groups.result import Result
from csm_course.tools.wording import count, number


def report(inputs: Inputs, result: Result) -> Report:
    """The people affected first; then each group with its needs."""
    people = result.direct_people + result.indirect_people
    return Report(
        headline=Figure(label="People affected", value=number(people, 0), note=_groups(result)),
        figures=(
            Figure(label="Directly", value=number(result.direct_people, 0)),
            Figure(label="Indirectly", value=number(result.indirect_people, 0)),
            Figure(label="Needs complete", value=f"{result.complete} of {len(result.groups)}", note="groups"),
        ),
        notes=tuple(_notes(result)),
        tables=tuple(_table(inputs)),
    )


def _groups(result: Result) -> str:
    return f"in {len(result.groups)} groups" if len(result.groups) != 1 else "in one group"


def _notes(result: Result) -> Iterator[Note]:
    if not result.groups:
        text = "Begin with the users of each capability that changes, then ask who is affected without using it."
        yield Note(kind="info", text=text, field="groups")
    elif not any(one.reach == "indirect" for one in result.groups):
        text = "No group is affected indirectly. Think of those who check, pay for or receive the users' work."
        yield Note(kind="caution", text=text, field="groups")
    for one in result.groups:
        if one.missing:
            text = f"{one.name}: not entered yet: {', '.join(one.missing)}. Write “none” where nothing is needed."
            yield Note(kind="info", text=text, field="groups")
    if result.uncounted:
        text = f"{count(result.uncounted, 'group')} without a number of people: training cannot be planned without it."
        yield Note(kind="caution", text=text, field="groups")
    if _is_complete(result):
        text = "Next: plan how each group is told, trained and supported (Adoption activities)."
        yield Note(kind="info", text=text)


def _is_complete(result: Result) -> bool:
    return bool(result.groups) and result.complete == len(result.groups)


def _table(inputs: Inputs) -> Iterator[Table]:
    rows = [
        (one.name, REACHES[one.reach], one.knowledge or "–", one.skills or "–", one.attitude or "–")
        for one in inputs.groups
        if one.name
    ]
    if rows:
        columns = ("Group", "Affected", "Knowledge", "Skills", "Attitude")
        yield Table(caption="What each group needs", columns=columns, rows=tuple(rows))
