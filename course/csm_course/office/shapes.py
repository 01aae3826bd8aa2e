"""A drawing as native shapes of a slide, in one group that can be moved, sized and taken apart."""

from collections.abc import Callable
from typing import Any, NamedTuple

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from csm_course.drawing import Area, Box, Dot, Drawing, Point, Stroke, Words
from csm_course.office.letters import slide_text

INK = RGBColor(0x1A, 0x23, 0x30)
WHITE = RGBColor(0xFF, 0xFF, 0xFF)
_SIZES = {"small": 11, "normal": 13, "large": 16}
LEAST_POINTS, MOST_POINTS = 10.0, 20.0
_STRETCHED = 1.9
TONES = {
    "plain": "55606E",
    "muted": "8894A3",
    "accent": "0B5CAD",
    "good": "0B6340",
    "warn": "7A4A00",
    "bad": "9B1C1C",
    "one": "0B5CAD",
    "two": "A34A00",
    "three": "4D5866",
    "four": "7A2F8F",
    "five": "0B6B58",
    "six": "A32A4A",
}
_PALE = {"good": "E1F3E8", "warn": "FFF0CC", "bad": "FBDDDD", "accent": "E3EEFA", "muted": "EEF1F5"}
_FORMS = {
    "square": MSO_SHAPE.RECTANGLE,
    "round": MSO_SHAPE.ROUNDED_RECTANGLE,
    "pill": MSO_SHAPE.ROUNDED_RECTANGLE,
    "diamond": MSO_SHAPE.DIAMOND,
}


class Frame(NamedTuple):
    """Where the drawing stands: slide units for one pixel, along and down; what has to stay round takes the lesser."""

    group: Any
    left: float
    top: float
    along: float
    down: float

    @property
    def scale(self) -> float:
        """What keeps its shape is drawn at."""
        return min(self.along, self.down)

    def at(self, x: float, y: float) -> tuple[Emu, Emu]:
        """A point of the drawing on the slide."""
        return Emu(round(self.left + x * self.along)), Emu(round(self.top + y * self.down))

    def wide(self, pixels: float) -> Emu:
        """A length along."""
        return Emu(max(1, round(pixels * self.along)))

    def high(self, pixels: float) -> Emu:
        """A length down."""
        return Emu(max(1, round(pixels * self.down)))

    def size(self, pixels: float) -> Emu:
        """A length in any direction."""
        return Emu(max(1, round(pixels * self.scale)))

    def points(self, pixels: float) -> Any:
        """The size of letters: to be read from a chair."""
        return Pt(round(max(LEAST_POINTS, min(pixels * self.scale / 12_700, MOST_POINTS)), 1))


def draw(slide: Any, drawing: Drawing, left: int, top: int, width: int, height: int) -> None:
    """The drawing over this room, stretched a little where that fills it, in its middle."""
    along, down = width / max(drawing.width, 1), height / max(drawing.height, 1)
    along, down = min(along, down * _STRETCHED), min(down, along * _STRETCHED)
    group = slide.shapes.add_group_shape()
    middle, centre = left + (width - drawing.width * along) / 2, top + (height - drawing.height * down) / 2
    frame = Frame(group, middle, centre, along, down)
    for shape in drawing.shapes:
        _DRAW[shape.kind](frame, shape)
    group.name = slide_text(drawing.title)[:120] or "Picture"
    group._element.nvGrpSpPr.cNvPr.set("descr", slide_text(drawing.summary)[:2000])


def colour(tone: str) -> RGBColor:
    """The colour of a tone on white."""
    rgb: RGBColor = RGBColor.from_string(TONES[tone])
    return rgb


def _box(frame: Frame, box: Box) -> None:
    place, size = frame.at(box.x, box.y), (frame.wide(box.width), frame.high(box.height))
    shape = frame.group.shapes.add_shape(_FORMS[box.shape], *place, *size)
    if box.shape in ("round", "pill"):
        least = max(min(box.width, box.height), 1)
        shape.adjustments[0] = 0.5 if box.shape == "pill" else min(0.5, 6 / least)
    shape.shadow.inherit = False
    _fill(shape, colour(box.tone) if box.filled else RGBColor.from_string(_PALE.get(box.tone, "FFFFFF")))
    shape.line.color.rgb = colour(box.tone)
    shape.line.width = Pt(2 if box.strong else 1)
    _name(shape, box.title)
    text = shape.text_frame
    text.vertical_anchor = MSO_ANCHOR.MIDDLE
    align = PP_ALIGN.CENTER if box.align == "middle" else PP_ALIGN.LEFT
    _write(frame, text, box.lines, 13, align, WHITE if box.filled else INK, box.strong)


def _stroke(frame: Frame, stroke: Stroke) -> None:
    shape = _path(frame, stroke.points, closed=False)
    if shape is None:
        return
    shape.fill.background()
    shape.shadow.inherit = False
    shape.line.color.rgb = RGBColor.from_string("C3CCD8") if stroke.tone == "muted" else colour(stroke.tone)
    shape.line.width = frame.size(stroke.thick)
    if stroke.dashed:
        shape.line.dash_style = MSO_LINE.DASH
    if stroke.arrow:
        line = shape.line._get_or_add_ln()
        line.append(line.makeelement(qn("a:tailEnd"), {"type": "triangle"}))
    _name(shape, stroke.title)


def _area(frame: Frame, area: Area) -> None:
    shape = _path(frame, area.points, closed=True)
    if shape is None:
        return
    shape.shadow.inherit = False
    _fill(shape, RGBColor.from_string(_PALE.get(area.tone, TONES[area.tone])))
    shape.line.fill.background()
    _name(shape, area.title)


def _path(frame: Frame, points: tuple[Point, ...], closed: bool) -> Any:
    if len(points) < 2:
        return None
    first, *others = (frame.at(x, y) for x, y in points)
    builder = frame.group.shapes.build_freeform(first[0], first[1], scale=1.0)
    builder.add_line_segments(others, close=closed)
    return builder.convert_to_shape()


def _dot(frame: Frame, dot: Dot) -> None:
    size = frame.size(2 * dot.size)
    x, y = frame.at(dot.x, dot.y)
    shape = frame.group.shapes.add_shape(MSO_SHAPE.OVAL, Emu(x - size // 2), Emu(y - size // 2), size, size)
    shape.shadow.inherit = False
    _fill(shape, colour(dot.tone))
    shape.line.color.rgb = WHITE
    shape.line.width = Pt(0.75)
    _name(shape, dot.title)


def _words(frame: Frame, words: Words) -> None:
    """A line of text about its own place, in letters that may be larger than the drawing is stretched."""
    pixels = _SIZES[words.size]
    points = frame.points(pixels).pt
    wide, high = round((len(words.text) * 0.62 + 1) * points * 12_700), round(points * 1.4 * 12_700)
    start = {"start": 0, "middle": wide // 2, "end": wide}[words.anchor]
    x, y = frame.at(words.x, words.y)
    left, top = x - start, y - round(points * 1.05 * 12_700)
    if words.turned:  # turned about its middle, which stands where the turned line's middle is
        left, top = x - round(points * 0.35 * 12_700) - wide // 2, y - (wide // 2 - start) - high // 2
    shape = frame.group.shapes.add_textbox(Emu(left), Emu(top), Emu(wide), Emu(high))
    shape.rotation = -90 if words.turned else 0
    align = {"start": PP_ALIGN.LEFT, "middle": PP_ALIGN.CENTER, "end": PP_ALIGN.RIGHT}[words.anchor]
    ink = INK if words.tone == "plain" else colour(words.tone)
    _write(frame, shape.text_frame, (words.text,), pixels, align, ink, words.strong)


def _write(
    frame: Frame, text: Any, lines: tuple[str, ...], pixels: float, align: Any, ink: RGBColor, strong: bool
) -> None:
    text.word_wrap = False
    text.margin_left = text.margin_right = frame.size(5 if len(lines) > 1 and align == PP_ALIGN.LEFT else 0)
    text.margin_top = text.margin_bottom = 0
    for at, line in enumerate(lines):
        paragraph = text.paragraphs[0] if at == 0 else text.add_paragraph()
        paragraph.alignment = align
        run = paragraph.add_run()
        run.text = slide_text(line)
        run.font.size, run.font.bold, run.font.color.rgb = frame.points(pixels), strong, ink


def _fill(shape: Any, rgb: RGBColor) -> None:
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb


def _name(shape: Any, title: str) -> None:
    if title:
        shape._element._nvXxPr.cNvPr.set("descr", slide_text(title)[:500])


_DRAW: dict[str, Callable[..., None]] = {"box": _box, "stroke": _stroke, "area": _area, "dot": _dot, "words": _words}
