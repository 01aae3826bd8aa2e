"""One question under review: a bank item, one variant of a generated item, or a choice exercise of a lesson.

Rules read it in one shape and still name the author's own lines.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from csm_app.check.finding import Finding, Rule
from csm_course.content import AuthoredModule
from csm_course.exercises.base import Option
from csm_course.exercises.multiple import MultipleExercise
from csm_course.exercises.quiz import Item
from csm_course.exercises.single import SingleExercise
from csm_course.items import Entry, FixedItem, GeneratedItem, MatchItem, MultipleItem, NumericItem, OrderItem
from csm_course.items.amounts import as_shown
from csm_course.items.generator import made
from csm_course.remedies import Location
from csm_course.source import Document, read_yaml


@dataclass(frozen=True)
class Asked:
    """Stem, options and keys, and where each is written; `places` go with `options`."""

    name: str
    stem: str
    options: tuple[Option, ...]
    keys: frozenset[str]
    document: Document
    stem_at: Location
    places: tuple[Location, ...]

    @property
    def right(self) -> tuple[Option, ...]:
        """The options that are keys."""
        return tuple(option for option in self.options if option.id in self.keys)

    @property
    def wrong(self) -> tuple[Option, ...]:
        """The options that are not."""
        return tuple(option for option in self.options if option.id not in self.keys)

    def at_stem(self, rule: Rule, what: str, remedy: str) -> Finding:
        """A finding at the line of the stem."""
        return self._at(self.stem_at, rule, what, remedy)

    def at_option(self, option: Option, rule: Rule, what: str, remedy: str) -> Finding:
        """A finding at the line of an option."""
        return self._at(self.places[self.options.index(option)], rule, what, remedy)

    def _at(self, place: Location, rule: Rule, what: str, remedy: str) -> Finding:
        return rule.at(self.document.path, self.document.line(place), f"{self.name}: {what}", remedy)


@dataclass(frozen=True)
class BankQuestion(Asked):
    """A question of the bank, with the item it is; `generated` for one variant of a generator.

    What has a reason counts as an option: pairs by the text that belongs to them, steps, numbers.
    """

    item: FixedItem
    generated: bool
    at: Location

    def at_tag(self, tag: str | Location, rule: Rule, what: str, remedy: str) -> Finding:
        """A finding at the line of a tag such as `objective`."""
        place = (tag,) if isinstance(tag, str) else tag
        return self._at((*self.at, *place), rule, what, remedy)

    @property
    def answer(self) -> str:
        """The right answer in words."""
        return " ".join(option.text for option in self.right)


@dataclass(frozen=True)
class AskedItem(BankQuestion):
    """A single choice."""

    item: Item

    @property
    def key(self) -> Option:
        """The one right option."""
        return self.right[0]


def asked_item(entry: Entry, seed: int = 1) -> BankQuestion:
    """The item of an entry; of a generated one the variant of that seed. Raises CannotGenerate and NotArithmetic."""
    if isinstance(entry.item, GeneratedItem):
        variant = made(entry.item, seed)
        return _question(entry, variant.item, variant.places, generated=True)
    return _question(entry, entry.item, _places(entry.item), generated=False)


def _question(entry: Entry, item: FixedItem, places: tuple[Location, ...], *, generated: bool) -> BankQuestion:
    at: Location = (entry.index,)
    options, keys = _parts(item)
    stem_at, parts_at = (*at, "stem"), tuple((*at, *place) for place in places)
    told = (entry.item.id, item.stem, options, frozenset(keys), entry.document, stem_at, parts_at)
    if isinstance(item, Item):
        return AskedItem(*told, item=item, generated=generated, at=at)
    return BankQuestion(*told, item=item, generated=generated, at=at)


def _parts(item: FixedItem) -> tuple[tuple[Option, ...], tuple[str, ...]]:
    """What has a reason, and which of it is right."""
    match item:
        case Item():
            return item.options, (item.key,)
        case MultipleItem():
            return item.options, item.keys
        case MatchItem():
            pairs = tuple(Option(id=pair.id, text=pair.match, reason=pair.reason) for pair in item.pairs)
            return (*pairs, *item.others), tuple(pair.id for pair in pairs)
        case OrderItem():
            return item.steps, tuple(step.id for step in item.steps)
        case NumericItem():
            return _numbers(item), ("value",)


def _numbers(item: NumericItem) -> tuple[Option, ...]:
    key = Option(id="value", text=as_shown(item.value, item.decimals, item.unit), reason=item.reason)
    errors = (
        Option(id=f"error-{index}", text=as_shown(one.value, item.decimals, item.unit), reason=one.reason)
        for index, one in enumerate(item.errors, 1)
    )
    return (key, *errors)


def _places(item: FixedItem) -> tuple[Location, ...]:
    """Where the parts of a written item stand."""
    match item:
        case MatchItem():
            return (*_listed("pairs", len(item.pairs)), *_listed("others", len(item.others)))
        case OrderItem():
            return _listed("steps", len(item.steps))
        case NumericItem():
            return (("reason",), *_listed("errors", len(item.errors)))
        case _:
            return _listed("options", len(item.options))


def _listed(name: str, count: int) -> tuple[Location, ...]:
    return tuple((name, index) for index in range(count))


def asked_in_practice(module: AuthoredModule) -> Iterator[Asked]:
    """The choice exercises of a module's pages."""
    for page in module.pages:
        path = page.path.with_suffix(".yaml")
        for index, exercise in enumerate(page.exercises):
            if isinstance(exercise, SingleExercise | MultipleExercise):
                yield _asked_exercise(exercise, read_yaml(path), index)


def _asked_exercise(exercise: SingleExercise | MultipleExercise, document: Document, index: int) -> Asked:
    keys = (
        frozenset({exercise.key})
        if isinstance(exercise, SingleExercise)
        else frozenset(option.id for option in exercise.options if option.correct)
    )
    return Asked(
        name=exercise.id, stem=exercise.task, options=tuple(exercise.options), keys=keys, document=document,
        stem_at=(index, "task"), places=tuple((index, "options", place) for place in range(len(exercise.options))),
    )  # fmt: skip
