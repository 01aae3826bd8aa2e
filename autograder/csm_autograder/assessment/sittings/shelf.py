"""What is offered: the catalogue's tests and exams and the practice of each module, each with its policy."""

import logging
from collections.abc import Mapping
from datetime import datetime

from csm_autograder.assessment.forms.candidate import Exposure, Seen
from csm_autograder.assessment.forms.program import SolverTrouble
from csm_autograder.assessment.forms.shortages import NoForm
from csm_autograder.assessment.policy import wording as rules
from csm_autograder.assessment.policy.allowance import Allowance
from csm_autograder.assessment.policy.attempts import counting
from csm_autograder.assessment.policy.model import Policy
from csm_autograder.assessment.policy.standing import standing
from csm_autograder.assessment.sittings import wording
from csm_autograder.assessment.sittings.beginning import Expected, History, Plan
from csm_autograder.assessment.sittings.beside import no_practice_before
from csm_autograder.assessment.sittings.ports import Assessment, Catalogue, Form
from csm_autograder.assessment.sittings.practice import Met, Practice, PracticeForm, practice_form
from csm_autograder.assessment.sittings.records import Outcome
from csm_autograder.assessment.sittings.refused import Refused
from csm_autograder.assessment.views import Offer, Past, Standing

_LOG = logging.getLogger(__name__)


class Shelf:
    """Everything a learner could begin, by id."""

    def __init__(
        self, catalogue: Catalogue, policies: Mapping[str, Policy], practice: Mapping[str, Practice]
    ) -> None:  # fmt: skip
        self._catalogue, self._policies, self._practice = catalogue, policies, practice

    def offers(self, history: History, now: datetime) -> tuple[Offer, ...]:
        """All of it as it stands for a learner, tests and exams first."""
        return tuple(self._offer(one, history, now) for one in self._all().values())

    def require(self, assessment: str) -> Assessment:
        """The assessment of that id. Raises Refused."""
        found = self._all().get(assessment)
        if found is None:
            raise Refused("unknown", wording.UNKNOWN_ASSESSMENT)
        return found

    def _all(self) -> dict[str, Assessment]:
        return {**self._catalogue.assessments(), **self._practice}

    def is_practice(self, assessment: str) -> bool:
        """Whether its questions come from practice rather than from the catalogue."""
        return assessment in self._practice

    def policy(self, assessment: str) -> Policy:
        """The rules of an assessment. Raises Refused."""
        return self._policy_of(self.require(assessment))

    def _policy_of(self, found: Assessment) -> Policy:
        policy = self._policies[found.policy]
        return policy.model_copy(update={"rehearsal": True}) if found.rehearsal else policy

    def standing_of(self, assessment: str, policy: Policy, history: History, now: datetime) -> Standing:
        """May the learner begin now? `policy`: the one to use where the assessment is offered no longer."""
        found = self._all().get(assessment)
        rules = self._policy_of(found) if found else policy
        return _standing(assessment, rules, history, now)

    def admit(self, assessment: str, history: History, now: datetime) -> None:
        """Raises Refused unless the learner may begin now."""
        found = self.standing_of(assessment, self.policy(assessment), history, now)
        if not found.may_begin:
            raise Refused("not_yet" if found.not_before else "no_attempts", found.why, found.not_before)

    def plan(self, assessment: str, learner: str, history: History) -> Plan:
        """What the next sitting will be."""
        found = self.require(assessment)
        return Plan(
            learner=learner, assessment=assessment, attempt=len(history.of(assessment)) + 1,
            title=f"{found.title} (rehearsal)" if found.rehearsal else found.title, policy=self._policy_of(found),
            granted=history.granted.get(assessment),
        )  # fmt: skip

    def form(
        self, assessment: str, learner: str, history: History, met: tuple[Met, ...], exposed: Exposure
    ) -> Form | PracticeForm:
        """The questions of the next sitting. Raises Refused."""
        attempt = len(history.of(assessment)) + 1
        practice = self._practice.get(assessment)
        if practice is not None:
            questions = self.policy(assessment).questions
            made = practice_form(practice, met, questions, f"{learner}/{assessment}/{attempt}")
            if not made.items:
                raise Refused("no_form", wording.NOTHING_TO_PRACTISE)
            return made
        try:
            return self._catalogue.form(assessment, learner, attempt, self._seen(assessment, history), exposed)
        except (NoForm, SolverTrouble) as error:
            _LOG.error("no form of %s: %s", assessment, error)
            raise Refused("no_form", wording.NO_FORM) from error

    def expected(self, assessment: str, history: History, exposed: Exposure) -> Expected:
        """What the catalogue will be asked for when the learner begins."""
        return Expected(len(history.of(assessment)) + 1, self._seen(assessment, history), exposed)

    def _seen(self, assessment: str, history: History) -> Seen:
        """The questions that should not be asked again."""
        return Seen.in_attempts(history.seen if self.policy(assessment).fresh_questions else ())

    def _offer(self, found: Assessment, history: History, now: datetime) -> Offer:
        """The assessment as it stands in the learner's list; practice rests untold while an exam's clock runs."""
        assessment, policy = found.id, self._policy_of(found)
        rests = policy.practice and no_practice_before(history.running.values(), now)
        running = None if rests else history.running.get(assessment)
        granted = history.granted.get(assessment)
        allowance = granted.allowance if granted else Allowance()
        minutes = _minutes(policy, allowance)
        return Offer(
            id=assessment, title=found.title, kind=found.kind, questions=policy.questions, minutes=minutes,
            pass_percent=policy.pass_percent, pass_points=policy.pass_points(), open_book=policy.open_book,
            note=found.note, extra_minutes=(minutes or 0) - (_minutes(policy, Allowance()) or 0),
            extra_attempts=allowance.extra_attempts, retake=rules.retake(policy), at_time_up=policy.time_up.then,
            standing=_standing(assessment, policy, history, now),
            running=running.id if running else None,
            finished=tuple(_past(one) for one in reversed(history.of(assessment))),
            counts=_counting(policy, history, assessment),
        )  # fmt: skip


def _standing(assessment: str, policy: Policy, history: History, now: datetime) -> Standing:
    """By the policy; and no practice while an exam's clock runs."""
    found = standing(policy, history.attempts(assessment, policy), history.granted.get(assessment), now)
    refused = no_practice_before(history.running.values(), now) if policy.practice else None
    if refused is None:
        return found
    return found.model_copy(update={"may_begin": False, "why": refused.sentence, "not_before": refused.not_before})


def _counting(policy: Policy, history: History, assessment: str) -> str | None:
    """The sitting that counts by the policy."""
    attempts = history.attempts(assessment, policy)
    if not attempts:
        return None
    return history.counted(assessment, policy)[attempts.index(counting(policy, attempts))].sitting.id


def _minutes(policy: Policy, allowance: Allowance) -> int | None:
    """The learner's own time, allowance included; whole minutes, rounded down."""
    time = allowance.time(policy.minutes)
    return None if time is None else int(time.total_seconds() // 60)


def _past(outcome: Outcome) -> Past:
    sitting = outcome.sitting
    return Past(
        sitting=sitting.id, handed_in=sitting.finished or sitting.touched, points=outcome.points,
        maximum=outcome.maximum, passed=outcome.passed, rehearsal=sitting.policy.rehearsal,
    )  # fmt: skip
