"""The share right of each question so far, as a panel of judges is shown it between two rounds."""

from collections.abc import Mapping

from csm_autograder.assessment.statistics.reliability import FEWEST
from csm_autograder.assessment.statistics.report import Report
from csm_autograder.assessment.statistics.variants import generator_of


def facilities(report: Report) -> dict[str, float]:
    """By question that enough answered; a generator has the share of all its variants together."""
    found = {item.id: item.facility for item in report.items if item.enough}
    together: dict[str, tuple[int, float]] = {}
    for item in report.items:
        variant = generator_of(item.id)
        if variant:
            answers, right = together.get(variant[0], (0, 0.0))
            together[variant[0]] = answers + item.answers, right + item.answers * item.facility
    return {name: right / answers for name, (answers, right) in together.items() if answers >= FEWEST} | found


def facility_of(known: Mapping[str, float], question: str) -> float | None:
    """Of the question itself, else of all variants of its generator."""
    variant = generator_of(question)
    return known.get(question, known.get(variant[0]) if variant else None)
