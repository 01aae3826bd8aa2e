"""How large the boxes of a fishbone must be for their words: short causes in narrow boxes, long ones in wide ones."""

from dataclasses import dataclass
from functools import lru_cache

from csm_course.pictures.wrap import room, wrapped

LINE, PAD_X, PAD_Y = 16.0, 8.0, 6.0
_NARROWEST = 64.0
_SPARE = 1.1
"""The widest of the usual system fonts needs a tenth more than the estimate."""

_WIDTHS = ((34, 122.0), (90, 168.0), (170, 216.0))
_WIDEST, CROWD, _CROWDED = 264.0, 8, 1.35
_SIGN = 5.0
"""Signs and letters beyond the Latin ones are wider than the estimate by so many pixels."""


@dataclass(frozen=True, slots=True)
class Sized:
    """Words broken into lines, and the box they fill."""

    lines: tuple[str, ...]
    width: float
    height: float


@lru_cache(maxsize=1024)  # while one cause is typed, all others keep their size
def sized(text: str, note: str = "", strong: bool = False, crowded: bool = False) -> Sized:
    """A cause with the line that says how it stands; where a bone is crowded, boxes grow wider rather than taller."""
    room_for = next((width for letters, width in _WIDTHS if len(text) <= letters), _WIDEST)
    lines = wrapped(text, room_for * (_CROWDED if crowded else 1) / _SPARE) or ("…",)
    return _boxed((*lines, *((note,) if note else ())), strong)


def label_size(text: str) -> Sized:
    """The name of a category."""
    return _boxed(wrapped(text, 150 / _SPARE) or ("…",), strong=True, more=8)


def head_size(text: str) -> Sized:
    """The problem in the head of the fish."""
    wide = 168.0 if len(text) <= 110 else _WIDEST
    return _boxed(wrapped(text, wide / _SPARE) or ("…",), strong=True, more=6)


def _boxed(lines: tuple[str, ...], strong: bool, more: float = 0) -> Sized:
    width = max(_NARROWEST, max(_width(line, strong) for line in lines) + 2 * (PAD_X + more / 2))
    return Sized(lines, round(width, 1), len(lines) * LINE + 2 * (PAD_Y + more / 2))


def _width(line: str, strong: bool) -> float:
    """Wide enough in any of the usual fonts, also for capitals and signs."""
    capitals = sum(letter.isupper() for letter in line)
    signs = sum(letter > "ſ" for letter in line)
    return room(line, strong=strong) * _SPARE + 1.5 * capitals + _SIGN * signs
