"""Where each thing of the syllabus is taught, practised and tested; the report is `docs/coverage.md`."""

from csm_app.coverage.evidence import Coverage, Row, coverage_of
from csm_app.coverage.report import coverage_report
from csm_app.coverage.writing import written_coverage

__all__ = ["Coverage", "Row", "coverage_of", "coverage_report", "written_coverage"]
