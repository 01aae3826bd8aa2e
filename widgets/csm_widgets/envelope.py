"""What every message between a page and its Python side is made of.

Each request carries the `view` it comes from (a page can be shown twice) and a number `n`; its reply carries both.
"""

from collections.abc import Callable
from typing import Annotated, TypeVar

from pydantic import Field

from csm_course.model import Model

Words = Annotated[str, Field(max_length=200)]
"""What somebody chose or typed in one line."""


class Envelope(Model):
    """Whom a message is from, and which one it is."""

    view: Annotated[str, Field(max_length=40)]
    n: int


class Answered(Envelope):
    """A reply; `failure` is a sentence for the reader, where nobody foresaw what went wrong."""

    failure: str = ""


R = TypeVar("R", bound=Answered)
Parts = tuple[dict[str, object], list[bytes]]
"""What a reply is filled with, and the files that go with it."""


def replied(blank: R, work: Callable[[], Parts], *refusals: type[Exception]) -> tuple[R, list[bytes]]:
    """The reply filled with what the work gives; where it is refused, with the sentence that says why."""
    try:
        parts, files = work()
    except refusals as refused:
        parts, files = {"refused": str(refused)}, []
    return blank.model_copy(update=parts), files


class Choice(Model):
    """Something that can be chosen."""

    id: str
    title: str


class Figure(Model):
    """A number with its name."""

    label: str
    value: str
    help: str = ""


class Document(Model):
    """A file for the reader; its bytes travel beside the message."""

    name: str
    mime: str
