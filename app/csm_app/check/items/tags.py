"""What an item is tagged with is there, and the item lies in the file of its lesson (rules 16 and 23)."""

from collections.abc import Iterator
from datetime import date

from csm_app.check.finding import Finding
from csm_app.check.items.asked import AskedItem, BankQuestion
from csm_app.check.items.rules import KEY_RECOMPUTED, KEY_UNPROVEN, TAGS
from csm_app.check.pages import agrees
from csm_app.check.references import Outcomes
from csm_course.arithmetic import NotArithmetic, evaluate
from csm_course.items.figures import figure_of, figures_of
from csm_course.problems import did_you_mean
from csm_course.syllabus import Syllabus


def tag_findings(asked: BankQuestion, syllabus: Syllabus, outcomes: Outcomes) -> Iterator[Finding]:
    """Rule 16; `outcomes` are those of the pages written so far, by page id."""
    item = asked.item
    known = (
        ("competency", (item.competency,), [one.id for one in syllabus.competencies]),
        ("lesson", (item.lesson,), [one.id for one in syllabus.taught]),
        ("topics", item.topics, sorted(syllabus.ids)),
    )
    for tag, names, ids in known:
        for name in names:
            if name not in ids:
                yield asked.at_tag(tag, TAGS, f"'{name}' is not in the syllabus", did_you_mean(name, ids))
    learned = outcomes.get(item.lesson)
    if learned is not None and item.objective not in learned:
        what = f"the objective '{item.objective}' is no outcome of {item.lesson}"
        yield asked.at_tag("objective", TAGS, what, did_you_mean(item.objective, learned))
    if not _is_day(item.reviewed):
        what = f"'{item.reviewed}' is not a day"
        yield asked.at_tag("reviewed", TAGS, what, "write the day of the review, such as 2026-11-22")
    elif date.fromisoformat(item.reviewed) > date.today():
        what = f"the review of {item.reviewed} is still to come"
        yield asked.at_tag("reviewed", TAGS, what, "write the day on which somebody read it")
    yield from _file(asked, syllabus)


def key_recomputed(asked: AskedItem) -> Iterator[Finding]:
    """Rule 23: a key that is a number can be worked out again."""
    if asked.generated or figures_of(asked.options) is None:
        return
    expression = asked.item.recomputed
    if expression is None:
        yield asked.at_tag("key", KEY_UNPROVEN, "the key is a number without its sum", 'add recomputed: "100*4/160"')
        return
    try:
        value = evaluate(expression)
    except NotArithmetic as error:
        yield asked.at_tag("recomputed", KEY_RECOMPUTED, str(error), "correct the sum")
        return
    for option in asked.options:
        fits = agrees(option.text, value)
        if fits and option is not asked.key:
            what = f"the sum comes to {value:.6g}, which is option {option.id}"
            yield asked.at_tag("recomputed", KEY_RECOMPUTED, what, "correct the key or the sum")
    figure = figure_of(asked.key.text)
    if figure is not None and not agrees(asked.key.text, value):
        what = f"the key says {asked.key.text}, its sum comes to {value:.6g}"
        yield asked.at_tag("recomputed", KEY_RECOMPUTED, what, "correct the key or the sum")


def _file(asked: BankQuestion, syllabus: Syllabus) -> Iterator[Finding]:
    """An item lies in the module that teaches it; a file called as a lesson holds that lesson's alone."""
    path = asked.document.path
    homes = {
        one.id: (module.slug, one.slug) for module in syllabus.modules for one in (*module.lessons, *module.supplements)
    }
    home = homes.get(asked.item.lesson)
    lessons = {slug for _, slug in homes.values()}
    stray = home is not None and (home[0] != path.parent.parent.name or path.stem in lessons - {home[1]})
    if home is not None and stray:
        what = f"an item of {asked.item.lesson} lies in {path.name}"
        yield asked.at_tag("lesson", TAGS, what, f"move it to {home[0]}/items/{home[1]}.yaml")


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
