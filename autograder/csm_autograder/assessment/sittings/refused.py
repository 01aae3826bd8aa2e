"""The one error of the service: it says what happened and what to do."""

from datetime import datetime
from typing import Literal

from csm_autograder.assessment.views import Refusal

Code = Literal[
    "unknown",
    "not_yours",
    "not_yet",
    "no_attempts",
    "out_of_time",
    "handed_in",
    "not_finished",
    "bad_answer",
    "no_form",
    "outrun",
]


class Refused(Exception):
    """What was asked cannot be had; `not_before` where waiting helps."""

    def __init__(self, code: Code, sentence: str, not_before: datetime | None = None) -> None:
        super().__init__(sentence)
        self.code, self.sentence, self.not_before = code, sentence, not_before

    def refusal(self) -> Refusal:
        """The same as a page gets it."""
        return Refusal(code=self.code, sentence=self.sentence, not_before=self.not_before)
