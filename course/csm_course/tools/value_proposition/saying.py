"""The proposition in one sentence: for whom, in which job, what goes away, what comes, and against what."""

from collections.abc import Sequence

from csm_course.tools.value_proposition.inputs import Inputs, Sort
from csm_course.tools.value_proposition.result import Answered


def sentence(inputs: Inputs, needs: Sequence[Answered]) -> str:
    """Built of the weightiest job and the weightiest pain and gain that something answers, proven ones first.

    Where only a pain or only a gain is answered, it stands alone.
    """
    parts = [
        f"{verb} {_inside(one.name)}"
        for verb, sort in (("takes away", "pain"), ("brings", "gain"))
        if (one := chosen(needs, sort))  # type: ignore[arg-type]  # the two sorts there are
    ]
    said = f"For {_inside(inputs.who)} who {_inside(_job(inputs))}, {inputs.product} {' and '.join(parts)}."
    if inputs.alternative and inputs.difference:
        said += f" Unlike {_inside(inputs.alternative)}, it {_inside(inputs.difference)}."
    return said


def missing(inputs: Inputs, needs: Sequence[Answered]) -> tuple[str, ...]:
    """What the sentence cannot do without and has not got."""
    answered = chosen(needs, "pain") or chosen(needs, "gain")
    parts = {
        "for whom it is": inputs.who,
        "a job": _job(inputs),
        "the product": inputs.product,
        "a pain or gain that a feature answers": answered,
    }
    return tuple(words for words, there in parts.items() if not there)


def chosen(needs: Sequence[Answered], sort: Sort) -> Answered | None:
    """The answered need of that kind to speak of: proven before claimed, then by weight."""
    answered = [one for one in needs if one.sort == sort and one.fit != "open"]
    return min(answered, key=lambda one: (one.fit != "proven", -one.weight), default=None)


def _job(inputs: Inputs) -> str:
    named = [job for job in inputs.jobs if job.name]
    return max(named, key=lambda job: job.weight or 0).name if named else ""


def _inside(words: str) -> str:
    """As it stands inside a sentence: no full stop, a small first letter unless the word is an abbreviation."""
    trimmed = words.rstrip(" .")
    return trimmed[:1].lower() + trimmed[1:] if trimmed[1:2].islower() or trimmed[1:2] == " " else trimmed
