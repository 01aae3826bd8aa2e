"""A histogram: columns side by side on a straight axis, with lines for the values that matter."""

from collections.abc import Sequence

from csm_course.drawing import Box, Drawing, Item, Shape, Stroke, Tone, Words
from csm_course.tools.wording import number

_WIDTH, _HEIGHT, _EDGE = 600.0, 190.0, 24.0
_LINE = 15.0

Column = tuple[float, float, float]
"""From, to, and how many."""


def histogram(
    title: str, columns: Sequence[Column], marks: Sequence[tuple[float, str, Tone]], unit: str, summary: str, name: str
) -> Drawing:
    """The picture; each of `marks` is a value, its words and its tone. Words stand on lines of their own above."""
    values = [*(edge for low, high, _ in columns for edge in (low, high)), *(at for at, _, _ in marks)]
    low, high = min(values, default=0.0), max(values, default=1.0)
    scale = (_WIDTH - 2 * _EDGE) / ((high - low) or 1)
    top = 8 + _LINE * len(marks)
    ground = top + _HEIGHT
    most = max((count for _, _, count in columns), default=1) or 1

    def x(value: float) -> float:
        return _EDGE + (value - low) * scale

    shapes: list[Shape] = []
    said = [f"{number(start, 1)} to {number(end, 1)} {unit}: {number(count)} runs" for start, end, count in columns]
    for (start, end, count), words in zip(columns, said, strict=True):
        shapes.append(_column(x(start), (end - start) * scale - 1, ground, _HEIGHT * count / most, words))
    shapes.append(Stroke(points=((_EDGE, ground), (_WIDTH - _EDGE, ground))))
    for at in range(6):
        value = low + (high - low) * at / 5
        shapes.append(Words(x=x(value), y=ground + 16, text=number(value, 1), anchor="middle", size="small"))
    for line, (value, words, tone) in enumerate(marks):
        shapes += _mark(x(value), 8 + _LINE * line, ground, words, tone)
    outline = tuple(Item(depth=0, text=words) for words in said)
    return Drawing(
        title=title, summary=summary, width=_WIDTH, height=ground + 26, shapes=tuple(shapes), outline=outline, name=name
    )


def _column(x: float, width: float, ground: float, tall: float, title: str) -> Box:
    return Box(
        x=x, y=ground - tall, width=max(2.0, width), height=tall, shape="square", tone="one", filled=True, title=title
    )


def _mark(x: float, y: float, ground: float, words: str, tone: Tone) -> tuple[Shape, ...]:
    right = x > _WIDTH / 2
    line = Stroke(points=((x, y), (x, ground)), tone=tone, thick=2, dashed=True)
    anchor, gap = ("end", -5) if right else ("start", 5)
    return (
        line,
        Words(x=x + gap, y=y + 11, text=words, size="small", anchor="end" if anchor == "end" else "start", strong=True),
    )
