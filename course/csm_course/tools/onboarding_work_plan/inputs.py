"""What the plan asks: an outcome for each of five phases, and the activities that lead there."""

from typing import Literal

from csm_course.model import Model
from csm_course.tools.fields import Day, Line, Passage, RowId
from csm_course.tools.form import ask

Step = Literal["prepare", "set_up", "train", "start", "hand_over"]
STEPS: dict[str, str] = {
    "prepare": "1 Prepare",
    "set_up": "2 Set up",
    "train": "3 Train",
    "start": "4 Start",
    "hand_over": "5 Hand over",
}
Status = Literal["planned", "doing", "done"]
STATUSES: dict[str, str] = {"planned": "Planned", "doing": "Under way", "done": "Done"}


class Goal(Model):
    """What one phase reaches, and who accepts it."""

    id: RowId = ask("Row", "hidden", default="")
    name: Line = ask("Phase", "text", default="")
    outcome: Passage = ask("Outcome of the phase", "text", default="")
    accepted_by: Line = ask("Accepted by", "text", default="", suggest="stakeholders")
    due: Day = ask("By when", "date", default=None)


class Work(Model):
    """One activity of the onboarding."""

    id: RowId = ask("Row", "hidden", default="")
    step: Step = ask("Phase", "choice", default="prepare", choices=STEPS)
    name: Line = ask("Activity", "text", default="")
    owner: Line = ask("Owner", "text", default="", suggest="stakeholders")
    how: Line = ask("How", "text", default="")
    start: Day = ask("Start", "date", default=None)
    end: Day = ask("End", "date", default=None)
    output: Line = ask("Output", "text", default="")
    status: Status = ask("Status", "choice", default="planned", choices=STATUSES)


STANDING = tuple(Goal(id=f"goal-{step}", name=label) for step, label in STEPS.items())


class Inputs(Model):
    """The framework fixes five phases; their names are this course's own."""

    goals: tuple[Goal, ...] = ask(
        "Outcomes of the phases",
        "rows",
        default=STANDING,
        standing=True,
        help="An outcome is something the customer can see and accept, not work that was done.",
    )
    work: tuple[Work, ...] = ask("Activities", "rows", default=(), sheets="step")
    today: Day = ask("As of", "date", default=None, help="Work that should have ended before this date counts as late.")
