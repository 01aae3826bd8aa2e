"""Receipts: a result signed by the service, which a grader verifies without asking anybody."""

from csm_autograder.assessment.receipts.keys import KeyTrouble, PublicKeys, read_trusted, write_trusted
from csm_autograder.assessment.receipts.receipt import Receipt
from csm_autograder.assessment.receipts.seen import SeenReceipts
from csm_autograder.assessment.receipts.signer import Outcome, Signer
from csm_autograder.assessment.receipts.trust import own_keys, own_service, trusted_services
from csm_autograder.assessment.receipts.verify import Rejected, verify

__all__ = [
    "KeyTrouble",
    "Outcome",
    "PublicKeys",
    "Receipt",
    "Rejected",
    "SeenReceipts",
    "Signer",
    "own_keys",
    "own_service",
    "read_trusted",
    "trusted_services",
    "verify",
    "write_trusted",
]
