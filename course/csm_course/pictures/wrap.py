"""How much room words take in a picture, and where they break: estimated, since a picture is made without a screen."""

from functools import lru_cache
from itertools import accumulate

_NARROW, _WIDE = frozenset("ijlt.,:;'|!()[]fI1 "), frozenset("mwMWQO@%—")
_SHARES = (0.38, 0.64, 0.98)
_STRONG = 1.12


@lru_cache(maxsize=8192)
def room(text: str, font: float = 13, strong: bool = False) -> float:
    """The width of the words in pixels at that font size, rather too wide than too narrow."""
    narrow = sum(letter in _NARROW for letter in text)
    wide = sum(letter in _WIDE for letter in text)
    letters = narrow * _SHARES[0] + wide * _SHARES[2] + (len(text) - narrow - wide) * _SHARES[1]
    return letters * font * (_STRONG if strong else 1)


def wrapped(text: str, width_px: float, font: float = 13) -> tuple[str, ...]:
    """The words in lines that fit `width_px`; a word longer than a line is cut with a hyphen. Empty text is no line."""
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and room(joined, font) <= width_px:
            lines[-1] = joined
        else:
            lines += _cut(word, width_px, font)
    return tuple(lines)


@lru_cache(maxsize=4096)
def clipped(text: str, width_px: float, font: float = 13) -> str:
    """The words in one line that fits `width_px`; what is too long ends in an ellipsis."""
    if room(text, font) <= width_px:
        return text
    left = width_px - room("…", font)
    widths = accumulate(room(letter, font) for letter in text)
    return text[: sum(width <= left for width in widths)].rstrip() + "…"


def _cut(word: str, width_px: float, font: float) -> list[str]:
    pieces: list[str] = []
    while room(word, font) > width_px and len(word) > 3:
        fits = max((n for n in range(2, len(word)) if room(word[:n] + "-", font) <= width_px), default=2)
        pieces.append(word[:fits] + "-")
        word = word[fits:]
    return [*pieces, word]
