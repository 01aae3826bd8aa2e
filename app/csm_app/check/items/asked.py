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
from csm_course.items import Entry, GeneratedItem
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
class AskedItem(Asked):
    """A question of the bank, with the item it is; `generated` for one variant of a generator."""

    item: Item
    generated: bool
    at: Location

    @property
    def key(self) -> Option:
        """The one right option."""
        return self.right[0]

    def at_tag(self, tag: str | Location, rule: Rule, what: str, remedy: str) -> Finding:
        """A finding at the line of a tag such as `objective`."""
        place = (tag,) if isinstance(tag, str) else tag
        return self._at((*self.at, *place), rule, what, remedy)


def asked_item(entry: Entry, seed: int = 1) -> AskedItem:
    """The item of an entry; of a generated one the variant of that seed. Raises CannotGenerate and NotArithmetic."""
    at: Location = (entry.index,)
    if isinstance(entry.item, GeneratedItem):
        variant = made(entry.item, seed)
        item, places, generated = variant.item, variant.places, True
    else:
        item, generated = entry.item, False
        places = tuple(("options", index) for index in range(len(item.options)))
    return AskedItem(
        name=entry.item.id, stem=item.stem, options=item.options, keys=frozenset({item.key}),
        document=entry.document, stem_at=(*at, "stem"), places=tuple((*at, *place) for place in places),
        item=item, generated=generated, at=at,
    )  # fmt: skip


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
