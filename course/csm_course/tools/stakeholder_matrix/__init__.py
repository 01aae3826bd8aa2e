"""Stakeholder matrix: each person placed by authority and interest, with support as a third mark, and a strategy.

The places are this course's convention: ratings of 1 to 5, 3 and more counting as high.
"""

from csm_course.tools.stakeholder_matrix.about import ABOUT
from csm_course.tools.stakeholder_matrix.deck import deck
from csm_course.tools.stakeholder_matrix.example import EXAMPLE
from csm_course.tools.stakeholder_matrix.inputs import Inputs
from csm_course.tools.stakeholder_matrix.office import workbook
from csm_course.tools.stakeholder_matrix.reporting import report
from csm_course.tools.stakeholder_matrix.result import Result
from csm_course.tools.stakeholder_matrix.solving import solve

__all__ = ["ABOUT", "EXAMPLE", "Inputs", "Result", "deck", "report", "solve", "workbook"]
