"""What the service needs of others, named by what it is: a catalogue of assessments, and where lessons are."""

from collections.abc import Mapping, Sequence
from typing import Literal, Protocol

from csm_autograder.assessment.forms.candidate import Exposure, Seen
from csm_course.items.asked import AskedItem
from csm_course.items.kinds import FixedItem

Kind = Literal["module_test", "exam", "practice"]


class Assessment(Protocol):
    """A test or exam as defined; `policy` names its policy."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def kind(self) -> Kind: ...
    @property
    def policy(self) -> str: ...
    @property
    def note(self) -> str: ...
    @property
    def rehearsal(self) -> bool: ...


class FormItem(Protocol):
    """One question of a form: the item with its key, and what a learner sees of it."""

    @property
    def item(self) -> FixedItem: ...
    @property
    def asked(self) -> AskedItem: ...
    @property
    def counts(self) -> bool: ...


class Form(Protocol):
    """The questions of one sitting in order."""

    @property
    def items(self) -> Sequence[FormItem]: ...
    @property
    def seed(self) -> object: ...
    @property
    def log(self) -> object: ...


class Catalogue(Protocol):
    """All assessments, and a form of each for whoever begins."""

    def assessments(self) -> Mapping[str, Assessment]:
        """The assessments by id."""
        ...

    def form(self, assessment: str, learner: str, attempt: int, seen: Seen, exposure: Exposure | None) -> Form:
        """A form without the items in `seen`, while the bank lasts; the same arguments give the same form."""
        ...


class Lesson(Protocol):
    """Where an item's lesson is."""

    @property
    def title(self) -> str: ...
    @property
    def address(self) -> str: ...
    @property
    def module(self) -> str: ...


class Lessons(Protocol):
    """Titles and addresses of lessons."""

    def lesson(self, lesson: str) -> Lesson:
        """The lesson of that id; one that is not known gets its id for a title and no address."""
        ...


__all__ = ["Assessment", "Catalogue", "Form", "FormItem", "Kind", "Lesson", "Lessons"]
