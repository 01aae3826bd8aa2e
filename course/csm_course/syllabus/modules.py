"""A module as it is taught: lessons with their sub-topics, supplements, workbooks, scenario, test and badge."""

from typing import Annotated, ClassVar

from pydantic import StringConstraints, model_validator

from csm_course.syllabus.entry import Entry, Id, Ids, Refers, Slug, Text

COMPETENCY_KINDS = ("competency skill", "competency concept", "competency term")

LessonId = Annotated[str, StringConstraints(pattern=r"^L-[0-9]+\.[0-9]+$")]
SupplementId = Annotated[str, StringConstraints(pattern=r"^SUP-[0-9]+\.[0-9]+$")]


class SyllabusTopic(Entry):
    """A topic the syllabus asks for; lessons say which topics they teach."""

    kind: ClassVar[str] = "syllabus topic"

    printed_title: Text | None = None
    decision: Annotated[Id | None, Refers("decision")] = None


class SubTopic(Entry):
    """A heading inside a lesson. `printed_title` is the source's wording where a decision corrects it."""

    kind: ClassVar[str] = "sub-topic"

    printed_title: Text | None = None
    decision: Annotated[Id | None, Refers("decision")] = None


class Teaching(Entry):
    """What lessons and supplements share: what is taught, and the file it is written in (`slug` is the file's stem)."""

    slug: Slug
    summary: Text
    syllabus: Annotated[Ids, Refers("syllabus topic")] = ()
    competencies: Annotated[Ids, Refers(*COMPETENCY_KINDS)] = ()
    tools: Annotated[Ids, Refers("tool")] = ()
    tenets: Annotated[Ids, Refers("tenet")] = ()
    pitfalls: Annotated[Ids, Refers("pitfall")] = ()
    decision: Annotated[Id | None, Refers("decision")] = None

    @property
    def number(self) -> str:
        """The number a learner sees, such as 8.10."""
        return self.id.partition("-")[2]

    @property
    def module(self) -> str:
        """The id of the module it belongs to."""
        return f"M-{self.number.partition('.')[0]}"

    @model_validator(mode="after")
    def _slug_begins_with_number(self) -> "Teaching":
        position = int(self.number.partition(".")[2])
        if not self.slug.startswith(f"{position:02d}-"):
            raise ValueError(f"the slug '{self.slug}' does not fit {self.id} - begin it with '{position:02d}-'")
        return self


class Lesson(Teaching):
    """One of the 115 lessons."""

    kind: ClassVar[str] = "lesson"

    id: LessonId
    printed_title: Text | None = None
    sub_topics: tuple[SubTopic, ...] = ()


class Supplement(Teaching):
    """A lesson of our own, for competencies and topics that none of the 115 covers."""

    kind: ClassVar[str] = "supplement"
    inventoried: ClassVar[bool] = False

    id: SupplementId


class Workbook(Entry):
    """A graded workbook of a module."""

    kind: ClassVar[str] = "workbook"


class Scenario(Entry):
    """The scenario-based exercise of a module."""

    kind: ClassVar[str] = "scenario exercise"


class ModuleTest(Entry):
    """The test at the end of a module; its numbers are the module test policy of exams.yaml."""

    kind: ClassVar[str] = "module test"


class Badge(Entry):
    """The badge a learner may show after a module."""

    kind: ClassVar[str] = "badge"


class Module(Entry):
    """One of the ten modules: the whole of one file in modules/."""

    kind: ClassVar[str] = "module"

    slug: Slug
    phase: Annotated[Id | None, Refers("framework phase")] = None
    summary: Text
    lessons: tuple[Lesson, ...]
    supplements: tuple[Supplement, ...] = ()
    topics: tuple[SyllabusTopic, ...]
    workbooks: tuple[Workbook, ...]
    scenario: Scenario
    test: ModuleTest
    badge: Badge

    @property
    def number(self) -> int:
        """The module's number, from 1 to 10."""
        return int(self.id.partition("-")[2])

    @model_validator(mode="after")
    def _slug_begins_with_number(self) -> "Module":
        if not self.slug.startswith(f"m{self.number:02d}-"):
            raise ValueError(f"the slug '{self.slug}' does not fit {self.id} - begin it with 'm{self.number:02d}-'")
        return self
