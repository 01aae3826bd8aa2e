"""What all kinds of exercise share: the author's truth, the learner's question, the answer.

Every kind has three models. `…Exercise` is what an author writes, keys and samples included; its `question()`
names, field by field, what a learner may know; `…Answer` is what a learner hands in.
"""

from abc import ABC, abstractmethod
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from csm_course.model import Model

Identifier = Annotated[str, StringConstraints(pattern=r"^m\d\d-[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Points = Annotated[float, Field(gt=0, le=100)]


class Sample(Model):
    """An answer with the points it must earn; `csm check` judges every one of them."""

    name: Literal["full", "partial", "blank", "wrong"]
    answer: dict[str, object] | None
    points: float
    note: str = ""


class Question(Model):
    """What the learner's side may know of an exercise: no key, no reason, no sample."""

    id: Identifier
    title: Text
    points: Points
    hints: tuple[Text, ...] = ()


class Answer(Model):
    """What a learner hands in for one exercise."""

    def is_blank(self) -> bool:
        """True while nothing has been answered yet."""
        return False


class Exercise(Model, ABC):
    """What an author writes. `task` and `solution` are Markdown; `solution` is shown after an attempt.

    `topics`: the ids of the syllabus (topics, sub-topics, tenets) that are practised here.
    """

    id: Identifier
    title: Text
    task: Text
    points: Points
    competencies: tuple[Text, ...] = ()
    topics: tuple[Text, ...] = ()
    hints: tuple[Text, ...] = ()
    solution: Text
    samples: tuple[Sample, ...]

    @abstractmethod
    def question(self) -> Question:
        """The learner's side of this exercise, built from named fields only."""


class Option(Model):
    """One thing to choose; `reason` says why choosing it is right or wrong, and teaches."""

    id: Key
    text: Text
    reason: Text


class Choice(Model):
    """An option as the learner sees it."""

    id: Key
    text: Text


def shown(options: tuple[Option, ...]) -> tuple[Choice, ...]:
    """The options without their reasons."""
    return tuple(Choice(id=option.id, text=option.text) for option in options)


def repeated(ids: tuple[str, ...]) -> str | None:
    """The first id that stands twice, or None."""
    return next((one for index, one in enumerate(ids) if one in ids[:index]), None)


def require_distinct(ids: tuple[str, ...], what: str) -> None:
    """Refuse two of the same id, in words an author can act on."""
    twice = repeated(ids)
    if twice is not None:
        raise ValueError(f"two {what} have the id {twice!r}; rename one of them")


def require_option(key: str, ids: tuple[str, ...]) -> None:
    """Refuse options with the same id, and a key that is none of them."""
    require_distinct(ids, "options")
    if key not in ids:
        raise ValueError(f"the key {key!r} is not an option; the options are {', '.join(ids)}")
