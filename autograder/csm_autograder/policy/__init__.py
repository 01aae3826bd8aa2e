"""How late work, several attempts and the reading by persons are dealt with: what `grading.yaml` says, as data."""

from csm_autograder.policy.model import Attempts, LateRule, Policies, Policy
from csm_autograder.policy.reading import POLICY_FILE, policy_of, read_policies

__all__ = ["POLICY_FILE", "Attempts", "LateRule", "Policies", "Policy", "policy_of", "read_policies"]
