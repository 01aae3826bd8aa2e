"""A drawing as SVG: one `<g data-csm-key>` for each shape that stands for a thing, colours from the stylesheet.

Text is escaped, everything else is numbers and fixed words. Its equivalent in words stands below, to be opened.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import groupby
from operator import attrgetter

from csm_course.drawing import Area, Box, Dot, Drawing, Item, Point, Shape, Stroke, Words
from csm_course.html.markup import EMPTY, Html, joined, tag, text
from csm_course.html.pieces import Pieces

FONTS = {"small": 11, "normal": 13, "large": 16}
LINE_HEIGHT = 16
PAD = 8
_RADII = {"square": 0, "round": 6, "pill": 999, "diamond": 0}
_ARROW = 7
_END = Html("</figure>")
_key = attrgetter("key")


def drawing_figure(drawing: Drawing) -> Html:
    """The drawing with its title, its summary, and its outline as a list to open."""
    return drawing_pieces(drawing).html()


def drawing_pieces(drawing: Drawing) -> Pieces:
    """The same, its shapes one by one."""
    title, summary = text(drawing.title), tag("figcaption", text(drawing.summary), class_="csm-chart__summary")
    before = Html(
        f'<figure class="csm-drawing" data-csm-drawing="{text(drawing.name)}"><p class="csm-chart__title">{title}</p>'
        f'<div class="csm-drawing__view" tabindex="0" role="group" aria-label="{title}">{_opening(drawing)}'
    )
    return Pieces(before, _shapes(drawing), joined((Html("</svg></div>"), summary, _outline(drawing.outline), _END)))


def drawing_svg(drawing: Drawing) -> Html:
    """The picture alone; an assistive program reads its title and summary as one image."""
    return joined((_opening(drawing), *_shapes(drawing), Html("</svg>")))


def _shapes(drawing: Drawing) -> tuple[Html, ...]:
    """One element for each shape, also where it consists of several; in a grouped picture one for each thing."""
    if not drawing.grouped:
        return tuple(map(_shape, drawing.shapes))
    return tuple(_group(key, joined(map(_shape, shapes))) for key, shapes in groupby(drawing.shapes, _key))


def _group(key: str, shapes: Html) -> Html:
    return Html(f'<g data-csm-group="{_text(key)}">{shapes}</g>')


def _opening(drawing: Drawing) -> Html:
    size = f'viewBox="0 0 {_n(drawing.width)} {_n(drawing.height)}"'
    style = f'style="min-inline-size:{_n(min(drawing.least, drawing.width))}px;max-inline-size:{_n(drawing.width)}px"'
    label = text(f"{drawing.title}. {drawing.summary}")
    return Html(f'<svg class="csm-picture" {size} {style} role="img" aria-label="{label}">')


def _outline(items: tuple[Item, ...]) -> Html:
    """The picture in words, as a list within lists."""
    if not items:
        return EMPTY
    summary = tag("summary", Html("This picture in words"))
    return tag("details", summary, _nested(list(items), 0), class_="csm-data csm-outline")


def _nested(items: list[Item], depth: int) -> Html:
    """The items of this depth, each with the deeper ones that follow it."""
    entries: list[Html] = []
    at = 0
    while at < len(items):
        end = at + 1
        while end < len(items) and items[end].depth > depth:
            end += 1
        below = _nested(items[at + 1 : end], depth + 1) if end > at + 1 else EMPTY
        entries.append(tag("li", text(items[at].text), below))
        at = end
    return tag("ul", joined(entries))


@lru_cache(maxsize=8192)
def _shape(shape: Shape) -> Html:
    """Most shapes of a picture come again with its redraw: names, frames, arrows between what stays in its place."""
    drawn = _DRAW[shape.kind](shape)
    title = getattr(shape, "title", "")
    inside = f"<title>{_text(title)}</title>{drawn}" if title else drawn
    if shape.kind == "stroke":
        return Html(f'<g{_named(shape)} class="csm-stroke csm-tone-{shape.tone}">{inside}</g>')
    if shape.key:
        return Html(f'<g data-csm-key="{_text(shape.key)}">{inside}</g>')
    several = title or (shape.kind == "box" and shape.lines)
    return Html(f"<g>{inside}</g>" if several else inside)


def _named(stroke: Stroke) -> str:
    """Which thing a line stands for, and which two it connects."""
    ends = ""
    if stroke.joins:
        ends = f' data-csm-from="{_text(stroke.joins[0])}" data-csm-to="{_text(stroke.joins[1])}"'
    return f' data-csm-key="{_text(stroke.key)}"{ends}' if stroke.key or ends else ""


def _box(box: Box) -> str:
    strong = " csm-is-strong" if box.strong else ""
    filled = " csm-is-filled" if box.filled else ""
    frame = f'class="csm-box csm-tone-{box.tone}{strong}{filled}"'
    return _frame(box, frame) + _lines(box, strong)


def _frame(box: Box, attributes: str) -> str:
    if box.shape == "diamond":
        x, y, width, height = box.x, box.y, box.width, box.height
        corners = ((x + width / 2, y), (x + width, y + height / 2), (x + width / 2, y + height), (x, y + height / 2))
        return f'<polygon {attributes} points="{_points(corners)}"/>'
    radius = min(_RADII[box.shape], box.height / 2)
    place = f'x="{_n(box.x)}" y="{_n(box.y)}" width="{_n(box.width)}" height="{_n(box.height)}" rx="{_n(radius)}"'
    return f"<rect {attributes} {place}/>"


def _lines(box: Box, strong: str) -> str:
    x = box.x + (box.width / 2 if box.align == "middle" else PAD)
    top = box.y + box.height / 2 - LINE_HEIGHT * (len(box.lines) - 1) / 2 + 4.5
    filled = " csm-on-fill" if box.filled else ""
    start = f'<text class="csm-words csm-tone-{box.tone}{strong}{filled}" text-anchor="{box.align}" font-size="13"'
    # A text for each line: where one line changes, the others need not be laid out again.
    return "".join(
        f'{start} x="{_n(x)}" y="{_n(top + LINE_HEIGHT * at)}">{_text(line)}</text>'
        for at, line in enumerate(box.lines)
    )


def _stroke(stroke: Stroke) -> str:
    dashed = ' stroke-dasharray="5 4"' if stroke.dashed else ""
    line = f'<polyline points="{_points(stroke.points)}" stroke-width="{_n(stroke.thick)}"{dashed}/>'
    head = _arrow(stroke) if stroke.arrow and len(stroke.points) > 1 else ""
    return line + head


def _arrow(stroke: Stroke) -> str:
    """The head at the last point, in the direction in which the line arrives."""
    (x_before, y_before), (x, y) = stroke.points[-2:]
    length = ((x - x_before) ** 2 + (y - y_before) ** 2) ** 0.5 or 1
    along, across = (
        ((x - x_before) / length, (y - y_before) / length),
        ((y - y_before) / length, (x_before - x) / length),
    )
    back = (x - _ARROW * along[0], y - _ARROW * along[1])
    sides = ((back[0] + side * _ARROW / 2 * across[0], back[1] + side * _ARROW / 2 * across[1]) for side in (1, -1))
    return f'<polygon class="csm-arrow" points="{_points(((x, y), *sides))}"/>'


def _area(area: Area) -> str:
    return f'<polygon class="csm-area csm-tone-{area.tone}" points="{_points(area.points)}"/>'


def _dot(dot: Dot) -> str:
    return f'<circle class="csm-dot csm-tone-{dot.tone}" cx="{_n(dot.x)}" cy="{_n(dot.y)}" r="{_n(dot.size)}"/>'


def _words(words: Words) -> str:
    strong = " csm-is-strong" if words.strong else ""
    turn = f' transform="rotate(-90 {_n(words.x)} {_n(words.y)})"' if words.turned else ""
    place = f'x="{_n(words.x)}" y="{_n(words.y)}" text-anchor="{words.anchor}" font-size="{FONTS[words.size]}"{turn}'
    return f'<text class="csm-words csm-tone-{words.tone}{strong}" {place}>{text(words.text)}</text>'


_DRAW: dict[str, Callable[..., str]] = {"box": _box, "stroke": _stroke, "area": _area, "dot": _dot, "words": _words}


def _points(points: Iterable[Point]) -> str:
    return " ".join(f"{_n(x)},{_n(y)}" for x, y in points)


_text = lru_cache(maxsize=16384)(text)
"""Names and words come again with every redraw."""


@lru_cache(maxsize=16384)
def _n(number: float) -> str:
    """At most one decimal: finer steps are not seen, and each digit is sent with every redraw."""
    return f"{number:.1f}".removesuffix(".0")
