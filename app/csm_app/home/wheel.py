"""The seven phases as a wheel: where each piece and each line of its text stands in the drawing.

Angles are in degrees, clockwise from twelve o'clock; lengths in units of the drawing, which is 600 wide and high.
"""

from dataclasses import dataclass
from math import cos, radians, sin

from csm_course.outline import PhaseOutline, StageOutline

CENTRE = 300.0
INNER, OUTER = 98.0, 244.0
BAND_INNER, BAND_OUTER = 253.0, 288.0
GAP = 1.2
LINE = 19.0


@dataclass(frozen=True)
class TextLine:
    """A line of text, centred at a point."""

    text: str
    x: float
    y: float


@dataclass(frozen=True)
class Piece:
    """A phase: its outline as an SVG path, its number and its name, line by line."""

    phase: PhaseOutline
    letter: str
    path: str
    number: TextLine
    names: tuple[TextLine, ...]


@dataclass(frozen=True)
class Band:
    """A stage around its phases: the band, and the line its name is written along."""

    stage: StageOutline
    path: str
    line: str


@dataclass(frozen=True)
class Wheel:
    """The whole drawing."""

    pieces: tuple[Piece, ...]
    bands: tuple[Band, ...]


def draw_wheel(stages: tuple[StageOutline, ...]) -> Wheel | None:
    """The wheel of these stages; None where the outline has none."""
    count = sum(len(stage.phases) for stage in stages)
    if not count:
        return None
    step, start = 360 / count, 0.0
    pieces: list[Piece] = []
    bands: list[Band] = []
    for stage in stages:
        end = start + step * len(stage.phases)
        bands.append(Band(stage, _ring(start + GAP, end - GAP, BAND_INNER, BAND_OUTER), _name_line(start, end)))
        pieces += [_piece(phase, stage.letter, start + step * at, step) for at, phase in enumerate(stage.phases)]
        start = end
    return Wheel(tuple(pieces), tuple(bands))


def _piece(phase: PhaseOutline, letter: str, start: float, step: float) -> Piece:
    x, y = _point(start + step / 2, (INNER + OUTER) / 2 + 7)
    words = phase.title.split()
    lines = [TextLine(word, x, round(y + 14 + LINE * (at - (len(words) - 1) / 2), 1)) for at, word in enumerate(words)]
    number = TextLine(str(phase.number), x, round(y - 10 - LINE * (len(words) - 1) / 2, 1))
    return Piece(phase, letter, _ring(start + GAP, start + step - GAP, INNER, OUTER), number, tuple(lines))


def _ring(start: float, end: float, inner: float, outer: float) -> str:
    """A piece of a ring as a path."""
    large = int(end - start > 180)
    (x1, y1), (x2, y2) = _point(start, outer), _point(end, outer)
    (x3, y3), (x4, y4) = _point(end, inner), _point(start, inner)
    return f"M{x1} {y1}A{outer} {outer} 0 {large} 1 {x2} {y2}L{x3} {y3}A{inner} {inner} 0 {large} 0 {x4} {y4}Z"


def _name_line(start: float, end: float) -> str:
    """The arc a stage's name runs along: clockwise above, the other way below, so that it never stands on its head."""
    below = 90 < (start + end) / 2 < 270
    middle = (BAND_INNER + BAND_OUTER) / 2
    radius = middle + 6 if below else middle - 6
    (x1, y1), (x2, y2) = _point(start, radius), _point(end, radius)
    if below:
        return f"M{x2} {y2}A{radius} {radius} 0 0 0 {x1} {y1}"
    return f"M{x1} {y1}A{radius} {radius} 0 0 1 {x2} {y2}"


def _point(angle: float, radius: float) -> tuple[float, float]:
    turned = radians(angle - 90)
    return round(CENTRE + radius * cos(turned), 1), round(CENTRE + radius * sin(turned), 1)
