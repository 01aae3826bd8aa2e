"""What else a learner may see while an exam's clock runs: nothing with reasons in it, since these could help in it.

One rule for all of it: practice neither begins nor shows anything, and results of other sittings tell points alone. The
exam counts as over once it is handed in, or its time is up. A rehearsal proves nothing, so nothing waits for it; and a
test without a clock may lie open for days.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from csm_autograder.assessment.policy.model import PacketGrace, Policy
from csm_autograder.assessment.sittings import wording
from csm_autograder.assessment.sittings.closing import is_over
from csm_autograder.assessment.sittings.records import Sitting
from csm_autograder.assessment.sittings.refused import Refused
from csm_autograder.assessment.views import ResultView


def no_practice_before(running: Iterable[Sitting], now: datetime) -> Refused | None:
    """Why there is no practice now, and until when."""
    found = _exam(running, now)
    if found is None:
        return None
    exam, last = found
    return Refused("not_yet", wording.EXAM_RUNS.format(title=exam.title), last)


def require_practice(found: Sitting, running: Iterable[Sitting], now: datetime) -> None:
    """Practice shows and counts nothing while an exam's clock runs. Raises Refused."""
    if found.policy.practice and (refused := no_practice_before(running, now)):
        raise refused


def as_shown(result: ResultView, running: Iterable[Sitting], now: datetime) -> ResultView:
    """The result as it may be read now: points, passed or not and the receipt, without more while an exam's clock runs.

    This is for results handed in just now, and for older ones that are read again.
    """
    found = _exam(running, now)
    if found is None:
        return result
    held_back = wording.REASONS_WAIT.format(title=found[0].title)
    return result.model_copy(update={"reviews": (), "topics": (), "revisit": (), "held_back": held_back})


def _exam(running: Iterable[Sitting], now: datetime) -> tuple[Sitting, datetime] | None:
    """The exam whose clock runs, and when it is over at the latest; of several the one that runs longest."""
    found = [
        (one, one.ends + PacketGrace + _to_hand_in(one.policy))
        for one in running
        if one.ends is not None and _is_exam(one.policy) and not is_over(one, now)
    ]
    return max(found, key=lambda pair: pair[1], default=None)


def _is_exam(policy: Policy) -> bool:
    """Whether help in it would prove something that is not so."""
    return policy.minutes is not None and not policy.practice and not policy.rehearsal


def _to_hand_in(policy: Policy) -> timedelta:
    return policy.time_up.span if policy.time_up.then == "grace" else timedelta()
