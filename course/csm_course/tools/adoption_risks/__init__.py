"""Adoption risks: what may happen, rated for likelihood and severity, with the two added up as the framework does.

`solving` scores and ranks, `reporting` says which risk to work on first and what is still missing.
"""

from csm_course.tools.adoption_risks.about import ABOUT
from csm_course.tools.adoption_risks.example import EXAMPLE
from csm_course.tools.adoption_risks.inputs import Inputs
from csm_course.tools.adoption_risks.office import workbook
from csm_course.tools.adoption_risks.reporting import report
from csm_course.tools.adoption_risks.result import Result
from csm_course.tools.adoption_risks.solving import solve

__all__ = ["ABOUT", "EXAMPLE", "Inputs", "Result", "report", "solve", "workbook"]
