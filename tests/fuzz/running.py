"""Drives Hypothesis in a loop: so many inputs, from a seed, stopping at the first that gets through."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.fuzz.targets import Target, Try

ROUND = 1_000
"""Inputs of one round; each round has a seed of its own, so that any can be run again alone."""

SHOWN = 2_000


@dataclass(frozen=True)
class Round:
    """What a round did. `failure` tells the input and what it led to."""

    target: str
    seed: int
    inputs: int
    seconds: float
    failure: str = ""


class GotThrough(Exception):
    """An input led to an exception nobody named."""


def rounds(target: Target, inputs: int, start: int) -> Iterator[Round]:
    """Rounds until there were so many inputs, or one failed."""
    done = number = 0
    while done < inputs:
        one = _round(target, min(ROUND, inputs - done), start * 1_000_003 + number)
        yield one
        if one.failure or not one.inputs:
            return
        done, number = done + one.inputs, number + 1


def _round(target: Target, inputs: int, own: int) -> Round:
    count = 0

    def attempt(content: bytes) -> None:
        nonlocal count
        count += 1
        tried(target.attempt, content)

    checks = list(HealthCheck)
    limits = settings(
        max_examples=inputs, database=None, deadline=None, phases=[Phase.generate, Phase.shrink],
        suppress_health_check=checks, derandomize=False, print_blob=False,
    )  # fmt: skip
    begin = time.perf_counter()
    failure = ""
    try:
        seed(own)(limits(given(target.inputs)(attempt)))()
    except GotThrough as error:
        failure = str(error)
    return Round(target.name, own, count, time.perf_counter() - begin, failure)


def tried(attempt: Try, content: bytes) -> None:
    """One input. Raises `GotThrough` for whatever it led to."""
    try:
        attempt(content)
    except Exception as error:
        raise GotThrough(f"{type(error).__name__}: {error}\ninput: {content[:SHOWN]!r}") from error
