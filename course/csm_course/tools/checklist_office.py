"""Checklists in Excel: how far each phase is follows the ticks on its sheet."""

from collections.abc import Sequence

from csm_course.documents import Lights, Live, Workbook
from csm_course.tools.checklist import TICKS, Item, Progress

_TICKS = Lights(good_words=(TICKS["yes"],), bad_words=(TICKS["no"],))
_DONE = Lights(bad_to=0, warn_to=0.9999)


def checklist_workbook(items: Sequence[Item], result: Progress) -> Workbook:
    """A line for each phase, one for how many are ready, and lights on the answers."""
    sheets = {phase: place for place, phase in enumerate(dict.fromkeys(item.phase for item in items), 1)}
    lines = tuple(
        Live(
            name=f"done_{sheets[one.phase]}",
            label=f"{one.phase}: done",
            formula=_share(sheets[one.phase]),
            value=one.share,
            kind="percent",
            lights=_DONE,
        )
        for one in result.phases
    )
    return Workbook(live=(*lines, *_ready(lines, result)), lights={"items.tick": _TICKS})


def _share(sheet: int) -> str:
    """Answers with yes, of those that are needed; nothing where nothing is needed."""
    asked = f'({{items@{sheet}.question}}<>"")'
    needed = f'SUMPRODUCT({asked}*({{items@{sheet}.tick}}<>"{TICKS["not_needed"]}"))'
    return f'IF({needed}=0,"",SUMPRODUCT({asked}*({{items@{sheet}.tick}}="{TICKS["yes"]}"))/{needed})'


def _ready(lines: Sequence[Live], result: Progress) -> tuple[Live, ...]:
    if not lines:
        return ()
    each = "+".join(f'IF({{{line.name}}}="",1,IF({{{line.name}}}=1,1,0))' for line in lines)
    return (Live(name="phases_ready", label="Phases ready", formula=each, value=result.ready, kind="whole"),)
