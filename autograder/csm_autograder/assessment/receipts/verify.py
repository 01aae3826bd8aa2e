"""Verifies a receipt without asking anybody: a pure function of the text, the trusted keys and the moment.

Whether the same receipt was handed in elsewhere is no question of the text: `SeenReceipts` answers it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography.exceptions import InvalidSignature

from csm_autograder.assessment.receipts import wording
from csm_autograder.assessment.receipts.keys import PublicKeys
from csm_autograder.assessment.receipts.receipt import (
    LONGEST,
    VERSION,
    Receipt,
    Unreadable,
    moment,
    read,
    seconds,
    signed_part,
    split,
    version_of,
)
from csm_autograder.receipt_check import APART

SKEW = timedelta(minutes=5)
"""The service's clock and that of the hand-in may differ by so much without a word about it."""


@dataclass(frozen=True)
class Rejected:
    """A receipt that counts nothing, and why, in words for learner and instructor.

    `unknown_service`: it names a service that is not among the trusted ones. `advice`: what an instructor can do, where
    the reason alone does not say it.
    """

    reason: str
    unknown_service: bool = False
    advice: str = ""


def verify(
    text: str,
    trusted: Iterable[PublicKeys],
    learner: str,
    assessment: str,
    module: str | None,
    now: datetime,
    apart: timedelta = APART,
) -> Receipt | Rejected:
    """The receipt, or why it is refused. Raises nothing, whatever the text.

    `module`: the module it is handed in for (`m01-...`); None for an exam, which belongs to no module. `now`: when it
    was handed in, by a clock that may be so far behind the service's as `apart` says.
    """
    if len(text) > LONGEST:
        return Rejected(wording.TOO_LONG)
    try:
        receipt = _authentic(text.strip(), {one.service: one for one in trusted})
    except Unreadable as error:
        return Rejected(wording.unreadable(str(error)))
    if isinstance(receipt, Rejected):
        return receipt
    return _objection(receipt, learner, assessment, module, now, apart) or receipt


def lags(receipt: Receipt, handed_in: datetime) -> bool:
    """Whether the time of handing in cannot be right, since the receipt was issued after it."""
    return receipt.issued > seconds(handed_in + SKEW)


def _authentic(text: str, trusted: dict[str, PublicKeys]) -> Receipt | Rejected:
    """The receipt if one of the trusted keys has signed it. Raises Unreadable."""
    payload, signature = split(text)
    version = version_of(payload)
    if version != VERSION or isinstance(version, bool):
        return Rejected(wording.VERSION)
    receipt = read(payload)
    service = trusted.get(receipt.service)
    if service is None:
        return Rejected(wording.unknown_service(receipt.service), unknown_service=True)
    key = service.key(receipt.key)
    if key is None:
        return Rejected(wording.unknown_key(receipt.service))
    try:
        key.verify(signature, signed_part(payload))
    except InvalidSignature:
        return Rejected(wording.FORGED)
    return receipt


def _objection(
    receipt: Receipt, learner: str, assessment: str, module: str | None, now: datetime, apart: timedelta
) -> Rejected | None:  # fmt: skip
    """What speaks against an authentic receipt here and now."""
    moment_now = seconds(now)
    if receipt.learner != learner:
        return Rejected(wording.another_learner(receipt.learner))
    if receipt.assessment != assessment:
        return Rejected(wording.another_test(receipt.assessment, assessment))
    if module is not None and not _of_module(receipt.assessment, module):
        return Rejected(wording.another_module(receipt.assessment, module))
    if not receipt.began <= receipt.handed_in <= receipt.issued <= receipt.expires or receipt.points > receipt.maximum:
        return Rejected(wording.CONTRADICTORY)
    if lags(receipt, now) and receipt.issued > moment_now + apart.total_seconds():
        issued = moment(receipt.issued)
        return Rejected(wording.not_yet(issued, now), advice=wording.believing(issued - now))
    if receipt.expires <= moment_now:
        return Rejected(wording.expired(moment(receipt.expires)))
    return None


def _of_module(assessment: str, module: str) -> bool:
    """`m01-test` belongs to `m01-customer-success-fundamentals`."""
    return assessment.partition("-")[0] == module.partition("-")[0]
