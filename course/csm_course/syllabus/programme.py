"""The programme around the course: levels, certificates, evidence pages, memberships, services, governance."""

from typing import Annotated, ClassVar, Literal

from csm_course.model import Model
from csm_course.syllabus.entry import Entry, Id, Ids, Refers, Text


class Level(Entry):
    """One step of the programme. `alias` is the name the older sources give the same level."""

    kind: ClassVar[str] = "level"

    alias: Text | None = None
    assessed_by: Literal["module tests", "examination", "cpd"]
    outcome: Text
    modules: Annotated[Ids, Refers("module")] = ()
    phases: Annotated[Ids, Refers("framework phase")] = ()
    badges: Annotated[Ids, Refers("badge")] = ()
    certificate: Annotated[Id, Refers("certificate")]
    evidence_page: Annotated[Id, Refers("evidence page")]


class Certificate(Entry):
    """The document a learner holds after a level."""

    kind: ClassVar[str] = "certificate"

    level: Annotated[Id, Refers("level")]
    issued_by: Literal["self-service", "staff"]
    note: Text | None = None


class EvidencePage(Entry):
    """The public page that proves a level; `address` is the pattern its query follows."""

    kind: ClassVar[str] = "evidence page"

    level: Annotated[Id, Refers("level")]
    status: Literal["available", "announced"]
    address: Text | None = None
    note: Text | None = None


class Membership(Entry):
    """What a member pays for: the levels it opens."""

    kind: ClassVar[str] = "membership"

    levels: Annotated[Ids, Refers("level")]
    status: Literal["available", "in testing"] = "available"


class Governance(Entry):
    """A rule by which the programme itself is run."""

    kind: ClassVar[str] = "governance"

    summary: Text


class MemberService(Entry):
    """Something a member may use besides the modules."""

    kind: ClassVar[str] = "member service"

    summary: Text


class Programme(Model):
    """The file programme.yaml."""

    levels: tuple[Level, ...]
    certificates: tuple[Certificate, ...]
    evidence_pages: tuple[EvidencePage, ...]
    memberships: tuple[Membership, ...]
    governance: tuple[Governance, ...]
    services: tuple[MemberService, ...]
