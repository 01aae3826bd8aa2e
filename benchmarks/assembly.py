"""One form of exam A, as it is made while a learner waits after pressing Begin: from a made-up bank of 1,000 questions.

The blueprint is the real one, all ten modules of it. First attempt, with care for two attempts to come; second, with
fifty questions seen; and once the bank is used up, where what was seen least and longest ago comes back.
"""

from pathlib import Path
from random import Random
from time import perf_counter

from benchmarks.commands import code, wall
from benchmarks.table import Budget, Findings, Row, Sample
from csm_autograder.assessment.forms.assembling import assemble
from csm_autograder.assessment.forms.blueprint import Blueprint
from csm_autograder.assessment.forms.candidate import Candidate, Pool, Seen
from csm_autograder.assessment.forms.difficulty import chance, cut_ability, location
from csm_autograder.assessment.forms.reading import FOLDER, read_assessment
from csm_course.places import content_folder

SIZE, ROUNDS = 1_000, 15
LEVELS = ("remember", "understand", "apply", "analyse")
FACILITIES = (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9)
SOLVER = "import scipy.optimize, scipy.sparse"


def measure(_folder: Path) -> Findings:
    """Seconds for a form; the solver is imported before, which is counted in a row of its own."""
    blueprint = read_assessment(content_folder() / FOLDER / "exam-a.yaml").assessment.blueprint
    bank, plan = made_up(blueprint)
    first = assemble(plan, bank, "warm")
    every = Seen.in_attempts([[one.id for one in bank.candidates]])
    fresh = tuple(timed(plan, bank, f"first-{at}", Seen(), 2) for at in range(ROUNDS))
    again = tuple(timed(plan, bank, f"second-{at}", Seen.in_attempts([first.ids]), 1) for at in range(ROUNDS))
    worn = tuple(timed(plan, bank, f"worn-{at}", every, 0) for at in range(ROUNDS))
    rows = (
        Row(f"form of exam A from {SIZE:,} candidates", "s", Sample(fresh), budget=Budget(1.0)),
        Row("  second attempt, 50 seen", "s", Sample(again), budget=Budget(1.0)),
        Row("  everything seen before", "s", Sample(worn), budget=Budget(1.0)),
        Row("  the solver, once a process", "s", Sample(tuple(imported() for _ in range(3)))),
    )
    return Findings(rows, (f"Assembly: {ROUNDS} seeds each; balance, enemies, score and information at the cut.",))


def timed(plan: Blueprint, bank: Pool, seed: str, seen: Seen, ahead: int) -> float:
    """Seconds for one form; raises AssertionError for one that has too few questions."""
    began = perf_counter()
    form = assemble(plan, bank, seed, seen, ahead=ahead)
    seconds = perf_counter() - began
    assert len(form.ids) == plan.items, f"{seed}: {len(form.ids)} questions"
    return seconds


def imported() -> float:
    """Seconds that importing the solver adds to a process."""
    return wall(code(SOLVER)) - wall(code("pass"))


def made_up(blueprint: Blueprint) -> tuple[Pool, Blueprint]:
    """A bank with the blueprint's modules and groups, and the blueprint with the cut of that bank."""
    luck, modules, groups = Random(SIZE), list(blueprint.modules), list(blueprint.groups)
    places = [location(luck.choice(FACILITIES)) for _ in range(SIZE)]
    ability = cut_ability(places, 0.75)
    bank = Pool.of(
        Candidate(
            id=f"item-{at:04d}", module=modules[at % len(modules)], lesson="",
            bloom=luck.choices(LEVELS, (1, 3, 6, 3))[0],
            group=luck.choice(groups), right=chance(place, ability), generated=luck.random() < 0.2,
            enemies=frozenset((f"item-{luck.randrange(SIZE):04d}",) if luck.random() < 0.1 else ()),
        )
        for at, place in enumerate(places)
    )  # fmt: skip
    told = sum(one.information for one in bank.candidates) / SIZE
    assert blueprint.cut
    cut = blueprint.cut.model_copy(update={"ability": ability, "information": round(blueprint.items * told, 2)})
    return bank, blueprint.model_copy(update={"cut": cut})
