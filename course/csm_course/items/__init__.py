"""The item bank: test questions, written out or generated, with a reason for every option and what each measures."""

from csm_course.items.bank import AnyItem, Bank, Entry, read_bank, read_items
from csm_course.items.generated import GeneratedItem
from csm_course.items.generator import CannotGenerate, generate

__all__ = ["AnyItem", "Bank", "CannotGenerate", "Entry", "GeneratedItem", "generate", "read_bank", "read_items"]
