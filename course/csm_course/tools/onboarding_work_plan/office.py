"""The work plan in Excel: what is late, and how far each phase is, follows dates and status."""

from csm_course.documents import Computed, Lights, Live, Workbook
from csm_course.tools.onboarding_work_plan.inputs import STATUSES, STEPS, Inputs
from csm_course.tools.onboarding_work_plan.result import Result
from csm_course.tools.onboarding_work_plan.solving import is_late

LATE = "Late"


def workbook(inputs: Inputs, result: Result) -> Workbook:
    """A column that names what is late; a line for each phase and one for the whole plan."""
    late = f'AND({{today}}<>"",{{end}}<>"",{{end}}<{{today}},{{status}}<>"{STATUSES["done"]}")'
    column = Computed(
        field="work",
        name="late",
        label="Late?",
        formula=f'IF({{name}}="","",IF({late},"{LATE}",""))',
        values=tuple(LATE if one.name and is_late(one, inputs) else None for one in inputs.work),
        kind="text",
        blanks=True,
        lights=Lights(bad_words=(LATE,)),
    )
    status = Lights(good_words=(STATUSES["done"],), warn_words=(STATUSES["doing"],))
    return Workbook(computed=(column,), live=_lines(result), lights={"work.status": status})


def _lines(result: Result) -> tuple[Live, ...]:
    parts = {step: (_count(at, done=True), _count(at, done=False)) for at, step in enumerate(STEPS, 1)}
    each = tuple(
        Live(
            name=f"step_{one.step}",
            label=f"{STEPS[one.step]}: done",
            formula=f'{parts[one.step][0]}&" of "&{parts[one.step][1]}',
            value=f"{one.done} of {one.activities}",
            kind="text",
        )
        for one in result.steps
    )
    done, all_ = ("+".join(part[at] for part in parts.values()) for at in (0, 1))
    share = result.done / result.activities if result.activities else None
    whole = Live(
        name="plan_done",
        label="All activities: done",
        formula=f'IF({all_}=0,"",({done})/({all_}))',
        value=share,
        kind="percent",
    )
    return (*each, whole)


def _count(sheet: int, done: bool) -> str:
    named = f'({{work@{sheet}.name}}<>"")'
    return f'SUMPRODUCT({named}*({{work@{sheet}.status}}="{STATUSES["done"]}"))' if done else f"SUMPRODUCT({named}*1)"
