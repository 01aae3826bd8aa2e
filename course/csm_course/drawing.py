"""A picture made of boxes, lines and words with places: what a page draws as SVG and a slide as shapes of its own.

Coordinates are pixels at full size, x to the right and y downwards. A `key` says which thing of the tool a shape
stands for (a task, a cause, a stakeholder): a live view finds the shapes of one thing by it.
"""

from typing import Annotated, Literal, NamedTuple

from pydantic import SkipValidation

from csm_course.model import Model

Tone = Literal["plain", "muted", "accent", "good", "warn", "bad", "one", "two", "three", "four", "five", "six"]
"""What a colour means. `one` to `six` only tell things apart; the others say how something stands."""

Point = tuple[float, float]
Anchor = Literal["start", "middle", "end"]
"""Which part of a line of words its `x` is."""


class Box(NamedTuple):
    """A frame with words in it, one line each, already broken to fit. `title` says all of it in words."""

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
    kind: Literal["box"] = "box"


class Stroke(NamedTuple):
    """A line through `points`; `joins` are the keys of the two things it connects."""

    points: tuple[Point, ...]
    tone: Tone = "plain"
    thick: float = 1.5
    dashed: bool = False
    arrow: bool = False
    joins: tuple[str, str] | None = None
    title: str = ""
    key: str = ""
    kind: Literal["stroke"] = "stroke"


class Area(NamedTuple):
    """A filled shape with these corners."""

    points: tuple[Point, ...]
    tone: Tone = "muted"
    title: str = ""
    key: str = ""
    kind: Literal["area"] = "area"


class Dot(NamedTuple):
    """A filled circle of radius `size`."""

    x: float
    y: float
    size: float = 6
    tone: Tone = "accent"
    title: str = ""
    key: str = ""
    kind: Literal["dot"] = "dot"


class Words(NamedTuple):
    """One line of text; `y` is its baseline."""

    x: float
    y: float
    text: str
    anchor: Anchor = "start"
    size: Literal["small", "normal", "large"] = "normal"
    tone: Tone = "plain"
    strong: bool = False
    turned: bool = False
    key: str = ""
    kind: Literal["words"] = "words"


Shape = Box | Stroke | Area | Dot | Words
"""Plain tuples: a picture has them by the thousand, makes them anew with each key typed, and parses none of them."""


class Item(NamedTuple):
    """One line of the outline that says in words what the picture shows; `depth` counts from 0."""

    depth: int
    text: str


class Drawing(Model):
    """A picture with its equivalents in words: `summary` in a sentence or two, `outline` thing by thing.

    Shapes are drawn in their order, later ones over earlier ones. Below `least` pixels of width the picture scrolls
    sideways rather than shrink to where its words cannot be read. In a `grouped` picture the shapes of one thing follow
    one another, and a page takes them as one: where their number changes, the rest need not be laid out again.
    """

    title: str
    summary: str
    width: float
    height: float
    shapes: Annotated[tuple[Shape, ...], SkipValidation]
    outline: Annotated[tuple[Item, ...], SkipValidation] = ()
    least: float = 480
    name: str = ""
    grouped: bool = False
