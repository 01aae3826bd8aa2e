"""Where answers come from: the database of the assessment service, or a CSV file; and what the bank says of items."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import make_url

from csm_autograder.assessment.forms.catalogue import Catalogue
from csm_autograder.assessment.forms.program import SolverTrouble
from csm_autograder.assessment.forms.shortages import NoForm
from csm_autograder.assessment.forms.variants import any_variant
from csm_autograder.assessment.policy.reading import read_policies
from csm_autograder.assessment.sittings import feed
from csm_autograder.assessment.sittings.place import has_database
from csm_autograder.assessment.sittings.storage import Storage
from csm_autograder.assessment.statistics.choices import FOLLOWED, PAIRED
from csm_autograder.assessment.statistics.report import PassMark, Report
from csm_autograder.assessment.statistics.rows import Answer, assessment_of, item_of
from csm_autograder.assessment.statistics.table import NotUsable
from csm_autograder.assessment.statistics.variants import generator_of
from csm_course.exercises.quiz import Item
from csm_course.html.markdown import plain_text
from csm_course.items import GeneratedItem
from csm_course.items.asking import right_side, veiled
from csm_course.items.kinds import FixedItem, MatchItem, MultipleItem, NumericItem, OrderItem
from csm_course.problems import ContentError
from csm_course.wording import first_words

LOOKS = 1.0
"""Seconds between two looks at the authors' files: a report asks for thousands of questions in one go."""
SHORT = 60
"""Characters by which a question is known beside its id."""


@dataclass(frozen=True)
class ItemTexts:
    """What an item asks, and its options by the ids that answers have; those of an order in the right one."""

    stem: str
    options: dict[str, str] = field(default_factory=dict)

    @cached_property
    def whole(self) -> str:
        """The stem in one line, without mark-up."""
        return plain_text(self.stem)

    def begins(self, most: int = SHORT) -> str:
        """How it begins, to know it by beside its id."""
        return first_words(self.whole, most)

    def said(self, chosen: str) -> str:
        """What was chosen, in words: an option, a pair, or the right places of the steps of an order; else nothing."""
        left, _, right = chosen.partition(PAIRED)
        if left in self.options and (not right or right in self.options):
            return PAIRED.join(self.options[one] for one in (left, right) if one)
        places = {step: str(place) for place, step in enumerate(self.options, start=1)}
        steps = chosen.split(FOLLOWED)
        return f"steps {FOLLOWED.join(places[one] for one in steps)}" if places.keys() >= set(steps) else ""


class Line(NamedTuple):
    """An option, a pair, a step or a number, and whether it is right."""

    text: str
    right: bool


Texts = Callable[[str], ItemTexts | None]
"""What the bank says of an item, by the name it has in the report."""


class Bank:
    """The assessments and items as authors wrote them; empty where no content is at hand or it cannot be read."""

    def __init__(self, content: Path) -> None:
        self._catalogue = Catalogue(content, rest=LOOKS)
        self._content = content

    def titles(self) -> dict[str, str]:
        """The title of each assessment."""
        try:
            return {name: one.title for name, one in self._catalogue.assessments().items()}
        except (ContentError, OSError):
            return {}

    def title(self, name: str) -> str:
        """How an assessment or its rehearsal is called; its name where the course does not know it."""
        whole = assessment_of(name)
        found = self.titles().get(whole, whole)
        return found if whole == name else f"{found} (rehearsal)"

    def pass_mark(self, assessment: str) -> PassMark | None:
        """The pass mark the course has for it."""
        try:
            policy = read_policies(self._content)[self._catalogue.assessments()[assessment_of(assessment)].policy]
        except (ContentError, OSError, KeyError):
            return None
        return None if policy.pass_percent is None else PassMark(policy.pass_percent)

    def policy_name(self, assessment: str) -> str:
        """Under which name its rules stand in the syllabus; empty where the course does not know it."""
        try:
            return self._catalogue.assessments()[assessment_of(assessment)].policy
        except (ContentError, OSError, KeyError):
            return ""

    def names(self, report: Report) -> Texts:
        """As `texts`, for a report of thousands of variants: one that few answered is told by another of its kind."""
        texts, alike = cache(self.texts), cache(self._alike)
        few = {one.id for one in report.items if not one.enough}
        return lambda item: (alike(self._family(item)) if item in few else None) or texts(item)

    def texts(self, item: str) -> ItemTexts | None:
        """What the item asks as the bank has it now; a generator is told by one of its variants. None where the bank
        has no such item."""
        found = self._item(item) or self._example(item)
        match found:
            case None:
                return None
            case Item() | MultipleItem():
                return ItemTexts(found.stem, {option.id: option.text for option in found.options})
            case OrderItem():
                return ItemTexts(found.stem, {veiled(step.text): step.text for step in found.steps})
            case MatchItem():
                left = {veiled(pair.text): pair.text for pair in found.pairs}
                return ItemTexts(found.stem, left | {choice.id: choice.text for choice in right_side(found)})
        return ItemTexts(found.stem)

    def key(self, item: str) -> tuple[Line, ...]:
        """What there is to choose or to do, with what is right; of a generator, of one of its variants."""
        found = self._item(item) or self._example(item)
        match found:
            case Item():
                return tuple(Line(one.text, one.id == found.key) for one in found.options)
            case MultipleItem():
                return tuple(Line(one.text, one.id in found.keys) for one in found.options)
            case OrderItem():
                return tuple(Line(f"{place}. {step.text}", True) for place, step in enumerate(found.steps, start=1))
            case MatchItem():
                return tuple(Line(f"{pair.text}{PAIRED}{pair.match}", True) for pair in found.pairs)
            case NumericItem():
                return (Line(f"{found.value:,.{found.decimals}f} {found.unit}".strip(), True),)
        return ()

    def options(self, item: str) -> tuple[str, ...]:
        """The options of a single-choice item, for `report`; none of another."""
        found = self._item(item)
        return tuple(option.id for option in found.options) if isinstance(found, Item) else ()

    def story(self, item: str) -> str:
        """What the item leans on, as Markdown; empty for most."""
        found = self._item(item)
        try:
            told = self._catalogue.stock().told.get(found.id) if found else None
        except (ContentError, OSError):
            return ""
        return told.text if told else ""

    def questions(self, assessment: str) -> tuple[tuple[str, str], ...]:
        """Id and stem of everything the assessment may ask; a generator stands for all its variants, told by one."""
        try:
            stock = self._catalogue.stock()
            chosen = self._catalogue.assessments()[assessment_of(assessment)]
        except (ContentError, OSError, KeyError):
            return ()
        families = dict.fromkeys(one.kin for one in stock.pool(chosen.blueprint).candidates)
        return tuple((name, (self._example(name) or stock.items[name]).stem) for name in families)

    def form(self, assessment: str) -> tuple[tuple[str, str], ...]:
        """Id and stem of the questions of one form that count: a sample of the whole, balanced by the blueprint."""
        try:
            made = self._catalogue.form(assessment_of(assessment), "panel", 1)
        except (ContentError, OSError, KeyError, NoForm, SolverTrouble):
            return ()
        return tuple((one.item.id, one.item.stem) for one in made.items if one.counts)

    def length(self, assessment: str) -> int | None:
        """How many questions a form has."""
        try:
            return self._catalogue.assessments()[assessment_of(assessment)].blueprint.items
        except (ContentError, OSError, KeyError):
            return None

    @staticmethod
    def _family(item: str) -> str:
        variant = generator_of(item_of(item))
        return variant[0] if variant else ""

    def _alike(self, generator: str) -> ItemTexts | None:
        """One variant of that generator for all of them, and told as such; None for what is none."""
        found = self._example(generator)
        return ItemTexts(f"Like: {found.stem}") if found else None

    def _item(self, item: str) -> FixedItem | None:
        try:
            return self._catalogue.item(item_of(item))  # the bank may have moved on
        except (ContentError, OSError, ValueError):
            return None

    def _example(self, generator: str) -> FixedItem | None:
        """A variant of that generator, always the same one; None for what is none."""
        try:
            found = self._catalogue.stock().items.get(generator)
        except (ContentError, OSError):
            return None
        return any_variant(found, "panel") if isinstance(found, GeneratedItem) else None


def answers_in(url: str, assessments: tuple[str, ...]) -> Iterator[Answer]:
    """Every answer of the finished sittings of these assessments, rehearsals under a name of their own.

    Raises `NotUsable`, `StorageTrouble`.
    """
    if not has_database(url):
        raise NotUsable(f"There is no database {make_url(url).database}: nobody has taken a test here yet.")
    storage = Storage.open(url)
    try:
        with storage.read() as connection:
            for assessment in assessments:
                yield from feed.all_answers(connection, assessment)
    finally:
        storage.close()
