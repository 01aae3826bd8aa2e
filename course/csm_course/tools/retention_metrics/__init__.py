"""Retention metrics: what one period's movements did to customers, revenue and users.

Every rate is divided by what was there at the start of the period, and each is named for what it counts. Revenue is
monthly recurring revenue (MRR) in EUR. Formulas: `solving`; the words around them: `reporting`.
"""

from csm_course.tools.retention_metrics.about import ABOUT
from csm_course.tools.retention_metrics.example import EXAMPLE
from csm_course.tools.retention_metrics.inputs import Account, Inputs
from csm_course.tools.retention_metrics.office import workbook
from csm_course.tools.retention_metrics.reporting import report
from csm_course.tools.retention_metrics.result import Result
from csm_course.tools.retention_metrics.solving import solve

__all__ = ["ABOUT", "EXAMPLE", "Account", "Inputs", "Result", "report", "solve", "workbook"]
