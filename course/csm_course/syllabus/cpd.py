"""Continuing professional development: paths, rules, library, calendar, forms and the dashboard."""

from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from csm_course.model import Model
from csm_course.syllabus.entry import Entry, Id, Refers, Text

Count = Annotated[int, Field(ge=0)]


class CpdPath(Entry):
    """A curated row of learning items. `items` and `minutes` are null where no source states them."""

    kind: ClassVar[str] = "CPD path"

    category: Text | None = None
    summary: Text
    articles: Count | None = None
    videos: Count | None = None
    downloads: Count | None = None
    items: Count | None
    minutes: Count
    decision: Annotated[Id | None, Refers("decision")] = None

    @model_validator(mode="after")
    def _formats_add_up(self) -> "CpdPath":
        parts = [count for count in (self.articles, self.videos, self.downloads) if count is not None]
        if parts and sum(parts) != self.items:
            raise ValueError(f"the formats of {self.id} add up to {sum(parts)} - write that number as 'items'")
        return self


class CpdRule(Entry):
    """A rule by which CPD is counted and kept."""

    kind: ClassVar[str] = "CPD rule"

    rule: Text


class LibraryFeature(Entry):
    """Something the content library offers."""

    kind: ClassVar[str] = "content library feature"

    choices: tuple[Text, ...] = ()


class CalendarFeature(Entry):
    """Something the events calendar offers."""

    kind: ClassVar[str] = "events calendar feature"

    choices: tuple[Text, ...] = ()


class SuggestFeature(Entry):
    """Something the suggest-a-topic form offers."""

    kind: ClassVar[str] = "suggest-a-topic feature"

    choices: tuple[Text, ...] = ()


class SelfCertificationField(Entry):
    """A field of the self-certification form; `minimum` and `maximum` are inclusive."""

    kind: ClassVar[str] = "self-certification field"

    minimum: Count | None = None
    maximum: Count | None = None
    note: Text | None = None
    decision: Annotated[Id | None, Refers("decision")] = None


class DashboardField(Entry):
    """A figure, date or control of the CPD dashboard."""

    choices: tuple[Text, ...] = ()


class PathProgressField(DashboardField):
    """A column of the path progress view."""

    kind: ClassVar[str] = "dashboard: path progress field"


class HistoryField(DashboardField):
    """A column of the learning history."""

    kind: ClassVar[str] = "dashboard: history field"


class RecertificationField(DashboardField):
    """A figure of the recertification view."""

    kind: ClassVar[str] = "dashboard: recertification field"


class TimeView(DashboardField):
    """A filter or a sum of the time view."""

    kind: ClassVar[str] = "dashboard: time view"


class CpdPolicy(Model):
    """The numbers of recertification."""

    hours: Count
    months: Count
    evidence_months: Count
    most_hours: Count
    most_minutes: Count


class Cpd(Model):
    """The file cpd.yaml."""

    policy: CpdPolicy
    rules: tuple[CpdRule, ...]
    paths: tuple[CpdPath, ...]
    library: tuple[LibraryFeature, ...]
    calendar: tuple[CalendarFeature, ...]
    suggestions: tuple[SuggestFeature, ...]
    self_certification: tuple[SelfCertificationField, ...]
    path_progress: tuple[PathProgressField, ...]
    history: tuple[HistoryField, ...]
    recertification: tuple[RecertificationField, ...]
    time_views: tuple[TimeView, ...]
