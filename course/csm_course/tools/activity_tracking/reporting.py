"""What to do next, what is late, and who carries how much."""

from collections.abc import Iterator

from csm_course.registers.activity import STATUSES
from csm_course.report import Figure, Note, Report, Table
from csm_course.tools.activity_tracking.inputs import Inputs
from csm_course.tools.activity_tracking.result import Result
from csm_course.tools.activity_tracking.solving import SOON
from csm_course.tools.wording import count, due_in


def report(inputs: Inputs, result: Result) -> Report:
    """The next task first; then what waits, in the order in which it falls due."""
    return Report(
        headline=_headline(inputs, result),
        figures=(
            Figure(label="Late", value=str(result.late)),
            Figure(label=f"Due within {SOON} days", value=str(result.soon)),
            Figure(label="Under way", value=str(result.doing)),
            Figure(label="Done", value=f"{result.done} of {result.tasks}"),
        ),
        notes=tuple(_notes(inputs, result)),
        tables=tuple(_tables(result)),
    )


def _headline(inputs: Inputs, result: Result) -> Figure:
    whose = f"Next for {inputs.person}" if inputs.person else "Next"
    if not result.waiting:
        return Figure(label=whose, value="No open task" if result.tasks else "–")
    return Figure(label=whose, value=result.waiting[0].name, note=due_in(result.waiting[0].days_left))


def _notes(inputs: Inputs, result: Result) -> Iterator[Note]:
    if not result.tasks:
        text = "Write down what you promised this customer, and what you wait for."
        yield Note(kind="info", text=text, field="activities")
    if result.late:
        text = f"{count(result.late, 'task')} late. Do it, move it with a reason, or drop it."
        yield Note(kind="caution", text=text, field="activities")
    if result.without_end:
        text = f"{count(result.without_end, 'task')} without an end. Give each a date, or it will wait."
        yield Note(kind="caution", text=text, field="activities")
    if any(name == "nobody" for name, _ in result.owners):
        yield Note(kind="caution", text="Some tasks have no owner. Name one person for each.", field="activities")
    if result.waiting and inputs.today is None:
        yield Note(kind="info", text="Enter a date under “As of” to see what is late.", field="today")


def _tables(result: Result) -> Iterator[Table]:
    if not result.waiting:
        return
    rows = tuple(
        (one.name, one.owner or "–", one.phase, STATUSES[one.status], due_in(one.days_left)) for one in result.waiting
    )
    yield Table(
        caption="Open tasks, the next one first", columns=("Task", "Owner", "Phase", "Status", "Due"), rows=rows
    )
    owners = tuple((name, str(number)) for name, number in result.owners)
    yield Table(caption="Load per person", columns=("Owner", "Open tasks"), rows=owners)
