"""The form of a test: the items its author took from the module's bank, generated ones by their seed.

A form is pinned, so what a reviewer has read is what learners see, until an author changes the list.
"""

from collections.abc import Iterable
from pathlib import Path

from csm_course.arithmetic import NotArithmetic
from csm_course.exercises.quiz import Item, QuizExercise, Variant
from csm_course.items.bank import read_items
from csm_course.items.generated import GeneratedItem
from csm_course.items.generator import CannotGenerate, generate
from csm_course.items.kinds import AnyItem, MatchItem, MultipleItem, NumericItem, OrderItem
from csm_course.places import bank_files
from csm_course.problems import ContentError, did_you_mean
from csm_course.remedies import Location
from csm_course.source import Document


def filled(exercise: QuizExercise, document: Document, at: Location, module: Path) -> QuizExercise:
    """The test with the items it takes; one that writes its items out is returned as it is.

    `at` is the place of the exercise in `document`. Raises ContentError for items that are not in the bank or cannot
    be made.
    """
    if not exercise.take:
        return exercise
    bank = taken_from(module, (taken if isinstance(taken, str) else taken.generator for taken in exercise.take))
    items: list[Item] = []
    problems = []
    for index, taken in enumerate(exercise.take):
        try:
            items.append(_made(taken, bank))
        except _NotTaken as error:
            problems.append(document.problem((*at, "take", index), f"{exercise.id}: {error.what}", error.remedy))
    if problems:
        raise ContentError(problems)
    return exercise.model_copy(update={"items": tuple(items)})


def taken_from(module: Path, wanted: Iterable[str]) -> dict[str, AnyItem]:
    """The wanted items by id, and every other item of the files that mention one of them.

    Only those files are parsed: a learner waits for this when handing in.
    """
    ids = set(wanted)
    files = (path for path in bank_files(module) if _mentions(path, ids))
    return {entry.item.id: entry.item for path in files for entry in read_items(path)}


def _mentions(path: Path, ids: set[str]) -> bool:
    text = path.read_text(encoding="utf-8")
    return any(one in text for one in ids)


class _NotTaken(Exception):
    """An entry of `take` that gives no item."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what, self.remedy = what, remedy


def _made(taken: str | Variant, bank: dict[str, AnyItem]) -> Item:
    name = taken if isinstance(taken, str) else taken.generator
    item = bank.get(name)
    match item, taken:
        case None, _:
            raise _NotTaken(f"the item '{name}' is not in the module's bank", did_you_mean(name, sorted(bank)))
        case Item(), str():
            return item
        case ((MultipleItem() | MatchItem() | OrderItem() | NumericItem()), str()):
            raise _NotTaken(f"'{name}' is of kind '{item.kind}', this test asks single choices", "take another item")
        case GeneratedItem(), Variant(seed=seed):
            return _variant(item, seed)
        case GeneratedItem(), _:
            raise _NotTaken(f"'{name}' is drawn anew for every seed", f"write {{generator: {name}, seed: 1}}")
    raise _NotTaken(f"'{name}' is written out and has no seeds", f"write only {name}")


def _variant(item: GeneratedItem, seed: int) -> Item:
    try:
        made = generate(item, seed)
    except (CannotGenerate, NotArithmetic) as error:
        raise _NotTaken(str(error), "take another seed, or widen what the item draws from") from None
    if not isinstance(made, Item):
        raise _NotTaken(f"'{item.id}' is answered by a number, and this test asks single choices", "take another item")
    return made
