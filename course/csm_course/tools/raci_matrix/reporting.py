"""Whether the matrix holds, task by task, and who carries how much."""

from collections.abc import Iterator

from csm_course.report import Figure, Note, Report, Table
from csm_course.tools.raci_matrix.inputs import LETTERS, MEANINGS, Inputs
from csm_course.tools.raci_matrix.result import Result
from csm_course.tools.raci_matrix.solving import MOST_CONSULTED, MOST_RESPONSIBLE

CONVENTION = (
    f"The remarks on more than {MOST_RESPONSIBLE} responsible, more than {MOST_CONSULTED} consulted, and more than half"
    " of the tasks are this course's rules of thumb."
)


def report(inputs: Inputs, result: Result) -> Report:
    """The tasks that hold, what is wrong with the others, the matrix itself and the loads."""
    return Report(
        headline=Figure(label="Tasks settled", value=f"{result.valid} of {len(result.tasks)}", note=_next(result)),
        notes=tuple(_notes(inputs, result)),
        tables=tuple(_tables(inputs, result)),
    )


def _next(result: Result) -> str:
    wrong = next((one for one in result.tasks if one.fault), None)
    return f"Next: {wrong.name}" if wrong else ""


def _notes(inputs: Inputs, result: Result) -> Iterator[Note]:
    if not result.loads:
        yield Note(
            kind="info", text="Name the stakeholders first: each becomes a column of the matrix.", field="stakeholders"
        )
    if not result.tasks:
        yield Note(
            kind="info",
            text="Add the tasks, each beginning with a verb, such as “Weigh the waste”.",
            field="tasks",
        )
    for one in result.tasks:
        if one.fault:
            yield Note(kind="caution", text=f"{one.name}: {one.fault}.", field="tasks")
        elif one.doubt:
            yield Note(kind="info", text=f"{one.name}: {one.doubt}", field="tasks")
    yield from _people(result)
    yield Note(kind="info", text=f"{'. '.join(f'{letter}: {words}' for letter, words in _short().items())}.")
    yield Note(kind="info", text=CONVENTION)


def _people(result: Result) -> Iterator[Note]:
    for names, text in (
        (result.answers_for_most, "Accountable for more than half of the tasks, so decisions may wait for one person"),
        (result.overloaded, "Responsible for more than half of the tasks; share some out"),
        (result.idle, "No part in any task; give them one, or leave them out"),
    ):
        if names:
            yield Note(kind="info", text=f"{text}: {', '.join(names)}.", field="stakeholders")


def _short() -> dict[str, str]:
    return {letter: meaning.partition(": ")[2] for letter, meaning in MEANINGS.items()}


def _tables(inputs: Inputs, result: Result) -> Iterator[Table]:
    people = [one for one in inputs.stakeholders if one.name]
    tasks = [one for one in inputs.tasks if one.name]
    if tasks and people:
        rows = tuple((task.name, *(LETTERS[task.roles.get(one.id, "")] for one in people)) for task in tasks)
        yield Table(caption="Matrix", columns=("Task", *(one.name for one in people)), rows=rows)
    if tasks and people:
        loads = tuple(
            (one.name, *map(str, (one.responsible, one.accountable, one.consulted, one.informed)))
            for one in result.loads
        )
        yield Table(caption="Load per person", columns=("Person", "R", "A", "C", "I"), rows=loads)
