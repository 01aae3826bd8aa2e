"""What changes where, and what is not known of it yet."""

from collections.abc import Iterator

from csm_course.report import Figure, Note, Report, Table
from csm_course.tools.capabilities_and_processes.inputs import Inputs
from csm_course.tools.capabilities_and_processes.result import Result


def report(inputs: Inputs, result: Result) -> Report:
    """How many capabilities are described completely, and what the others lack."""
    return Report(
        headline=Figure(label="Described completely", value=f"{result.complete} of {result.capabilities}"),
        figures=tuple(
            Figure(label=name, value=str(number), note="capabilities affected")
            for name, number in result.departments[:4]
        ),
        notes=tuple(_notes(result)),
        tables=tuple(_table(inputs)),
    )


def _notes(result: Result) -> Iterator[Note]:
    if not result.capabilities:
        text = "Ask what people will do differently once the product is used. Each answer belongs to a capability."
        yield Note(kind="info", text=text, field="capabilities")
    for names, what in (
        (result.without_owner, "No owner, so nobody can agree to the change"),
        (result.without_impact, "Not yet said what changes"),
        (result.without_users, "Users are not named, so they cannot be prepared"),
    ):
        if names:
            yield Note(kind="caution", text=f"{what}: {', '.join(names)}.", field="capabilities")
    if result.capabilities and result.complete == result.capabilities:
        yield Note(kind="info", text="Next: turn the users into groups (Impacted groups).")


def _table(inputs: Inputs) -> Iterator[Table]:
    rows = [
        (one.name, one.owner or "–", one.impact or "–", one.users or "–") for one in inputs.capabilities if one.name
    ]
    if rows:
        columns = ("Capability or process", "Owner", "Nature of the impact", "Affected users")
        yield Table(caption="What changes where", columns=columns, rows=tuple(rows))
