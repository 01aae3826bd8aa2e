"""What a panel's ratings come to, in words: the mark, how far judges agree, and who or what stands apart."""

from collections.abc import Callable

from csm_autograder.assessment.angoff.cut import Cut, Far, Mark, Outcome
from csm_course.html.markdown import plain_text
from csm_course.wording import first_words

MOST = 10
"""Questions and ratings that are named; the rest can be seen in the table."""
SHORT = 40
"""Characters by which a question is known beside its id."""
Called = Callable[[str], str]
"""How a question is spoken of, by its id."""


def called(item: str, stem: str) -> str:
    """Its id and how it begins: `first-value “A chain of tailors buys …”`."""
    words = first_words(plain_text(stem), SHORT)
    return f"{item} “{words}”" if words else item


def of_mark(mark: Mark) -> str:
    """The pass mark for a test of so many questions."""
    between = ""
    if mark.low is not None and mark.low != mark.high:
        between = f" Between {mark.low} and {mark.high} would be within two standard errors."
    cut = f"The cut of {mark.cut:.2f} is rounded up: nobody passes below it."
    return f"Suggested pass mark: {mark.points} of {mark.length} questions. {cut}{between}"


def of_round(number: int, one: Cut) -> str:
    """A round in one sentence; rounds are counted from 1."""
    error = "" if one.error is None else f", standard error {one.error:.2f}"
    judges = "1 judge asks" if len(one.judges) == 1 else f"{len(one.judges)} judges ask"
    return f"Round {number}: {judges} for {one.cut:.2f} of {one.items} ({one.percent:.0f}%){error}{_agreement(one)}."


def of_judges(one: Cut) -> tuple[str, ...]:
    """Who asks for far more or far less than the others."""
    return tuple(
        f"{judge} asks for {abs(gap) * 100:.0f} points of a hundred {'more' if gap > 0 else 'less'} than the middle of "
        f"the panel: hear why before the next round."
        for judge, gap in one.judges_apart
    )


def of_ratings(one: Cut, called: Called) -> tuple[str, ...]:
    """Single ratings far from all others, and questions on which judges differ."""
    said = [_far(far, called) for far in one.far[:MOST]]
    if one.apart:
        named = ", ".join(f"{called(item)} (±{spread * 100:.0f})" for item, spread in one.apart[:MOST])
        rest = f" and {len(one.apart) - MOST} more" if len(one.apart) > MOST else ""
        said.append(f"Judges differ most on: {named}{rest}. Talk about these.")
    return tuple(said)


def of_results(one: Cut) -> tuple[str, ...]:
    """How far ratings follow what learners really got right."""
    if one.like_results is None:
        return ()
    good = one.like_results >= 0.4
    what = "judges see which questions are hard" if good else "judges hardly see which questions are hard"
    return (f"Ratings and the share right so far correlate by {one.like_results:.2f}: {what}.",)


def told(found: Outcome, called: Called) -> tuple[str, ...]:
    """All of it, as the command says it."""
    last = found.last
    rounds = [of_round(number, one) for number, one in enumerate(found.rounds, start=1)]
    return (*rounds, of_mark(found.mark(last.items)), *of_judges(last), *of_ratings(last, called), *of_results(last),
            *found.remarks)  # fmt: skip


def _agreement(one: Cut) -> str:
    if one.all_judges is None or one.one_judge is None:
        return ""
    return f"; agreement of all judges {one.all_judges:.2f}, of one {one.one_judge:.2f}"


def _far(one: Far, called: Called) -> str:
    middle = f"the middle of the panel gives {one.middle * 100:.0f}"
    return f"{one.judge} gives {called(one.item)} {one.rating * 100:.0f}, where {middle}."
