"""The 90 entries of the competency standard, each with the lessons that cover it."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from csm_course.model import Model
from csm_course.syllabus.entry import Entry, Ids, Refers, Text


class Competency(Entry):
    """What a CSM must be able to do, explain or name.

    `coverage` is what the 115 lessons give by themselves: full, part, or none (then a supplement covers it).
    """

    side: Literal["customer", "company"]
    area: Text
    coverage: Literal["full", "part", "none"]
    lessons: Annotated[Ids, Refers("lesson", "supplement"), Field(min_length=1)]


class CompetencySkill(Competency):
    """Something a CSM can do."""

    kind: ClassVar[str] = "competency skill"


class CompetencyConcept(Competency):
    """Something a CSM can explain."""

    kind: ClassVar[str] = "competency concept"


class CompetencyTerm(Competency):
    """A word a CSM uses rightly."""

    kind: ClassVar[str] = "competency term"


class CompetencyStandard(Model):
    """The file competencies.yaml; `attribution` names the standard's owner, as its terms ask."""

    attribution: Text
    skills: tuple[CompetencySkill, ...]
    concepts: tuple[CompetencyConcept, ...]
    terms: tuple[CompetencyTerm, ...]
