"""What an allowance comes to, in words: for whoever grants it, and as the learner will read it."""

from datetime import datetime

from csm_app.assessment.pages.begin import allowance as as_the_learner_reads
from csm_app.assessment.pages.wording import in_short
from csm_autograder.assessment.policy.allowance import Allowance, Granted
from csm_autograder.assessment.policy.model import Policy
from csm_autograder.assessment.sittings.records import Sitting
from csm_autograder.assessment.views import Offer
from csm_course.wording import counted, lasting


def moment(at: datetime) -> str:
    """In the time zone of this computer, which is named."""
    return f"{at.astimezone():%d %b %Y, %H:%M %Z}"


def in_words(
    learner: str, granted: Granted, before: Granted | None, policy: Policy, offer: Offer, running: Sitting | None
) -> list[str]:
    """Sentences on what was granted and what the learner sees from now on; `before` is what it replaces."""
    said = [*_time(learner, granted.allowance, before, policy, offer, running), *_rest(learner, granted, policy, offer)]
    if granted.allowance == Allowance(note=granted.allowance.note) and before is None:
        said.append(f"{learner} has nothing more than everybody else for {offer.title}, as before.")
    if before is not None:
        said.append(f"This replaces what {before.by} granted on {moment(before.at)}: {in_short(before.allowance)}.")
    said += [f"On the page before it begins, {learner} now reads: “{one}”" for one in as_the_learner_reads(offer)]
    if running is None and not offer.standing.may_begin:
        until = f" (until {moment(offer.standing.not_before)})" if offer.standing.not_before else ""
        said.append(f"{learner} still cannot begin{until}, and is told: “{offer.standing.why}”")
    return said


def _time(
    learner: str, allowance: Allowance, before: Granted | None, policy: Policy, offer: Offer, running: Sitting | None
) -> list[str]:
    """Nothing where the time is as it was and nothing runs: who lifts a wait need not read of minutes."""
    time, had = (one.time(policy.minutes) for one in (allowance, before.allowance if before else Allowance()))
    if time is None or (time == had and running is None):
        return []
    minutes = lasting(time.total_seconds() / 60)
    if running is None or running.ends is None:
        return [f"{learner} has {minutes} for {offer.title} from now on."]
    has = (running.ends - running.began).total_seconds()
    told = f"The sitting that is running ends on {moment(running.ends)}."
    if has > time.total_seconds():
        return [
            f"{learner} has {minutes} for {offer.title} from the next sitting on.",
            f"{told} Time that was granted before is not taken back from it.",
        ]
    if has < time.total_seconds():
        return [
            f"{learner} has {minutes} for {offer.title} from now on.",
            f"{told} That is sooner, since {offer.title} closes then.",
        ]
    return [f"{learner} has {minutes} for {offer.title}, from now on, also in the sitting that is running.", told]


def _rest(learner: str, granted: Granted, policy: Policy, offer: Offer) -> list[str]:
    """Attempts and wait."""
    said = []
    if policy.attempts is not None:
        whole = policy.attempts + granted.allowance.extra_attempts
        left = f", {offer.standing.attempts_left} of them still to come" if offer.standing.attempts_used else ""
        said.append(f"{learner} may take {offer.title} {counted(whole, 'time')} in all{left}.")
    if granted.allowance.waived_wait:
        said.append(f"{learner} need not wait after what happened so far; a wait after a later fail stands.")
    return said
