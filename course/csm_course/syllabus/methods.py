"""The methods and models of the profession, and the lessons that teach them."""

from typing import Annotated, ClassVar

from pydantic import Field

from csm_course.model import Model
from csm_course.syllabus.entry import Entry, Ids, Refers, Text


class Method(Entry):
    """A method or model a CSM must be able to use."""

    kind: ClassVar[str] = "method or model"

    summary: Text
    lessons: Annotated[Ids, Refers("lesson", "supplement"), Field(min_length=1)]


class Methods(Model):
    """The file methods.yaml."""

    methods: tuple[Method, ...]
