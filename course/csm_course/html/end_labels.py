"""Names at the ends of lines instead of a legend: each beside its line, none on top of another."""

from dataclasses import dataclass
from textwrap import wrap

LETTER = 0.56
"""The usual width of a letter, as a share of the font size."""


@dataclass(frozen=True)
class EndLabel:
    """The words at the end of one line: where the line ends (`at`) and where the block of words starts (`top`)."""

    series: int
    words: tuple[str, ...]
    at: float
    top: float
    height: float


def wrapped(label: str, width: float, font: float) -> tuple[str, ...]:
    """The label in lines that fit `width`, at most three; what is cut ends in an ellipsis."""
    room = max(int(width / (font * LETTER)), 6)
    return tuple(wrap(label, room, max_lines=3, placeholder=" …")) or ("",)


def arranged(labels: list[EndLabel], low: float, high: float) -> list[EndLabel]:
    """The labels moved as little as needed so that none overlaps and all lie between `low` and `high`."""
    placed: list[EndLabel] = []
    floor_ = low
    for label in sorted(labels, key=lambda label: (label.top, label.series)):
        top = max(label.top, floor_)
        placed.append(_moved(label, top))
        floor_ = top + label.height
    ceiling = high
    for place in reversed(range(len(placed))):
        top = min(placed[place].top, ceiling - placed[place].height)
        placed[place] = _moved(placed[place], top)
        ceiling = top
    return placed


def _moved(label: EndLabel, top: float) -> EndLabel:
    return EndLabel(label.series, label.words, label.at, round(top, 1), label.height)
