"""Signs results with a key that only the service has."""

import secrets
from datetime import datetime, timedelta
from pathlib import Path
from typing import Self

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from csm_autograder.assessment.receipts.keys import PublicKeys, key_id_of, make_key, private_keys, written
from csm_autograder.assessment.receipts.receipt import (
    Receipt,
    canonical,
    line,
    read,
    seconds,
    signed_part,
    split,
)
from csm_course.model import Model
from csm_course.moment import Moment

VALID = timedelta(days=400)
"""Long enough for a course of a year; after that the service issues a new receipt for the same sitting."""


class Outcome(Model):
    """What there is to vouch for."""

    learner: str
    assessment: str
    sitting: str
    form: str
    points: float
    maximum: float
    passed: bool | None
    began: Moment
    handed_in: Moment


class Signer:
    """A service's keys and its name. It signs with the newest key; receipts of older ones stay good."""

    def __init__(self, service: str, keys: tuple[Ed25519PrivateKey, ...], valid: timedelta = VALID) -> None:
        self._service, self._keys, self._valid = service, keys, valid

    @classmethod
    def open(cls, folder: Path, service: str) -> Self:
        """The signer of a service whose keys are in that folder; a key is made at first use (mode 0600).

        Raises KeyTrouble in words.
        """
        return cls(service, private_keys(folder))

    @classmethod
    def rotated(cls, folder: Path, service: str) -> Self:
        """The same with a new key; tell the graders the new public keys."""
        private_keys(folder)
        make_key(folder)
        return cls.open(folder, service)

    def public_keys(self) -> PublicKeys:
        """What a grader needs to verify receipts of this service."""
        keys = (key.public_key() for key in self._keys)
        return PublicKeys(service=self._service, keys={key_id_of(key): written(key) for key in keys})

    def needs_renewal(self, text: str, now: datetime) -> bool:
        """Whether a receipt of this service has expired; the result it vouches for has not."""
        payload, _ = split(text)
        return read(payload).expires <= seconds(now)

    def receipt(self, outcome: Outcome, now: datetime) -> str:
        """A signed receipt, one line."""
        key = self._keys[-1]
        receipt = Receipt(
            service=self._service,
            key=key_id_of(key.public_key()),
            learner=outcome.learner,
            assessment=outcome.assessment,
            sitting=outcome.sitting,
            form=outcome.form,
            points=float(outcome.points),
            maximum=float(outcome.maximum),
            passed=outcome.passed,
            began=seconds(outcome.began),
            handed_in=seconds(outcome.handed_in),
            issued=seconds(now),
            expires=seconds(now + self._valid),
            nonce=secrets.token_hex(16),
        )
        payload = canonical(receipt)
        return line(payload, key.sign(signed_part(payload)))
