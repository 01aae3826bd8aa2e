"""Which groups are looked after, and what is still to be planned."""

from collections.abc import Iterator

from csm_course.report import Figure, Note, Report, Table
from csm_course.tools.adoption_activities.inputs import Inputs
from csm_course.tools.adoption_activities.result import Result
from csm_course.tools.wording import number


def report(inputs: Inputs, result: Result) -> Report:
    """How many groups are told, trained and supported, and what the others lack."""
    return Report(
        headline=Figure(label="Groups fully covered", value=f"{result.complete} of {len(result.groups)}"),
        figures=(Figure(label="People not yet covered", value=number(result.people_uncovered, 0)),),
        notes=tuple(_notes(result)),
        tables=tuple(_table(inputs)),
    )


def _notes(result: Result) -> Iterator[Note]:
    if not result.groups:
        text = "No groups yet. Name them here or in “Impacted groups”: both tools share them."
        yield Note(kind="info", text=text, field="groups")
    for one in result.groups:
        if one.missing:
            yield Note(kind="caution", text=f"{one.name}: no {', no '.join(one.missing)} planned.", field="groups")
        elif one.unmet:
            text = f"{one.name}: needs {' and '.join(one.unmet)}, but no training is planned. How will they get it?"
            yield Note(kind="caution", text=text, field="groups")


def _table(inputs: Inputs) -> Iterator[Table]:
    rows = [
        (one.name, one.communication or "–", one.training or "–", one.support or "–")
        for one in inputs.groups
        if one.name
    ]
    if rows:
        columns = ("Group", "Communication", "Training", "Support")
        yield Table(caption="What is done for each group", columns=columns, rows=tuple(rows))
