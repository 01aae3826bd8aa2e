"""What is asked before anything is done: is it there, is it yours, does it fit?"""

from datetime import datetime

from csm_autograder.assessment.scoring import misfit
from csm_autograder.assessment.sittings import wording
from csm_autograder.assessment.sittings.frozen import FrozenForm
from csm_autograder.assessment.sittings.records import Sitting
from csm_autograder.assessment.sittings.refused import Refused
from csm_autograder.assessment.sittings.tables import MAXIMUM_LEARNER
from csm_autograder.assessment.views import Packet


def require_fit(form: FrozenForm, item: str, packet: Packet) -> None:
    """A packet must be an answer to a question of the form. Raises Refused."""
    frozen = form.by_id.get(item)
    if frozen is None:
        raise Refused("bad_answer", wording.UNKNOWN_ITEM)
    if packet.response is not None and (why := misfit(frozen.item, packet.response)):
        raise Refused("bad_answer", why)


def named(learner: str) -> str:
    """The learner's name, if it can be kept. Raises Refused."""
    if not learner.strip() or len(learner) > MAXIMUM_LEARNER or not learner.isprintable():
        raise Refused("unknown", wording.NO_NAME)
    return learner


def seconds_left(sitting: Sitting, now: datetime) -> float | None:
    """What remains of a running sitting; 0 of a finished one, None without a clock."""
    if sitting.ends is None:
        return None
    return max(0.0, (sitting.ends - now).total_seconds()) if sitting.running else 0.0


def own(found: Sitting | None, learner: str) -> Sitting:
    """The sitting, if it is there and the learner's. Raises Refused."""
    if found is None:
        raise Refused("unknown", wording.UNKNOWN_SITTING)
    if found.learner != learner:
        raise Refused("not_yours", wording.NOT_YOURS)
    return found
