"""The coverage report from the content on disk."""

from pathlib import Path

from csm_app.coverage.evidence import coverage_of
from csm_app.coverage.report import coverage_report
from csm_course.content import module_folders, read_module
from csm_course.items import read_bank
from csm_course.syllabus import load_syllabus


def written_coverage(content: Path, docs: Path) -> str:
    """The report on everything in `content`, with links relative to the folder `docs`. Raises ContentError."""
    syllabus = load_syllabus(content / "syllabus")
    folders = module_folders(content)
    items = [entry.item for folder in folders for entry in read_bank(folder).entries]
    return coverage_report(syllabus, coverage_of(syllabus, [read_module(folder) for folder in folders], items), docs)
