"""Reads `grading.yaml` of the course's folder; every fault with file, line and remedy. No file, no rule."""

from pathlib import Path

from csm_autograder.policy.model import Policies, Policy, Rules, is_named
from csm_course.places import modules_folder
from csm_course.problems import ContentError, Problem, did_you_mean
from csm_course.source import Document, parse, read_yaml

POLICY_FILE = "grading.yaml"
NO_ZONE = ("the clock of which place shows this time is not said", "add 'time_zone: Europe/Lisbon' (a place of yours)")


def policy_of(assignment: str, folder: Path) -> Policy:
    """What holds for a module by the file in the course's folder. Raises ContentError."""
    return read_policies(folder).of(assignment)


def read_policies(folder: Path) -> Policies:
    """The policies in the course's folder, where `nbgrader_config.py` lies. Raises ContentError with every fault."""
    file = folder / POLICY_FILE
    if not file.is_file() or _is_only_comments(file):
        return Policies()
    document = read_yaml(file)
    policies = parse(document, Policies)
    if problems := [*_unknown_modules(document, policies), *_no_zone(document, policies)]:
        raise ContentError(problems)
    return policies


def _is_only_comments(file: Path) -> bool:
    """True for the file as it is handed out: every rule of it is still a comment."""
    text = file.read_text(encoding="utf-8", errors="replace")
    return all(not line.strip() or line.lstrip().startswith("#") for line in text.splitlines())


def _unknown_modules(document: Document, policies: Policies) -> list[Problem]:
    """Names no module has, and modules that are named twice."""
    known = sorted(path.name for path in modules_folder().glob("m[0-9][0-9]-*"))
    problems, taken = [], set[str]()
    for name in policies.modules:
        folder = next((one for one in known if is_named(one, name)), None)
        if folder is None:
            what = f"there is no module '{name}'"
            problems.append(document.problem(("modules", name), what, did_you_mean(name, known)))
        elif folder in taken:
            what = f"the module {folder} stands here twice, by name and by number"
            problems.append(document.problem(("modules", name), what, "put its rules together"))
        taken |= {folder} if folder else set()
    return problems


def _no_zone(document: Document, policies: Policies) -> list[Problem]:
    """A time of the clock means nothing without a place."""
    problems = []
    for at, rules in ((("all",), policies.all), *((("modules", n), r) for n, r in policies.modules.items())):
        if rules.time_zone or policies.all.time_zone:
            continue
        problems += [document.problem((*at, *place), *NO_ZONE) for place in _clock_times(rules)]
    return problems


def _clock_times(rules: Rules) -> list[tuple[str, ...]]:
    """Where a moment is written without its offset from UTC."""
    found: list[tuple[str, ...]] = [("due",)] if rules.due and not rules.due.is_fixed else []
    for student, extension in rules.extensions.items():
        if not getattr(extension, "is_fixed", True):
            found.append(("extensions", student))
    return found
