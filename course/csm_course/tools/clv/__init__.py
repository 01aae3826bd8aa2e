"""Customer lifetime value (CLV, LTV): eight named variants, never one field called "CLV".

The value of a customer beside what the customer cost, with units that are converted in the open. All money is
in EUR. See `vocabulary` for the variants, `formulas` for how, and `limits` for where they have no meaning.
"""

from csm_course.tools.clv.about import ABOUT
from csm_course.tools.clv.example import EXAMPLE
from csm_course.tools.clv.inputs import CohortPeriod, Inputs
from csm_course.tools.clv.office import workbook
from csm_course.tools.clv.reporting import report
from csm_course.tools.clv.result import Result
from csm_course.tools.clv.solving import solve

__all__ = ["ABOUT", "EXAMPLE", "CohortPeriod", "Inputs", "Result", "report", "solve", "workbook"]
