"""What judges said: for each round a table of questions by judges, in shares from 0 to 1; NaN where nothing was
said."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.float64]
ROUNDS = 2


class NotRated(ValueError):
    """The ratings cannot be used; the text says where and what to do."""


@dataclass(frozen=True)
class Ratings:
    """`rounds`: one table for each round that anybody filled in. `facility`: share right so far, where known."""

    items: tuple[str, ...]
    judges: tuple[str, ...]
    rounds: tuple[Table, ...]
    facility: tuple[float | None, ...] = ()


def rating_of(text: str) -> float | None:
    """What was typed: how many of 100; None for nothing. Raises `NotRated`."""
    plain = text.strip().removesuffix("%").strip().replace(",", ".")
    if not plain:
        return None
    try:
        found = float(plain)
    except ValueError:
        found = -1.0
    if not 0 <= found <= 100:
        raise NotRated(f"{text.strip()!r} is not a number from 0 to 100.")
    if 0 < found < 1:
        raise NotRated(f"Write how many of 100: {100 * found:.10g}, not {plain}.")
    return found


def named(judges: tuple[str, ...]) -> tuple[str, ...]:
    """The names without white space around them. Raises `NotRated` where one is missing or stands twice."""
    names = tuple(name.strip() for name in judges)
    if not names or not all(names) or len({name.casefold() for name in names}) < len(names):
        raise NotRated("Each judge needs a name of their own.")
    return names
