"""A picture made of boxes, lines and words with places: what a page draws as SVG and a slide as shapes of its own.

Coordinates are pixels at full size, x to the right and y downwards. A `key` says which thing of the tool a shape
stands for (a task, a cause, a stakeholder): a live view finds the shapes of one thing by it.
"""

from typing import Annotated, Literal

from pydantic import Field

from csm_course.model import Model

Tone = Literal["plain", "muted", "accent", "good", "warn", "bad", "one", "two", "three", "four", "five", "six"]
"""What a colour means. `one` to `six` only tell things apart; the others say how something stands."""

Point = tuple[float, float]


class Box(Model):
    """A frame with words in it, one line each, already broken to fit. `title` says all of it in words."""

    kind: Literal["box"] = "box"
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...] = ()
    tone: Tone = "plain"
    shape: Literal["square", "round", "pill", "diamond"] = "round"
    strong: bool = False
    filled: bool = False
    align: Literal["start", "middle"] = "middle"
    title: str = ""
    key: str = ""


class Stroke(Model):
    """A line through `points`; `joins` are the keys of the two things it connects."""

    kind: Literal["stroke"] = "stroke"
    points: tuple[Point, ...]
    tone: Tone = "plain"
    thick: float = 1.5
    dashed: bool = False
    arrow: bool = False
    joins: tuple[str, str] | None = None
    title: str = ""
    key: str = ""


class Area(Model):
    """A filled shape with these corners."""

    kind: Literal["area"] = "area"
    points: tuple[Point, ...]
    tone: Tone = "muted"
    title: str = ""
    key: str = ""


class Dot(Model):
    """A filled circle of radius `size`."""

    kind: Literal["dot"] = "dot"
    x: float
    y: float
    size: float = 6
    tone: Tone = "accent"
    title: str = ""
    key: str = ""


class Words(Model):
    """One line of text; `y` is its baseline."""

    kind: Literal["words"] = "words"
    x: float
    y: float
    text: str
    anchor: Literal["start", "middle", "end"] = "start"
    size: Literal["small", "normal", "large"] = "normal"
    tone: Tone = "plain"
    strong: bool = False
    turned: bool = False
    key: str = ""


Shape = Annotated[Box | Stroke | Area | Dot | Words, Field(discriminator="kind")]


class Item(Model):
    """One line of the outline that says in words what the picture shows; `depth` counts from 0."""

    depth: int
    text: str


class Drawing(Model):
    """A picture with its equivalents in words: `summary` in a sentence or two, `outline` thing by thing.

    Shapes are drawn in their order, later ones over earlier ones. Below `least` pixels of width the picture scrolls
    sideways rather than shrink to where its words cannot be read.
    """

    title: str
    summary: str
    width: float
    height: float
    shapes: tuple[Shape, ...]
    outline: tuple[Item, ...] = ()
    least: float = 480
    name: str = ""
