"""The answer of an author's sample. A test taken through the service has none to write down, since receipts are signed:
one is made of what the sample says, with a key that is thrown away afterwards.
"""

from datetime import UTC, datetime, timedelta

from csm_autograder.receipt_check import ReceiptCheck, Trusted
from csm_course.exercises import ANSWERS, Answer, AnyExercise, Sample
from csm_course.exercises.sitting import SampleSitting, SittingAnswer, SittingExercise

LEARNER, ANOTHER = "learner", "somebody-else"
ISSUED, VALID = datetime(2020, 1, 1, tzinfo=UTC), timedelta(days=36_500)
"""Samples hold whenever they are looked at."""


class Issuer:
    """A service that vouches for whatever a sample says; `service` is its name, the key a fresh one or `seed`'s."""

    def __init__(self, service: str = "samples", seed: bytes | None = None) -> None:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        from csm_autograder.assessment.receipts import Signer

        key = Ed25519PrivateKey.from_private_bytes(seed) if seed else Ed25519PrivateKey.generate()
        self.signer = Signer(service, (key,), VALID)

    def check(self, learner: str = LEARNER) -> ReceiptCheck:
        """What its receipts hold against."""
        return ReceiptCheck(learner, datetime.now(UTC), Trusted((self.signer.public_keys(),), is_set=True))

    def receipt(self, exercise: SittingExercise, said: SampleSitting, learner: str = LEARNER) -> str:
        """A receipt of a sitting with that outcome."""
        from csm_autograder.assessment.receipts import Outcome

        who = learner if said.by == "learner" else ANOTHER
        return self.signer.receipt(
            Outcome(
                learner=who, assessment=exercise.assessment, sitting=f"sample-{who}-{said.earned:g}", form="sample",
                points=said.earned, maximum=exercise.points, passed=10 * said.earned >= 7 * exercise.points,
                began=ISSUED, handed_in=ISSUED,
            ),
            ISSUED,
        )  # fmt: skip


def sample_answer(
    exercise: AnyExercise, sample: Sample, issuer: Issuer | None = None, learner: str = LEARNER
) -> Answer | None:
    """The sample's answer as the learner would hand it in. Raises ValidationError."""
    if sample.answer is None:
        return None
    if isinstance(exercise, SittingExercise):
        said = SampleSitting.model_validate(sample.answer)
        return SittingAnswer(receipt=(issuer or Issuer()).receipt(exercise, said, learner))
    return ANSWERS[exercise.kind].model_validate(sample.answer)
