"""What stops somebody before they grant something: it would change nothing, or the name may be a slip."""

from collections.abc import Collection, Mapping

from csm_autograder.assessment.policy.allowance import Allowance
from csm_autograder.assessment.policy.model import Policy

IN_WORDS = {
    "extra_minutes": "more minutes", "factor": "more time", "extra_attempts": "more attempts",
    "waived_wait": "lifting it",
}  # fmt: skip
"""What may be asked for of an allowance, for a page or a program."""


def asked_for(allowance: Allowance) -> set[str]:
    """Which of its fields ask for more than everybody has."""
    plain = Allowance()
    return {name for name in IN_WORDS if getattr(allowance, name) != getattr(plain, name)}


def senseless(asked: Collection[str], policy: Policy, title: str, names: Mapping[str, str]) -> str | None:
    """Why granting this would change nothing; `names` is what whoever grants calls the fields."""
    for name in ("factor", "extra_minutes"):
        if name in asked and policy.minutes is None:
            return f"{title} has no time limit, so {names[name]} would change nothing."
    if "extra_attempts" in asked and policy.attempts is None:
        return f"{title} may be taken as often as one likes, so {names['extra_attempts']} would change nothing."
    if "waived_wait" in asked and not any(policy.waits.spans):
        return f"There is no wait between attempts of {title}, so {names['waived_wait']} would change nothing."
    return None


def stranger(learner: str, guess: str | None) -> str:
    """A word on a name that may be a slip; `guess`: somebody's name that is written alike."""
    hint = f"; did you mean {guess!r}?" if guess else ". Make sure it is the name they sign in with."
    return f"Nobody of the name {learner!r} has begun anything here yet{hint}"
