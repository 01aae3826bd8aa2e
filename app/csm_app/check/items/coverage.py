"""Whether bank and test cover what is taught: lessons, and levels of thinking (rules 1, 17 and 18)."""

from collections import Counter
from collections.abc import Iterator, Mapping

from csm_app.check.finding import Finding
from csm_app.check.items.keys import Questions
from csm_app.check.items.rules import BLOOM_MIX, BLOOM_REACHED, BLUEPRINT, SAME_NUMBER
from csm_course.content import AuthoredModule
from csm_course.exercises.item import Bloom, ItemFields
from csm_course.problems import line_of

LEVELS: tuple[Bloom, ...] = ("remember", "understand", "apply", "analyse", "evaluate", "create")
MOST_REMEMBERED = 0.4
FEWEST_APPLIED = 0.4
VERBS: Mapping[str, Bloom] = {
    **dict.fromkeys(("list", "name", "recall", "state", "define", "identify", "label", "match"), "remember"),
    **dict.fromkeys(
        (
            "describe",
            "explain",
            "distinguish",
            "tell",
            "recognise",
            "classify",
            "summarise",
            "interpret",
            "sort",
            "compare",
        ),
        "understand",
    ),
    **dict.fromkeys(
        (
            "apply",
            "calculate",
            "choose",
            "use",
            "plan",
            "write",
            "place",
            "set",
            "give",
            "ask",
            "act",
            "assign",
            "spot",
        ),
        "apply",
    ),
    **dict.fromkeys(("analyse", "trace", "diagnose", "separate", "prioritise", "rank"), "analyse"),
    **dict.fromkeys(("judge", "assess", "evaluate", "decide", "weigh", "defend"), "evaluate"),
    **dict.fromkeys(("design", "draft", "build", "create", "compose", "develop"), "create"),
}
"""The least level that a verb asks for. Items with one best answer reach 'analyse' at most."""


def levels_reached(module: AuthoredModule, items: tuple[ItemFields, ...]) -> Iterator[Finding]:
    """Rule 17: an outcome with items has one at the level of its verb. (That it has items is a rule for lessons.)"""
    for page in module.pages:
        for outcome in page.front.outcomes if page.front.kind == "lesson" else ():
            levels = [
                LEVELS.index(one.bloom) for one in items if (one.lesson, one.objective) == (page.front.id, outcome)
            ]
            wanted = VERBS.get(outcome.split()[0].lower())
            if levels and wanted and max(levels) < min(LEVELS.index(wanted), LEVELS.index("analyse")):
                what = f"the outcome '{outcome}' asks for '{wanted}', its items reach '{LEVELS[max(levels)]}'"
                remedy = "write an item in which it has to be done"
                yield BLOOM_REACHED.at(page.path, line_of(page.path, outcome), what, remedy)


def test_covers(test: Questions, bank: tuple[ItemFields, ...]) -> Iterator[Finding]:
    """Rules 1, 17 and 18 for the questions of one test."""
    if not test.asked:
        return
    sizes = Counter(len(one.options) for one in test.asked)
    if len(sizes) > 1:
        what = "some questions have 3 options and some have 4"
        yield test.found(SAME_NUMBER, what, "give all questions of the test the same number of options")
    yield from _bloom(test)
    yield from _lessons(test, bank)


def _bloom(test: Questions) -> Iterator[Finding]:
    levels = Counter(one.item.bloom for one in test.asked)
    count = len(test.asked)
    if levels["remember"] > MOST_REMEMBERED * count:
        what = f"{levels['remember']} of {count} questions only ask to remember"
        yield test.found(BLOOM_MIX, what, f"take at most {MOST_REMEMBERED:.0%} of them")
    if levels["understand"] + levels["apply"] < FEWEST_APPLIED * count:
        what = f"{levels['understand'] + levels['apply']} of {count} questions ask to understand or apply"
        yield test.found(BLOOM_MIX, what, f"take at least {FEWEST_APPLIED:.0%} of them")


def _lessons(test: Questions, bank: tuple[ItemFields, ...]) -> Iterator[Finding]:
    """Lessons weigh the same: each is asked about, and none more than once above or below the mean."""
    lessons = sorted({item.lesson for item in bank})
    asked = Counter(one.item.lesson for one in test.asked)
    mean = len(test.asked) / len(lessons)
    for lesson in lessons:
        if (asked[lesson] == 0 and mean >= 1) or abs(asked[lesson] - mean) > 1:
            what = f"{asked[lesson]} of {len(test.asked)} questions are about {lesson}"
            yield test.found(BLUEPRINT, what, f"take {max(1, int(mean))} to {int(mean) + 1} of them")
