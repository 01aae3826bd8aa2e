"""Which sittings met exactly the same questions, and their points as a table of sittings by questions."""

from dataclasses import dataclass

import numpy as np

from csm_autograder.assessment.statistics.table import Flags, Floats, Ints, Responses
from csm_autograder.assessment.statistics.variants import generator_of

_LARGE = 2**38


@dataclass(frozen=True)
class Questions:
    """What counts as one question: an item, or all variants of one generator. `of` codes the question of each item."""

    names: tuple[str, ...]
    of: Ints


def questions_of(responses: Responses) -> Questions:
    """Variants of a generator are one question, unless somebody met two of them in one sitting."""
    names = [(generator_of(item) or (item, 0))[0] for item in responses.items]
    labels = tuple(sorted(set(names)))
    place = {label: code for code, label in enumerate(labels)}
    of = np.array([place[name] for name in names], dtype=np.int64)
    pairs = of[responses.item] * responses.sittings + responses.sitting
    if len(labels) == len(names) or _has_twice(pairs, len(labels) * responses.sittings):
        return Questions(responses.items, np.arange(len(responses.items)))
    return Questions(labels, of)


def _has_twice(pairs: Ints, many: int) -> bool:
    if many <= 20 * len(pairs):
        return bool(np.bincount(pairs, minlength=many).max() > 1)
    return len(np.unique(pairs)) < len(pairs)


def sets_of(responses: Responses, questions: Questions) -> tuple[Ints, Ints]:
    """For each sitting the code of its set of questions, and how many sittings have each set, most first.

    A set is known by the sum of a number drawn for each of its questions: two different sets share one in less than one
    of 10⁷ tables.
    """
    drawn = np.random.default_rng(20261122).integers(1, _LARGE, len(questions.names)).astype(float)
    weights = drawn[questions.of][responses.item]
    sums = np.bincount(responses.sitting, weights=weights, minlength=responses.sittings)
    _, codes, counts = np.unique(sums, return_inverse=True, return_counts=True)
    order = np.argsort(-counts, kind="stable")
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    return place[codes], counts[order]


def table_of(responses: Responses, questions: Questions, chosen: Flags) -> tuple[tuple[str, ...], Floats]:
    """Names of the questions, and the points of the chosen sittings on them, who must all have met the same ones."""
    if len(questions.names) == len(responses.items) and len(responses.points) == len(chosen) * len(responses.items):
        whole: Floats = responses.points.reshape(len(responses.items), -1).T[chosen]
        return responses.items, whole
    rows = np.flatnonzero(chosen[responses.sitting]) if not chosen.all() else np.arange(len(responses.points))
    asked = questions.of[responses.item[rows]]
    used = np.flatnonzero(np.bincount(asked, minlength=len(questions.names)))
    row, column = np.cumsum(chosen) - 1, np.zeros(len(questions.names), dtype=np.int64)
    column[used] = np.arange(len(used))
    found = np.zeros((int(chosen.sum()), len(used)))
    found[row[responses.sitting[rows]], column[asked]] = responses.points[rows]
    return tuple(questions.names[code] for code in used), found
