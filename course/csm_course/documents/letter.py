"""A written document as a plan: parts in their order, signatures at the end."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from csm_course.drawing import Drawing
from csm_course.model import Model
from csm_course.report import Table


class Heading(Model):
    """A heading of level 1 (a part) or 2 (a section)."""

    part: Literal["heading"] = "heading"
    text: str
    level: Literal[1, 2] = 1


class Paragraph(Model):
    """Some sentences; `strong` sets them off, `quiet` takes them back."""

    part: Literal["paragraph"] = "paragraph"
    text: str
    strong: bool = False
    quiet: bool = False


class Bullets(Model):
    """A list; `numbered` where the order matters."""

    part: Literal["bullets"] = "bullets"
    items: tuple[str, ...]
    numbered: bool = False


class Facts(Model):
    """Labels with their values, in two columns without lines."""

    part: Literal["facts"] = "facts"
    pairs: tuple[tuple[str, str], ...]


class TablePart(Model):
    """A table with its caption."""

    part: Literal["table"] = "table"
    table: Table


class Picture(Model):
    """A drawing: in a letter it stands in words, as its summary and outline."""

    part: Literal["picture"] = "picture"
    drawing: Drawing


class Signature(Model):
    """Where one person signs. What is not known yet stays a line to write on."""

    party: str
    name: str = ""
    role: str = ""
    day: date | None = None


Part = Annotated[Heading | Paragraph | Bullets | Facts | TablePart | Picture, Field(discriminator="part")]


class Letter(Model):
    """`footer` stands at the foot of each page, beside the page's number. Signature blocks stand side by side."""

    title: str
    subtitle: str = ""
    parts: tuple[Part, ...] = ()
    signatures: tuple[Signature, ...] = ()
    footer: str = ""
