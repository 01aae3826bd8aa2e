"""The worked example: who does what to get from half of the saving to all of it."""

from csm_course.case import STAKEHOLDERS
from csm_course.tools.raci_matrix.inputs import Inputs, Letter, Task


def _task(row: str, name: str, **letters: Letter) -> Task:
    return Task(id=row, name=name, roles=letters)


EXAMPLE = Inputs(
    stakeholders=STAKEHOLDERS,
    tasks=(
        _task("weigh", "Weigh the waste of every shift", sofia="R", rui="A", dagny="I"),
        _task("count", "Agree how savings are counted", maite="AR", rui="C", dagny="I", amara="I"),
        _task("night", "Train the night shifts", sofia="R", rui="A", henrik="I"),
        _task("tablets", "Replace slow tablets", ines="AR", rui="C", maite="C"),
        _task("phone", "Close orders by phone", henrik="AR", rui="C", sofia="I"),
        _task("signin", "Bring single sign-on", ines="R", dagny="A", rui="I"),
        _task("review", "Decide on the other twelve kitchens", dagny="A", rui="R", maite="C", tomasz="C", amara="I"),
    ),
)
