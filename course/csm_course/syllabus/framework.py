"""The framework the modules follow: stages, phases, what is done and what comes out, qualities, tenets, pitfalls."""

from typing import Annotated, ClassVar

from pydantic import Field

from csm_course.model import Model
from csm_course.syllabus.entry import Entry, Ids, Refers, Text


class Stage(Entry):
    """One of three stages; `phases` are in the order they are worked."""

    kind: ClassVar[str] = "framework stage"

    summary: Text
    phases: Annotated[Ids, Refers("framework phase")]


class Activity(Entry):
    """Something a CSM does in a phase, in the usual order."""

    kind: ClassVar[str] = "framework activity"


class Output(Entry):
    """What a phase leaves behind, and so the condition for the next one."""

    kind: ClassVar[str] = "framework output"


class Phase(Entry):
    """One of seven phases; `qualities` are the essential personal qualities it leans on most."""

    kind: ClassVar[str] = "framework phase"

    summary: Text
    qualities: Annotated[Ids, Refers("essential personal quality")]
    activities: Annotated[tuple[Activity, ...], Field(min_length=1)]
    output: Output

    @property
    def number(self) -> int:
        """The phase's number, from 1 to 7."""
        return int(self.id.partition("-")[2])


class Quality(Entry):
    """An essential personal quality of a CSM."""

    kind: ClassVar[str] = "essential personal quality"

    meaning: Text


class ExpertiseDomain(Entry):
    """A field a CSM must be expert in; `traits` are desirable qualities, `highlighted` the foremost of them."""

    kind: ClassVar[str] = "expertise domain"

    meaning: Text
    traits: tuple[Text, ...] = ()
    highlighted: tuple[Text, ...] = ()


class HealthIndicator(Entry):
    """A sign of how healthy a customer relationship is, shown as a percentage and a traffic light."""

    kind: ClassVar[str] = "health indicator"

    meaning: Text


class Tenet(Entry):
    """A guiding principle of the profession; lessons say which tenets they teach."""

    kind: ClassVar[str] = "tenet"

    meaning: Text


class Pitfall(Entry):
    """A common trap for a CSM; lessons say which pitfalls they teach."""

    kind: ClassVar[str] = "pitfall"

    way_out: Text


class Framework(Model):
    """The file framework.yaml."""

    stages: tuple[Stage, ...]
    phases: tuple[Phase, ...]
    qualities: tuple[Quality, ...]
    expertise_domains: tuple[ExpertiseDomain, ...]
    health_indicators: tuple[HealthIndicator, ...]
    tenets: tuple[Tenet, ...]
    pitfalls: tuple[Pitfall, ...]
