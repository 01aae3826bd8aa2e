"""What the matrix asks: the people, the tasks, and a letter for each pair of them."""

from typing import Literal

from csm_course.model import Model
from csm_course.registers import Stakeholder
from csm_course.tools.fields import Line, RowId
from csm_course.tools.form import ask

Letter = Literal["", "R", "A", "AR", "C", "I"]
LETTERS: dict[str, str] = {"": "–", "R": "R", "A": "A", "AR": "A/R", "C": "C", "I": "I"}
MEANINGS = {
    "R": "Responsible: does it",
    "A": "Accountable: answers for it, and is the only one who does",
    "C": "Consulted: gives an opinion before it is done",
    "I": "Informed: is told of the result",
}


class Task(Model):
    """One task. `roles` holds the letter of each person, by the id of their row."""

    id: RowId = ask("Row", "hidden", default="")
    name: Line = ask("Task", "text", default="")
    roles: dict[RowId, Letter] = ask("Role of", "grid", default={}, choices=LETTERS, across="stakeholders")


class Inputs(Model):
    """The engagement's stakeholders and the tasks of the initiative."""

    stakeholders: tuple[Stakeholder, ...] = ask(
        "Stakeholders", "rows", default=(), shares="stakeholders", shown=("name", "role", "side")
    )
    tasks: tuple[Task, ...] = ask(
        "Tasks",
        "rows",
        default=(),
        help="R does it, A answers for it (one for each task), C is asked before, I is told the result. A/R is both.",
    )
