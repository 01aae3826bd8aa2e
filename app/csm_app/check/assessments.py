"""Tests and exams: are their files right, can forms be made of the banks, and for how many attempts?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from csm_autograder.assessment.forms.catalogue import Assessment, Catalogue
from csm_autograder.assessment.forms.groups import read_groups
from csm_autograder.assessment.forms.lasting import expected_share, lacking, lasts, lasts_after_tests
from csm_autograder.assessment.forms.program import SolverTrouble
from csm_autograder.assessment.forms.reading import read_assessments
from csm_autograder.assessment.forms.references import Known, reference_problems
from csm_autograder.assessment.forms.shortages import NoForm
from csm_autograder.assessment.forms.wear import bearable
from csm_autograder.assessment.policy.reading import policies_of
from csm_course.items import Bank
from csm_course.problems import ContentError, Problem
from csm_course.syllabus import Syllabus

DRIFT = 0.04
"""By how much of the points the bank may depart from the score a blueprint counts on before an author is told."""


@dataclass(frozen=True)
class AssessmentFindings:
    """What is wrong, one row on each assessment, and what its bank still lacks."""

    problems: tuple[Problem, ...] = ()
    rows: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def assessment_findings(content: Path, syllabus: Syllabus, banks: Mapping[str, Bank]) -> AssessmentFindings:
    """Everything about tests and exams; forms are tried only where all files can be read."""
    problems = list(_in_two_banks(banks))
    try:
        groups = read_groups(content)
        written = read_assessments(content)
        known = _known(syllabus, set(groups.values()))
        problems += [problem for one in written for problem in reference_problems(one, known)]
        if problems:
            return AssessmentFindings(tuple(problems))
        catalogue = Catalogue(content)
        assessments = catalogue.assessments()
    except ContentError as error:
        return AssessmentFindings((*problems, *error.problems))
    rows = tuple(_row(catalogue, one) for one in assessments.values())
    missing = tuple(row for one in assessments.values() for row in _missing(catalogue, one))
    return AssessmentFindings((), rows, missing)


def _known(syllabus: Syllabus, groups: set[str]) -> Known:
    policies = policies_of(syllabus.policies)
    return Known(
        modules=[module.id for module in syllabus.modules],
        lessons=[taught.id for taught in syllabus.taught],
        groups=sorted(groups),
        policies={name: None if policy.practice else policy.questions for name, policy in policies.items()},
    )


def _row(catalogue: Catalogue, one: Assessment) -> str:
    """For how many attempts the bank lasts, or why there is no form at all."""
    try:
        row = _lasting(catalogue, one)
    except NoForm as error:
        return f"{one.title}: no form can be made yet. {error}."
    except SolverTrouble as error:
        return f"{one.title}: whether a form can be made was not found out: {error}."
    return " ".join(part for part in (row, one.note, _drifted(catalogue, one), _worn(catalogue, one)) if part)


def _lasting(catalogue: Catalogue, one: Assessment) -> str:
    """For an exam also after the module tests, whose questions are not asked again. Raises NoForm, SolverTrouble."""
    row = f"{one.title}: the bank lasts {_counted(lasts(catalogue, one.id, one.attempts))} without a repeated question"
    if one.kind == "exam":
        row += f", {_counted(lasts_after_tests(catalogue, one.id, one.attempts))} after every module test once"
    return f"{row}; {one.attempts} are wanted."


def _drifted(catalogue: Catalogue, one: Assessment) -> str:
    """The bank is harder or easier than when the cut was set: forms are still parallel, but the target is off."""
    share, cut = expected_share(catalogue, one), one.whole.cut
    if share is None or cut is None or abs(share - cut.score / one.whole.items) <= DRIFT:
        return ""
    return (
        f"Somebody at the cut is expected to get {share:.0%} of the bank right, the blueprint counts on "
        f"{cut.score / one.whole.items:.0%}: set 'ability' anew (docs/assembly.md)."
    )


def _worn(catalogue: Catalogue, one: Assessment) -> str:
    """The bank is too small for the limit of exposure."""
    wanted, least = one.blueprint.most_exposed, bearable(one.blueprint, catalogue.stock().pool(one.blueprint))
    if least <= wanted:
        return ""
    return (
        f"The bank is too small for questions to stand on {wanted:.0%} of all forms at most; it keeps to {least:.1%}."
    )


def _counted(attempts: int) -> str:
    return "1 attempt" if attempts == 1 else f"{attempts} attempts"


def _missing(catalogue: Catalogue, one: Assessment) -> Iterator[str]:
    short = lacking(catalogue, one)
    if short:
        whole = one.whole.items * one.attempts
        rows = ", ".join(f"{shortage.what} lacks {shortage.lacking}" for shortage in short)
        yield f"{one.title}, {one.attempts} attempts without overlap ({whole} questions): {rows}"


def _in_two_banks(banks: Mapping[str, Bank]) -> Iterator[Problem]:
    """Exams draw on all banks, so an id may stand in one of them only."""
    first: dict[str, str] = {}
    for slug, bank in banks.items():
        for entry in bank.entries:
            if first.setdefault(entry.item.id, slug) != slug:
                what = f"the item '{entry.item.id}' is also in the bank of {first[entry.item.id]}"
                yield Problem(entry.path, entry.line("id"), what, "give one of them another id")
