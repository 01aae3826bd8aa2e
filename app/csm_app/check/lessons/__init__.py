"""The rules for lessons, workbooks and scenario pages: what a reader would stumble over, found before one does."""

from csm_app.check.lessons.judging import lesson_findings

__all__ = ["lesson_findings"]
