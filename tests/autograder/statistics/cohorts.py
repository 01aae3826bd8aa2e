"""Cohorts whose truth is known: abilities and items of a two-parameter model, and faults planted on purpose."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

import numpy as np

from csm_autograder.assessment.statistics.columns import Column, Rows, assembled
from csm_autograder.assessment.statistics.table import Flags, Floats, Ints, Responses

OPTIONS = ("a", "b", "c", "d")
BEGAN = datetime(2026, 10, 1, 9, tzinfo=UTC).timestamp()


@dataclass(frozen=True)
class Truth:
    """A cohort to be drawn. Planted: item number to what is wrong with it.

    `wrong_key`: scored by option c although a is right; `easy`: nearly everybody gets it; `idle`: two options nobody
    takes; `unfair`: harder by so many logits for group "south"; `leaked`: the share that knows it beforehand and
    answers at once; `harder_seed`: the last of three variants is harder by so many logits; `weak`: right or wrong by
    luck alone; `by_chance`: far too hard for nearly all; `second_key`: option d is right as well, taken by
    a third of those who know, and earns nothing; `later`: easier by so many logits in the later half of the time.

    `asked`: how many questions each learner meets, by lot; 0 for all of them. `exposed` ones everybody meets.
    """

    sittings: int = 300
    items: int = 30
    wrong_key: tuple[int, ...] = ()
    easy: tuple[int, ...] = ()
    idle: tuple[int, ...] = ()
    unfair: dict[int, float] = field(default_factory=dict)
    leaked: dict[int, float] = field(default_factory=dict)
    harder_seed: float = 0.0
    weak: tuple[int, ...] = ()
    by_chance: tuple[int, ...] = ()
    second_key: tuple[int, ...] = ()
    later: dict[int, float] = field(default_factory=dict)
    asked: int = 0
    exposed: tuple[int, ...] = ()
    forms: int = 1
    family: bool = True


def drawn(truth: Truth, seed: int) -> Responses:
    """The answers of one cohort. The last item is a generator of which each learner meets one of three seeds."""
    chance = np.random.default_rng(seed)
    people, many = truth.sittings, truth.items
    ability = chance.normal(size=people)
    slope, place = chance.uniform(0.9, 1.7, many), chance.uniform(-1.2, 0.8, many)
    variant = chance.integers(0, 3, people)
    right = chance.random((people, many)) < _chances(truth, ability, slope, place, variant)
    seconds = np.exp(chance.normal(3.6, 0.3, (people, 1)) + chance.normal(0, 0.35, (people, many)))
    for item, share in truth.leaked.items():
        knew = chance.random(people) < share
        right[knew, item] = True
        seconds[knew, item] *= 0.12
    option = _options(truth, right, chance)
    return _assembled(truth, option, _points(truth, option), seconds, variant, _met(truth, chance))


def _chances(truth: Truth, ability: Floats, slope: Floats, place: Floats, variant: Ints) -> Floats:
    """How likely each learner is to know each question."""
    hard = place[None, :] + np.zeros((truth.sittings, 1))
    for item, logits in truth.unfair.items():
        hard[:, item] += _south(truth) * logits / slope[item]
    for item, logits in truth.later.items():
        hard[:, item] -= (np.arange(truth.sittings) >= truth.sittings / 2) * logits / slope[item]
    hard[:, -1] += (variant == 2) * truth.harder_seed / slope[-1]
    found = 1 / (1 + np.exp(-slope * (ability[:, None] - hard)))
    found[:, truth.easy] = 0.99
    found[:, truth.weak] = 0.6
    found[:, truth.by_chance] = 1 / (1 + np.exp(1.7 * (2 - ability[:, None])))
    return found


def _south(truth: Truth) -> Flags:
    """Every second learner is of group "south"."""
    return np.arange(truth.sittings) % 2 == 1


def _options(truth: Truth, right: Flags, chance: np.random.Generator) -> Ints:
    """What was chosen: a is right; who is wrong takes b, c or d, b more often."""
    wrong = chance.choice([1, 1, 2, 3], size=right.shape)
    for item in truth.idle:
        wrong[:, item] = 1
    knows = np.zeros(right.shape, dtype=np.int64)
    for item in truth.second_key:
        knows[:, item] = np.where(chance.random(len(right)) < 0.35, 3, 0)
        wrong[:, item] = np.minimum(wrong[:, item], 2)
    return np.where(right, knows, wrong)


def _points(truth: Truth, option: Ints) -> Floats:
    points = (option == 0).astype(float)
    for item in truth.wrong_key:
        points[:, item] = option[:, item] == 2
    return points


def _met(truth: Truth, chance: np.random.Generator) -> Flags:
    """Who is asked what."""
    shape = truth.sittings, truth.items
    if not truth.asked:
        return np.ones(shape, dtype=bool)
    lots = chance.random(shape)
    lots[:, truth.exposed] = -1
    return np.argsort(np.argsort(lots)) < truth.asked


def _assembled(truth: Truth, option: Ints, points: Floats, seconds: Floats, variant: Ints, met: Flags) -> Responses:
    people, many = option.shape
    names = [f"item-{letters(number)}" for number in range(many)]
    seeds = ("gen-share-1", "gen-share-2", "gen-share-3")
    items = tuple(sorted([*(names[:-1] if truth.family else names), *(seeds if truth.family else ())]))
    place = {name: code for code, name in enumerate(items)}
    codes = np.tile([place.get(name, 0) for name in names], people)
    if truth.family:
        codes.reshape(people, many)[:, -1] = np.array([place[name] for name in seeds])[variant]
    who = np.repeat(np.arange(people), many)
    labels = tuple(f"s{number:06}" for number in range(people))
    documents = tuple(f'{{"kind": "single", "choice": "{one}"}}' for one in OPTIONS)
    asked = met.ravel()
    rows = Rows(
        learner=Column(who[asked], labels),
        sitting=Column(who[asked], labels),
        form=Column(who[asked] % truth.forms, tuple(f"form-{number}" for number in range(truth.forms))),
        item=Column(codes[asked], items),
        document=Column(option.ravel()[asked], documents),
        group=Column(_south(truth)[who[asked]].astype(np.int64), ("north", "south")),
        points=points.ravel()[asked],
        seconds=seconds.ravel()[asked],
        attempt=np.ones(asked.sum()),
        began=BEGAN + who[asked] * 3600.0,
    )
    return assembled("exam-x", rows)


def letters(number: int) -> str:
    """A name without digits, so that it is not taken for a variant."""
    return "abcdefghijklmnopqrstuvwxyz"[number // 26] + "abcdefghijklmnopqrstuvwxyz"[number % 26]


def options(_item: str) -> tuple[str, ...]:
    """What the bank would say: four options each."""
    return OPTIONS


def csv_of(responses: Responses, names: dict[str, str] | None = None, assessment: str = "") -> bytes:
    """The cohort as a table of answers; `names` gives items other ids."""
    lines = ["learner,sitting,assessment,form,item,version,response,points,seconds,group,attempt,began"]
    for item, label in enumerate(responses.items):
        for row in range(*responses.first[item : item + 2]):
            who = responses.sitting[row]
            document = responses.documents[responses.document[row]].replace('"', '""')
            group = responses.groups[responses.group_of[who]]
            began = datetime.fromtimestamp(responses.began_of[who], UTC).isoformat()
            lines.append(
                f"p{who},s{who},{assessment or responses.assessment},{responses.forms[responses.form_of[who]]},"
                f'{(names or {}).get(label, label)},1,"{document}",{responses.points[row]:g},'
                f"{responses.seconds[row]:.1f},{group},1,{began}"
            )
    return "\n".join(lines).encode()
