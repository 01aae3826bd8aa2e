"""The worked example: how the first twelve kitchens of Havn & Huerta came on board in spring 2026."""

from datetime import date

from csm_course.tools.onboarding_work_plan.inputs import Inputs, Step, Work
from csm_course.tools.onboarding_work_plan.solving import goal_of

_GOALS = {
    "prepare": ("Everyone knows who does what, and by when", "Rui Tavares", date(2026, 3, 13)),
    "set_up": ("Twelve kitchens can sign in and order", "Ines Moreau", date(2026, 4, 17)),
    "train": ("Each kitchen has planned one week on its own", "Sofia Brandt", date(2026, 4, 29)),
    "start": ("All orders of a week go through Ladlework", "Henrik Aas", date(2026, 5, 8)),
    "hand_over": ("The kitchens know whom to ask; open points are listed", "Rui Tavares", date(2026, 5, 15)),
}


def _work(step: Step, name: str, owner: str, start: date, end: date, output: str) -> Work:
    row = Work(step=step, name=name, owner=owner, start=start, end=end, output=output, status="done")
    return row.model_copy(update={"id": f"work-{name.split()[0].lower()}"})


_WORK = (
    _work("prepare", "Agree the plan", "Petra Lindqvist", date(2026, 3, 10), date(2026, 3, 13), "This plan"),
    _work("set_up", "Create accounts and roles", "Ines Moreau", date(2026, 3, 16), date(2026, 3, 27), "96 accounts"),
    _work("set_up", "Clean the supplier lists", "Henrik Aas", date(2026, 3, 16), date(2026, 4, 10), "One list"),
    _work("set_up", "Link orders to purchasing", "Ines Moreau", date(2026, 3, 30), date(2026, 4, 17), "Daily transfer"),
    _work("train", "Train kitchen leads", "Sofia Brandt", date(2026, 4, 13), date(2026, 4, 24), "12 leads"),
    _work("train", "Plan a first week together", "Rui Tavares", date(2026, 4, 20), date(2026, 4, 29), "12 week plans"),
    _work("start", "Order for one week", "Henrik Aas", date(2026, 5, 4), date(2026, 5, 8), "All orders in Ladlework"),
    _work("hand_over", "List open points", "Petra Lindqvist", date(2026, 5, 11), date(2026, 5, 15), "List with owners"),
)


def _goals() -> Inputs:
    goals = Inputs().goals
    filled = tuple(
        goal_of(step, goals).model_copy(update={"outcome": outcome, "accepted_by": who, "due": due})
        for step, (outcome, who, due) in _GOALS.items()
    )
    return Inputs(goals=filled, work=_WORK, today=date(2026, 5, 18))


EXAMPLE = _goals()
