"""What only some kinds of item get wrong: ids that tell, counts in the stem, leftovers, typed numbers (29 to 34)."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from string import ascii_lowercase

from csm_app.check.finding import Finding
from csm_app.check.items.asked import BankQuestion
from csm_app.check.items.rules import (
    HOW_MANY,
    IDS_TELL,
    KEY_RECOMPUTED,
    KEY_UNPROVEN,
    KEY_WANDERS,
    LEFTOVER,
    NUMBER_ERRORS,
    NUMBER_FITS,
    SEEDS_READ,
    SEEDS_TRIED,
    STEPS_TELL,
)
from csm_course.arithmetic import NotArithmetic, evaluate
from csm_course.exercises.quiz import Item
from csm_course.items import Entry, GeneratedItem, MatchItem, MultipleItem, NumericItem, OrderItem, generate
from csm_course.items.generator import key_letter

MOST_AT_ONE_PLACE = 0.45
FEWEST_ERRORS = 2
_COUNT = re.compile(
    r"\b(two|three|four|five|[2-5])\b (?:\w+ )?"
    r"(?:of (?:these|them|the)|options?|answers?|statements?|sentences?|apply|fit)\b",
    re.IGNORECASE,
)
_SEQUENCE = re.compile(r"^(first|then|next|finally|lastly|at last|second|third)\b", re.IGNORECASE)


def kind_findings(asked: BankQuestion) -> Iterator[Finding]:
    """The rules for the kind of this item."""
    match asked.item:
        case Item():
            yield from _letters(asked)
        case MultipleItem():
            yield from _letters(asked)
            if _COUNT.search(asked.stem):
                what = "the stem says how many options fit"
                yield asked.at_stem(HOW_MANY, what, "ask which of them do, and leave the count to the learner")
        case MatchItem() as item:
            if len({pair.match for pair in item.pairs}) == len(item.pairs) and not item.others:
                what = "each text on the right belongs to one pair, so the last pair is found by itself"
                yield asked.at_tag("pairs", LEFTOVER, what, "add one under 'others', or let two pairs share a text")
        case OrderItem() as item:
            for index, step in enumerate(item.steps):
                if said := _SEQUENCE.search(step.text):
                    what = f"step {step.id} begins with '{said[0]}'"
                    yield asked.at_tag(("steps", index), STEPS_TELL, what, "say what is done, not when")
        case NumericItem() as item:
            yield from _number(asked, item)


def _letters(asked: BankQuestion) -> Iterator[Finding]:
    wanted = list(ascii_lowercase[: len(asked.options)])
    if [option.id for option in asked.options] != wanted:
        what = f"the options are called {', '.join(option.id for option in asked.options)}"
        yield asked.at_tag("options", IDS_TELL, what, f"call them {', '.join(wanted)}")


def _number(asked: BankQuestion, item: NumericItem) -> Iterator[Finding]:
    if abs(round(item.value, item.decimals) - item.value) > item.tolerance:
        what = f"{item.value} rounded to {item.decimals} decimals is not within the tolerance of {item.tolerance}"
        yield asked.at_tag("tolerance", NUMBER_FITS, what, "widen the tolerance, or ask for more decimals")
    if len(item.errors) < FEWEST_ERRORS:
        what = f"{len(item.errors)} errors are named"
        yield asked.at_tag("errors", NUMBER_ERRORS, what, "name the mistakes people make, so that they read why")
    if asked.generated:
        return
    if item.recomputed is None:
        yield asked.at_tag("value", KEY_UNPROVEN, "the value stands without its sum", 'add recomputed: "100*4/160"')
        return
    try:
        value = evaluate(item.recomputed)
    except NotArithmetic as error:
        yield asked.at_tag("recomputed", KEY_RECOMPUTED, str(error), "correct the sum")
        return
    if abs(value - item.value) > item.tolerance:
        what = f"the value is {item.value}, its sum comes to {value:.6g}"
        yield asked.at_tag("recomputed", KEY_RECOMPUTED, what, "correct the value or the sum")


def key_wanders(entry: Entry, item: GeneratedItem) -> Iterator[Finding]:
    """Rule 34: a generator whose key stands at one place is answered without its numbers.

    Raises CannotGenerate and NotArithmetic where one of the seeds makes no item.
    """
    places = key_places(item.model_dump_json(by_alias=True))
    letter, count = max(places.items(), key=lambda place: place[1], default=("", 0))
    if count > MOST_AT_ONE_PLACE * SEEDS_TRIED:
        what = f"{item.id}: the key is option {letter} for {count} of {SEEDS_TRIED} seeds"
        remedy = "name more errors, up to three on either side of the key"
        yield KEY_WANDERS.at(entry.path, entry.line("errors"), what, remedy)


@lru_cache(maxsize=1000)
def key_places(generator: str) -> Counter[str]:
    """How often each letter holds the key; nothing for a generator that asks for the number. Worked out once."""
    item = GeneratedItem.model_validate_json(generator)
    for seed in range(SEEDS_READ):
        generate(item, seed)
    if item.answer_by == "number":
        return Counter()
    return Counter(key_letter(item, seed) for seed in range(SEEDS_TRIED))
