"""The life of items: who may stand on a test, ratings, enemies, and the stories they lean on (rules 25 to 28)."""

from collections.abc import Iterator, Mapping
from itertools import combinations

from csm_app.check.finding import Finding, Rule
from csm_app.check.items.keys import Questions
from csm_app.check.items.rules import (
    ENEMIES,
    ENEMIES_APART,
    RATED,
    RATING_FITS,
    STATUS,
    STORY,
    STORY_TOLD,
)
from csm_app.check.items.words import words
from csm_course.exercises.item import ItemFields
from csm_course.items import Bank, Entry
from csm_course.problems import did_you_mean
from csm_course.syllabus import Syllabus

RATINGS = (0.05, 0.95)
ABOVE_DIFFICULTY = 0.05
STORY_WORDS = range(80, 251)
ASKED = ("live", "pilot")
"""The states in which an item may stand on a form."""


def life_findings(bank: Bank, syllabus: Syllabus) -> Iterator[Finding]:
    """What is wrong with ratings, enemies and stories in a bank."""
    entries = {entry.item.id: entry for entry in bank.entries}
    for entry in bank.entries:
        yield from _rating(entry)
        yield from _enemies(entry, entries)
        story = entry.item.story
        if story is not None and bank.story(entry.item) is None:
            names = [one.id for one in bank.stories]
            yield _at(entry, "story", STORY, f"there is no story '{story}' in stories.yaml", did_you_mean(story, names))
    yield from _stories(bank, syllabus)


def _rating(entry: Entry) -> Iterator[Finding]:
    item: ItemFields = entry.item
    if item.angoff is None:
        if item.status == "live":
            what = "nobody has rated what barely competent candidates would do"
            yield _at(entry, "difficulty", RATED, what, "add angoff: with a share such as 0.6, or make it a pilot item")
    elif not RATINGS[0] <= item.angoff <= RATINGS[1]:
        what = f"the rating {item.angoff:g} says that none or all would know it"
        yield _at(entry, "angoff", RATING_FITS, what, f"rate it from {RATINGS[0]} to {RATINGS[1]}")
    elif item.angoff > item.difficulty + ABOVE_DIFFICULTY + 1e-9:
        what = f"the barely competent ({item.angoff:g}) would do better than learners at large ({item.difficulty:g})"
        yield _at(entry, "angoff", RATING_FITS, what, "correct 'angoff' or 'difficulty'")


def _enemies(entry: Entry, entries: Mapping[str, Entry]) -> Iterator[Finding]:
    name = entry.item.id
    for enemy in entry.item.enemies:
        if enemy == name:
            yield _at(entry, "enemies", ENEMIES, "it is its own enemy", "take it out of 'enemies'")
        elif enemy not in entries:
            what = f"the enemy '{enemy}' is not in the module's bank"
            yield _at(entry, "enemies", ENEMIES, what, did_you_mean(enemy, sorted(entries)))
        elif name not in entries[enemy].item.enemies:
            what = f"'{enemy}' is an enemy and does not name it in turn"
            yield _at(entry, "enemies", ENEMIES, what, f"add {name} to the enemies of {enemy}")


def _stories(bank: Bank, syllabus: Syllabus) -> Iterator[Finding]:
    document = bank.story_lines
    if document is None:
        return
    phases = [one.id for one in syllabus.entries.values() if one.id.startswith("FP-")]
    leaned_on = {entry.item.story for entry in bank.entries}
    for index, story in enumerate(bank.stories):
        line = document.line((index,))
        count = len(words(story.text))
        if count not in STORY_WORDS:
            what = f"{story.id}: the story has {count} words"
            remedy = f"tell it in {STORY_WORDS[0]} to {STORY_WORDS[-1]}"
            yield STORY.at(document.path, document.line((index, "text")), what, remedy)
        if story.phase is not None and story.phase not in phases:
            what = f"{story.id}: there is no phase '{story.phase}'"
            yield STORY.at(document.path, document.line((index, "phase")), what, did_you_mean(story.phase, phases))
        if story.id not in leaned_on:
            yield STORY_TOLD.at(document.path, line, f"{story.id}: no item leans on it", "write one, or take it out")


def test_life(test: Questions, entries: Mapping[str, Entry]) -> Iterator[Finding]:
    """Rules 25 and 27 for a pinned test."""
    taken = [entries[one.name].item for one in test.asked]
    for item in taken:
        if item.status not in ASKED:
            what = f"{item.id} is {'a draft' if item.status == 'draft' else 'retired'}"
            yield test.found(STATUS, what, "take another item")
    for first, second in combinations(taken, 2):
        if first.id == second.id or first.id in second.enemies:
            what = f"it takes {first.id} and {second.id}, which are enemies"
            yield test.found(ENEMIES_APART, what, "take another item for one of them")


def _at(entry: Entry, key: str, rule: Rule, what: str, remedy: str) -> Finding:
    return rule.at(entry.path, entry.line(key), f"{entry.item.id}: {what}", remedy)
