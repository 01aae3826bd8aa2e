"""Banks made up for tests: a large one with everything a blueprint counts by, and candidates one by one."""

from collections.abc import Iterable
from random import Random

from csm_autograder.assessment.forms.blueprint import Blueprint
from csm_autograder.assessment.forms.candidate import Candidate, Pool
from csm_autograder.assessment.forms.difficulty import chance, cut_ability, location

LEVELS = ("remember", "understand", "apply", "analyse")
GROUPS = ("people", "insight", "growth", "value", "practice")
FACILITIES = (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9)


def candidate(name: str, module: int = 1, bloom: str = "apply", right: float = 0.75, **more: object) -> Candidate:
    """A candidate with what a test cares about."""
    given: dict[str, object] = {
        "id": name, "module": f"M-{module}", "lesson": f"L-{module}.1", "bloom": bloom, "group": "value",
        "right": right, **more,
    }  # fmt: skip
    return Candidate(**given)  # type: ignore[arg-type]


def pool(*candidates: Candidate | Iterable[Candidate]) -> Pool:
    """A pool of these."""
    flat = [one for some in candidates for one in ([some] if isinstance(some, Candidate) else some)]
    return Pool.of(flat)


def some(count: int, name: str = "i", **more: object) -> list[Candidate]:
    """Candidates that differ by id alone."""
    return [candidate(f"{name}{number}", **more) for number in range(1, count + 1)]  # type: ignore[arg-type]


def blueprint(**fields: object) -> Blueprint:
    """A blueprint as an author would write it."""
    return Blueprint.model_validate(fields)


def large_bank(size: int = 600, seed: int = 3) -> Pool:
    """Ten modules; a tenth of the items have an enemy."""
    luck = Random(seed)
    drawn = [luck.choice(FACILITIES) for _ in range(size)]
    places = [location(facility) for facility in drawn]
    ability = cut_ability(places, 0.75)
    return Pool.of(
        Candidate(
            id=f"item-{at:04d}", module=f"M-{at % 10 + 1}", lesson=f"L-{at % 10 + 1}.{at // 10 % 11 + 1}",
            bloom=luck.choices(LEVELS, [1, 2, 4, 2])[0], group=luck.choice(GROUPS), right=chance(place, ability),
            enemies=frozenset([f"item-{luck.randrange(size):04d}"] if luck.random() < 0.1 else []),
        )
        for at, place in enumerate(places)
    )  # fmt: skip


def exam(bank: Pool) -> Blueprint:
    """An exam of 50 questions on the large bank, as strict as exam A."""
    told = sum(one.information for one in bank.candidates) / len(bank.candidates)
    return blueprint(
        items=50,
        modules={f"M-{number}": 5 for number in range(1, 11)},
        bloom={"remember": "2-8", "understand": "8-14", "apply": "18-25", "analyse": "8-14"},
        groups=dict.fromkeys(GROUPS, "7-13"),
        cells=[{"module": "M-3", "bloom": "apply", "items": "2-4"}, {"module": "M-8", "group": "people", "items": 1}],
        cut={
            "ability": 0.1, "score": 37.5, "score_within": 0.25,
            "information": round(50 * told, 2), "information_within": 0.1,
        },
        most_exposed=0.3,
    )  # fmt: skip
