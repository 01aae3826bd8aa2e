"""The item bank: test questions, written out or generated, with a reason for every option and what each measures."""

from csm_course.items.bank import Bank, Entry, read_bank, read_items
from csm_course.items.generated import GeneratedItem
from csm_course.items.generator import CannotGenerate, generate
from csm_course.items.kinds import AnyItem, FixedItem, MatchItem, MultipleItem, NumericItem, OrderItem
from csm_course.items.stories import WrittenStory

__all__ = [
    "AnyItem",
    "Bank",
    "CannotGenerate",
    "Entry",
    "FixedItem",
    "GeneratedItem",
    "MatchItem",
    "MultipleItem",
    "NumericItem",
    "OrderItem",
    "WrittenStory",
    "generate",
    "read_bank",
    "read_items",
]
