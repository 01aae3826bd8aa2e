"""The whole review: every rule over every bank, test, practice choice and text."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from csm_app.check.finding import Finding
from csm_app.check.items.asked import Asked, AskedItem, BankQuestion, asked_in_practice, asked_item
from csm_app.check.items.coverage import levels_reached, test_covers
from csm_app.check.items.duplicates import duplicates, duplicates_between, leaks
from csm_app.check.items.form import form_findings, numbers_in_order, options_differ, stem_findings
from csm_app.check.items.keys import Questions, bank_findings, key_findings, runs
from csm_app.check.items.kinds import key_wanders, kind_findings
from csm_app.check.items.life import life_findings, test_life
from csm_app.check.items.originality import FILE, copied, inventory_names, read_hashes, title_runs
from csm_app.check.items.reasons import generator_reasons, reason_findings, reasons_given
from csm_app.check.items.rules import KEY_RECOMPUTED
from csm_app.check.items.tags import key_recomputed, tag_findings
from csm_app.check.items.wording import (
    clangs,
    negative_share,
    negative_stem,
    options_about_options,
    unfair_words,
    vague_words,
)
from csm_app.check.references import Outcomes
from csm_course.arithmetic import NotArithmetic
from csm_course.content import AuthoredModule
from csm_course.exercises.quiz import QuizExercise, Variant
from csm_course.items import Bank, CannotGenerate, Entry, GeneratedItem, MatchItem
from csm_course.problems import Problem
from csm_course.source import read_yaml
from csm_course.syllabus import Syllabus


def item_findings(
    content: Path, modules: Sequence[tuple[AuthoredModule, Bank]], syllabus: Syllabus, outcomes: Outcomes
) -> tuple[list[Problem], list[Finding]]:
    """What must be mended, and what somebody should look at."""
    found: list[Finding] = []
    banks: list[tuple[BankQuestion, ...]] = []
    for module, bank in modules:
        asked, broken = _asked(bank)
        banks.append(asked)
        found += broken
        found += _bank(module, bank, asked, syllabus, outcomes)
        for one in asked_in_practice(module):
            found += _softened(_practice(one))
    found += duplicates_between(banks)
    found += _originality(content, syllabus)
    return [one for one in found if one.rule.hard], [one for one in found if not one.rule.hard]


def _asked(bank: Bank) -> tuple[tuple[BankQuestion, ...], list[Finding]]:
    """The questions of the bank; and the generators that make none, make their key easy to find or lack a reason."""
    asked: list[BankQuestion] = []
    broken: list[Finding] = []
    for entry in bank.entries:
        try:
            asked.append(asked_item(entry))
            if isinstance(entry.item, GeneratedItem):
                broken.extend(key_wanders(entry, entry.item))
                broken.extend(generator_reasons(entry, entry.item))
        except (CannotGenerate, NotArithmetic) as error:
            line = entry.line("draws")
            broken.append(KEY_RECOMPUTED.at(entry.path, line, str(error), "correct the sums, or widen 'draws'"))
    return tuple(asked), broken


def _bank(
    module: AuthoredModule, bank: Bank, asked: tuple[BankQuestion, ...], syllabus: Syllabus, outcomes: Outcomes
) -> Iterator[Finding]:
    for one in asked:
        yield from _item(one) if isinstance(one, AskedItem) else _other(one)
        yield from tag_findings(one, syllabus, outcomes)
        yield from kind_findings(one)
    yield from life_findings(bank, syllabus)
    if not asked:
        return
    singles = tuple(one for one in asked if isinstance(one, AskedItem))
    whole = Questions(f"the bank of {module.slug[:3]}", singles, asked[0].document.path, 1)
    yield from negative_share(asked)
    yield from clangs(singles)
    yield from duplicates(asked)
    yield from key_findings(whole)
    yield from bank_findings(whole)
    items = tuple(one.item for one in asked)
    yield from levels_reached(module, items)
    for test in _tests(module, bank):
        yield from key_findings(test)
        yield from runs(test)
        yield from leaks(test.asked)
        yield from test_covers(test, items)
        yield from test_life(test, {entry.item.id: entry for entry in bank.entries})


def _item(asked: AskedItem) -> Iterator[Finding]:
    yield from form_findings(asked)
    yield from _of_any_kind(asked)
    yield from key_recomputed(asked)


def _other(asked: BankQuestion) -> Iterator[Finding]:
    """A question of another kind: the same wants, without those that are about one key among options."""
    if not isinstance(asked.item, MatchItem):  # pairs may share what belongs to them
        yield from options_differ(asked)
    yield from stem_findings(asked)
    yield from _of_any_kind(asked)


def _of_any_kind(asked: BankQuestion) -> Iterator[Finding]:
    """What is wanted of a question however it is answered."""
    yield from options_about_options(asked)
    yield from negative_stem(asked)
    yield from vague_words(asked)
    yield from unfair_words(asked)
    if not asked.generated:
        yield from reason_findings(asked)


def _practice(asked: Asked) -> Iterator[Finding]:
    yield from options_differ(asked)
    yield from options_about_options(asked)
    yield from negative_stem(asked)
    yield from numbers_in_order(asked)
    yield from reasons_given(asked)


def _softened(found: Iterator[Finding]) -> Iterator[Finding]:
    """In practice the same rules only warn: an exercise may have a purpose that an examination item has not."""
    for one in found:
        rule = one.rule
        soft = type(rule)(rule.number, rule.looks_at, rule.threshold, hard=False)
        yield Finding(one.file, one.line, one.what, one.remedy, soft)


def _tests(module: AuthoredModule, bank: Bank) -> Iterator[Questions]:
    """The tests of the module that take from the bank."""
    entries = {entry.item.id: entry for entry in bank.entries}
    for page in module.pages:
        path = page.path.with_suffix(".yaml")
        for index, exercise in enumerate(page.exercises):
            if isinstance(exercise, QuizExercise) and exercise.take:
                taken = (_taken(one, entries) for one in exercise.take)
                asked = tuple(one for one in taken if isinstance(one, AskedItem))
                yield Questions(exercise.id, asked, path, read_yaml(path).line((index, "take")))


def _taken(taken: str | Variant, entries: dict[str, Entry]) -> BankQuestion:
    """The question that a test takes; reading the page has made sure that it is there."""
    return asked_item(entries[taken]) if isinstance(taken, str) else asked_item(entries[taken.generator], taken.seed)


def _originality(content: Path, syllabus: Syllabus) -> Iterator[Finding]:
    """Everything authors wrote for learners; the syllabus itself is names."""
    sources = read_hashes(content / FILE)
    titles = title_runs(
        (*inventory_names(content / "inventory.csv"), *(one.title for one in syllabus.entries.values()))
    )
    written = [
        content / "glossary.yaml",
        *content.glob("m[0-9][0-9]-*/**/*.md"),
        *content.glob("m[0-9][0-9]-*/**/*.yaml"),
    ]
    for path in sorted(written):
        if path.is_file():
            yield from copied(path, sources, titles)
