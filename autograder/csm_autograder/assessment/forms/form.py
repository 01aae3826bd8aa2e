"""A form: the questions of one sitting in order, as they are and as the learner sees them."""

from dataclasses import dataclass

from csm_autograder.assessment.forms.assembling import Selection
from csm_autograder.assessment.forms.candidate import Candidate, Seen
from csm_autograder.assessment.forms.log import AssemblyLog
from csm_autograder.assessment.forms.shortages import NoForm, Shortage
from csm_autograder.assessment.forms.stock import Stock
from csm_autograder.assessment.forms.variants import any_variant, fresh_variant
from csm_course.items import FixedItem, GeneratedItem, WrittenStory
from csm_course.items.asked import AskedItem
from csm_course.items.asking import asked


@dataclass(frozen=True)
class FormItem:
    """One question: with its key, without it, and the story it leans on. A pilot question does not count."""

    item: FixedItem
    asked: AskedItem
    story: WrittenStory | None
    counts: bool = True


@dataclass(frozen=True)
class Form:
    """The questions in order; the same seed, bank and past give the same form everywhere."""

    items: tuple[FormItem, ...]
    seed: str
    log: AssemblyLog

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the questions in order."""
        return tuple(one.item.id for one in self.items)


def form_of(selection: Selection, stock: Stock, seen: Seen) -> Form:
    """The form a selection stands for, generators drawn by its seed. Raises NoForm for one that can make nothing."""
    items = tuple(_item(one, selection.seed, stock, seen) for one in selection.items)
    return Form(items, selection.seed, selection.log)


def _item(one: Candidate, seed: str, stock: Stock, seen: Seen) -> FormItem:
    written = stock.items[one.kin]
    item = _variant(written, seed, seen) if isinstance(written, GeneratedItem) else written
    story = stock.told.get(written.id)
    return FormItem(item, asked(item, seed, story), story, counts=not one.pilot)


def _variant(item: GeneratedItem, seed: str, seen: Seen) -> FixedItem:
    made = fresh_variant(item, seed, seen.times) or any_variant(item, seed)
    if made is None:
        raise NoForm((Shortage(item.id, "1 question", "none can be made", 1, "widen what the generator draws from"),))
    return made
