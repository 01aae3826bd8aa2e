"""Engagement strategy: how much effort a customer deserves and what each of the seven phases is to reach.

The framework asks for priority, complexity and maturity; how they are read together is the course's convention.
"""

from csm_course.tools.customer_engagement_strategy.about import ABOUT
from csm_course.tools.customer_engagement_strategy.example import EXAMPLE
from csm_course.tools.customer_engagement_strategy.inputs import Inputs
from csm_course.tools.customer_engagement_strategy.office import workbook
from csm_course.tools.customer_engagement_strategy.reporting import report
from csm_course.tools.customer_engagement_strategy.result import Result
from csm_course.tools.customer_engagement_strategy.solving import solve

__all__ = ["ABOUT", "EXAMPLE", "Inputs", "Result", "report", "solve", "workbook"]
