"""The twenty files of the syllabus, with the format each has; a tool says in its ABOUT which one it belongs to."""

from typing import Literal

from csm_course.model import Model
from csm_course.tools import load, slugs

Format = Literal["xlsx", "pptx", "docx"]
MIMES: dict[Format, str] = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


class OfficeFile(Model):
    """One file: id and title as in the syllabus, its name when saved, its format, and if it has several tools."""

    id: str
    title: str
    stem: str
    format: Format
    several: bool = False

    @property
    def name(self) -> str:
        """The name with its ending."""
        return f"{self.stem}.{self.format}"


_LIST: tuple[tuple[str, Format], ...] = (
    ("Customer Research Checklist", "xlsx"),
    ("Customer Engagement Strategy", "xlsx"),
    ("Phase 1 Engagement Roadmap", "pptx"),
    ("RACI Matrix", "xlsx"),
    ("Stakeholder Management Template", "pptx"),
    ("Stakeholder Management Plan", "xlsx"),
    ("Customer Engagement Proposal", "docx"),
    ("Onboarding Scoring Matrix", "xlsx"),
    ("Onboarding Requirements Questionnaire", "xlsx"),
    ("Onboarding Project Plan", "xlsx"),
    ("Onboarding Activity Checklist", "xlsx"),
    ("Adoption Research Checklist", "xlsx"),
    ("Adoption Plan", "xlsx"),
    ("Adoption Readiness Checklist", "xlsx"),
    ("Value Realization Activity Checklist", "xlsx"),
    ("Value Realization Challenges and Changes", "xlsx"),
    ("Engagement Evaluation", "xlsx"),
    ("Engagement Reporting Checklist", "xlsx"),
    ("Personal Evaluation", "pptx"),
    ("Success Roadmap Template", "pptx"),
)
_SEVERAL = 12
FILES: tuple[OfficeFile, ...] = tuple(
    OfficeFile(
        id=f"FILE-{number:02}",
        title=title,
        stem=title.lower().replace(" ", "-"),
        format=kind,
        several=number == _SEVERAL,
    )
    for number, (title, kind) in enumerate(_LIST, 1)
)


def file_of(slug: str) -> OfficeFile | None:
    """The file this tool belongs to; None for the tools the syllabus names no file for."""
    wanted = load(slug).ABOUT.file
    return next((file for file in FILES if file.id == wanted), None)


def tools_of(file: OfficeFile) -> tuple[str, ...]:
    """The tools of this file, in the order of the syllabus."""
    found = [(load(slug).ABOUT.topic, slug) for slug in slugs() if load(slug).ABOUT.file == file.id]
    return tuple(slug for _, slug in sorted(found))


def formats(slug: str) -> tuple[Format, ...]:
    """The formats of a tool's document, the one the syllabus names first; a workbook always."""
    tool, file = load(slug), file_of(slug)
    named: list[Format] = [file.format] if file else []
    own: list[Format] = ["pptx"] if hasattr(tool, "deck") else []
    own += ["docx"] if hasattr(tool, "letter") else []
    return tuple(dict.fromkeys([*named, "xlsx", *own]))
