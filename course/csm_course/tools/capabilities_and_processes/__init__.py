"""Capabilities and processes: what the customer is able to do, who owns it, and what the initiative changes."""

from csm_course.tools.capabilities_and_processes.about import ABOUT
from csm_course.tools.capabilities_and_processes.example import EXAMPLE
from csm_course.tools.capabilities_and_processes.inputs import Inputs
from csm_course.tools.capabilities_and_processes.reporting import report
from csm_course.tools.capabilities_and_processes.result import Result
from csm_course.tools.capabilities_and_processes.solving import solve

__all__ = ["ABOUT", "EXAMPLE", "Inputs", "Result", "report", "solve"]
