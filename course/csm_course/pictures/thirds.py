"""Who chose what: for each option three bars, the weakest, the middle and the best third of the learners.

A key should grow from top to bottom, every other option should shrink. Each bar carries its share in words.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from csm_course.drawing import Box, Drawing, Item, Shape, Stroke, Tone, Words
from csm_course.pictures.wrap import wrapped

WIDTH, LEAST = 340.0, 300.0
THIRDS = ("weakest third", "middle third", "best third")
_LINE, _BAR, _GAP, _EDGE = 16.0, 14.0, 16.0, 4.0
_NAMES, _END = 90.0, 302.0
_STRONG = 1.15
"""How much wider strong words run."""


@dataclass(frozen=True)
class Chosen:
    """One option: what it is called, and the share of each third that chose it, weakest first."""

    label: str
    thirds: tuple[float, float, float]
    is_key: bool = False
    is_suspect: bool = False


def thirds(title: str, options: Sequence[Chosen], summary: str, name: str = "") -> Drawing:
    """The picture; the longest bar there could be is 100 %."""
    shapes: list[Shape] = []
    y = _EDGE
    for option in options:
        tone: Tone = "good" if option.is_key else "bad" if option.is_suspect else "accent"
        for line in wrapped(option.label, (WIDTH - 2 * _EDGE) / _STRONG):
            y += _LINE
            shapes.append(Words(x=_EDGE, y=y - 4, text=line, strong=True))
        top = y
        for label, share in zip(THIRDS, option.thirds, strict=True):
            shapes += _bar(label, share, y, tone, option.label)
            y += _BAR + 3
        shapes.append(Stroke(points=((_NAMES, top - 2), (_NAMES, y - 1)), tone="muted"))
        y += _GAP
    bottom = max(y - _GAP, _LINE)
    return Drawing(
        title=title,
        summary=summary,
        width=WIDTH,
        height=bottom + _EDGE,
        shapes=tuple(shapes),
        outline=tuple(Item(depth=0, text=_in_words(option)) for option in options),
        least=LEAST,
        name=name,
    )


def _bar(label: str, share: float, y: float, tone: Tone, option: str) -> list[Shape]:
    width = (_END - _NAMES) * min(max(share, 0.0), 1.0)
    middle = y + _BAR / 2 + 4
    shown = f"{share * 100:.0f}%"
    return [
        Words(x=_NAMES - 6, y=middle, text=label, anchor="end", size="small"),
        Box(
            x=_NAMES, y=y, width=width, height=_BAR, tone=tone, shape="square", filled=True,
            title=f"{option}, {label}: {shown}",
        ),
        Words(x=_NAMES + width + 5, y=middle, text=shown, size="small"),
    ]  # fmt: skip


def _in_words(option: Chosen) -> str:
    shares = ", ".join(f"{label} {share * 100:.0f}%" for label, share in zip(THIRDS, option.thirds, strict=True))
    return f"{option.label}: {shares}"
