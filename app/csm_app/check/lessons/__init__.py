"""The rules for lessons, workbooks and scenario pages: what a reader would stumble over, found before one does."""

from csm_app.check.lessons.findings import Finding
from csm_app.check.lessons.judging import lesson_findings

__all__ = ["Finding", "lesson_findings"]
