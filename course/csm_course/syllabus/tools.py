"""The 26 professional tools and the 20 files they are handed out in."""

from typing import Annotated, ClassVar, Literal

from pydantic import StringConstraints

from csm_course.model import Model
from csm_course.syllabus.entry import Entry, Id, Refers, Slug, Text

ModuleName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$")]


class ToolFile(Entry):
    """A file a learner downloads or exports; `slug` is its stem, `format` its ending."""

    kind: ClassVar[str] = "tool file"
    inventoried: ClassVar[bool] = False

    slug: Slug
    format: Literal["xlsx", "pptx", "docx"]
    phase: Annotated[Id, Refers("framework phase")]


class Tool(Entry):
    """A professional tool. `slug` names it in every layer; `aliases` are other names learners will meet."""

    kind: ClassVar[str] = "tool"

    slug: ModuleName
    phase: Annotated[Id, Refers("framework phase")]
    file: Annotated[Id, Refers("tool file")]
    aliases: tuple[Text, ...] = ()
    holds: Text


class Toolbox(Model):
    """The file tools.yaml."""

    files: tuple[ToolFile, ...]
    tools: tuple[Tool, ...]
