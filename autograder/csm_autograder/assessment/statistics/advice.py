"""Signs and figures in words that an instructor understands, with what to do about them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from csm_autograder.assessment.statistics.flags import EXPOSED, Flag
from csm_autograder.assessment.statistics.report import Report

Weight = Literal["check", "look", "know"]
"""Check it before it is used again; have a look; good to know."""


@dataclass(frozen=True)
class Advice:
    """`item` is empty where it is about the whole assessment."""

    weight: Weight
    item: str
    title: str
    sentence: str
    todo: str


def advice(report: Report) -> tuple[Advice, ...]:
    """All that needs attention: questions first, most serious on top, then the assessment as a whole."""
    found = [of_flag(flag) for flag in report.flags]
    found.sort(key=lambda one: ("check", "look", "know").index(one.weight))
    return (*found, *overall(report))


def of_flag(flag: Flag) -> Advice:
    """One sign."""
    weight, title, words = _WORDS[flag.kind]
    sentence, todo = words(flag)
    return Advice(weight, flag.item, title, sentence, todo)


def option(name: str) -> str:
    """How an option is spoken of: `option C`, or `the answer “1,200”`."""
    return f"option {name.upper()}" if len(name) == 1 and name.isalpha() else f"the answer “{name}”"


def percent(share: float) -> str:
    """A share in whole per cent."""
    return f"{share * 100:.0f}%"


def _key(flag: Flag) -> tuple[str, str]:
    chosen, key = flag.choices
    best, of_key = flag.figures
    name = _begin(option(chosen))
    if not key:
        return (
            f"{name} is chosen by {percent(best)} of the best learners, and nobody's answer earned the points.",
            f"Check the key: {option(chosen)} may be right.",
        )
    return (
        f"{name} is chosen by more of the best learners ({percent(best)}) than the key, {option(key)} "
        f"({percent(of_key)}): check the key.",
        f"If {option(chosen)} is right, correct the key and grade again. If not, the question misleads those who know "
        "most: rewrite it.",
    )


def _second_key(flag: Flag) -> tuple[str, str]:
    best, weakest = flag.figures
    name = option(flag.choices[0])
    return (
        f"{_begin(name)} attracts strong learners: {percent(best)} of the best third chose it, {percent(weakest)} "
        f"of the "
        "weakest.",
        f"Read {name} once more: it may be right as well, or right under another reading of the question.",
    )


def _weak(flag: Flag) -> tuple[str, str]:
    (found,) = flag.figures
    told = "does not tell strong learners from weak ones" if found > -0.05 else "is missed by the strong learners"
    return (
        f"This question {told}: its correlation with the other questions is {found:.2f}, and 0.20 or more is wanted.",
        "Look for two right options, an unclear stem, or knowledge the course does not teach.",
    )


def _idle(flag: Flag) -> tuple[str, str]:
    names = _listed([name.upper() if len(name) == 1 else f"“{name}”" for name in flag.choices])
    verb = "lures" if len(flag.choices) == 1 else "lure"
    return (
        f"{'Option' if len(flag.choices) == 1 else 'Options'} {names} {verb} almost nobody: whoever does not know the "
        "answer chooses between two options only, and is right half of the time by luck.",
        "Replace what nobody takes by mistakes that learners really make.",
    )


def _unfair(flag: Flag) -> tuple[str, str]:
    focal, reference = flag.group
    delta, gap = flag.figures
    harder = "harder" if delta < 0 else "easier"
    return (
        f"For “{focal}” this question is {harder} than for “{reference}” with the same score elsewhere: "
        f"{abs(gap) * 100:.0f} of 100 answer otherwise (ETS class C).",
        "Look for words, names or situations that one group knows better and that the competency does not need.",
    )


def _variant(flag: Flag) -> tuple[str, str]:
    own, siblings = flag.figures
    harder = "harder" if own < siblings else "easier"
    return (
        f"This variant of {flag.group[0]} is {harder} than its siblings: {percent(own)} right, where the others would "
        f"lead one to expect {percent(siblings)}.",
        "Look at its numbers: do they come out round, or does a wrong way lead to the right answer? Exclude them by a "
        "condition of the generator.",
    )


Words = Callable[[Flag], tuple[str, str]]


def _told(sentence: str, todo: str) -> Words:
    """Words that need no more than the figures put in."""
    return lambda flag: (sentence.format(*flag.figures), todo)


_too_easy = _told(
    "Nearly everybody gets it right ({0:.0%}), so it tells nobody apart.",
    "Keep it if everybody must know this; otherwise make the wrong options more plausible.",
)
_by_chance = _told(
    "Fewer get it right ({0:.0%}) than would by drawing lots ({1:.0%}).",
    "Check the key, and whether a lesson teaches this at all.",
)
_known = _told(
    "{0:.0%} answered in less than a third of the time they would need, and {1:.0%} of these were right; of others "
    "with the same scores far fewer ({2:.0%} in all).",
    "It may be known beforehand. Look whether it stands on the web, and replace it in the next forms.",
)
_lately = _told(
    "It became easier with time: {2:.0%} right in the earlier half of the sittings, {1:.0%} in the later half, among "
    "learners of the same score.",
    "It may be passed on among learners. Retire it, or let it rest.",
)
_exposed = _told(
    f"{{0:.0%}} of the learners met this question; the limit is {percent(EXPOSED)}.",
    "Write more questions for its place in the blueprint.",
)
_WORDS: dict[str, tuple[Weight, str, Words]] = {
    "key": ("check", "The key may be wrong", _key),
    "second key": ("check", "A second option may be right", _second_key),
    "weak": ("check", "Does not tell strong from weak", _weak),
    "known before": ("check", "May be known beforehand", _known),
    "easier lately": ("look", "Became easier with time", _lately),
    "unfair": ("check", "Harder for one group", _unfair),
    "variant": ("check", "One variant is different", _variant),
    "by chance": ("check", "Right no more often than by chance", _by_chance),
    "idle options": ("look", "Can be guessed", _idle),
    "too easy": ("look", "Too easy", _too_easy),
    "exposed": ("look", "Shown too often", _exposed),
}


def overall(report: Report) -> tuple[Advice, ...]:
    """What is to be said of the assessment as a whole."""
    found: list[Advice | None] = [_few(report), _reliable(report), _decides(report), _forms(report), _pool(report)]
    found += [_unsettled(*pair) for pair in _pairs_apart(report)]
    said = [one for one in found if one is not None]
    return (*said, *(Advice("know", "", "What was counted", remark, "") for remark in report.remarks))


def _few(report: Report) -> Advice | None:
    if report.enough:
        return None
    return Advice(
        "know",
        "",
        "Too few to tell",
        f"{_sittings(report.sittings)} so far. Figures of questions and of the whole need 30, differences between "
        f"groups "
        "100 of each.",
        "Come back when more have taken it. Until then read what learners write about single questions.",
    )


def _reliable(report: Report) -> Advice | None:
    found = report.reliability
    if found is None:
        return None
    band = (
        f" (between {found.low:.2f} and {found.high:.2f})" if found.low is not None and found.high is not None else ""
    )
    good = found.value >= 0.8
    sentence = (
        f"Reliability is {found.value:.2f}{band}. A score is right to about {found.error:.1f} of {found.maximum:.0f} "
        "points to either side, two times out of three."
    )
    wanted = "For a decision about a person 0.80 or more is wanted. More questions, or ones that tell better, raise it."
    return Advice("know" if good else "look", "", "How sure a score is", sentence, "" if good else wanted)


def _decides(report: Report) -> Advice | None:
    found = report.deciding
    if found is None:
        return None
    half = next(one for one in found.chances if one.share == 0.5)
    start = f"With {found.items} questions and a pass from {found.cut} on, "
    if not found.weak:
        return Advice(
            "know", "", "What it can decide",
            f"{start}somebody who gets half of such questions right passes {_often(half.once)}. Somebody exactly at "
            f"the "
            f"pass mark moves by ±{found.band:.1f} questions from sitting to sitting.", "",
        )  # fmt: skip
    more = f" {found.needed} questions would make that 5 of 100." if found.needed else ""
    return Advice(
        "check", "", f"What {found.items} questions cannot decide",
        f"{start}somebody who gets only half of such questions right passes {_often(half.once)}, and "
        f"{_often(half.in_three)} within three tries. Somebody exactly at the pass mark moves by ±{found.band:.1f} "
        "questions from sitting to sitting.",
        f"Never let this result decide alone: take it together with a longer test.{more}",
    )  # fmt: skip


def _forms(report: Report) -> Advice | None:
    tested = [form for form in report.forms if form.p is not None and form.difference is not None]
    odd = [form for form in tested if (form.p or 0) < 0.005 / len(tested) and abs(form.difference or 0) >= 0.05]
    if not odd:
        return None
    worst = max(odd, key=lambda form: abs(form.difference or 0))
    word = "lower" if (worst.difference or 0) < 0 else "higher"
    return Advice(
        "check", "", "Forms are not equally hard",
        f"Learners with form {worst.id} got {abs(worst.difference or 0) * 100:.0f} points of a hundred {word} "
        f"scores than "
        "learners with other forms. If chance gave out the forms, the form is the reason.",
        "Compare the questions that only this form has; balance their difficulty when forms are assembled.",
    )  # fmt: skip


def _pool(report: Report) -> Advice | None:
    if report.same_items or report.questions == 0 or report.pool * EXPOSED >= report.questions:
        return None
    share = report.questions / report.pool
    return Advice(
        "know", "", "The bank is small",
        f"{report.pool} questions stand for {report.questions} places: on average each learner meets "
        f"{percent(share)} of "
        f"all there are, where {percent(EXPOSED)} would keep them fresh.",
        "Write more questions before the next class.",
    )  # fmt: skip


def _pairs_apart(report: Report) -> list[tuple[str, str]]:
    """Groups whose matching score could not be freed of the questions on which they differ."""
    return sorted({(one.focal, one.reference) for one in report.fairness if not one.settled})


def _unsettled(focal: str, reference: str) -> Advice:
    return Advice(
        "check", "", "Groups differ nearly everywhere",
        f"“{focal}” and “{reference}” differ on more than half of the questions even at the same score. Too few "
        "questions are left by which learners could be called equally good, so the score they are matched by could not "
        "be freed of the others (purification gave up). The classes of single questions are not to be relied on.",
        "Ask first what differs as a whole: what was taught, the language of the test, the time. Only then look at "
        "single questions.",
    )  # fmt: skip


def _often(share: float) -> str:
    hundred = share * 100
    if hundred < 0.95:
        return "in less than 1 of 100 cases"
    return f"in {hundred:.0f} of 100 cases"


def _sittings(many: int) -> str:
    return "Nobody has taken it" if many == 0 else "One person has taken it" if many == 1 else f"{many} have taken it"


def _begin(words: str) -> str:
    return words[0].upper() + words[1:]


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
