"""Sittings: begun, saved and handed in against the service's own clock, and kept whatever happens to the process."""

from csm_autograder.assessment.sittings.refused import Refused
from csm_autograder.assessment.sittings.saving import Change, Told
from csm_autograder.assessment.sittings.service import AssessmentService
from csm_autograder.assessment.sittings.storage import Storage
from csm_autograder.assessment.sittings.trouble import StorageTrouble

__all__ = ["AssessmentService", "Change", "Refused", "Storage", "StorageTrouble", "Told"]
