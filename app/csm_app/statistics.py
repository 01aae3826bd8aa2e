"""`csm statistics`: what answers say about questions, on the screen or as a file; and the Angoff sheet for a pass
mark."""

import argparse
import sys
from collections.abc import Callable

from csm_autograder.assessment.angoff import NotRated, outcome, read_sheet, sheet_bytes
from csm_autograder.assessment.angoff.today import today
from csm_autograder.assessment.angoff.words import called, told
from csm_autograder.assessment.sittings.place import database_url
from csm_autograder.assessment.sittings.trouble import StorageTrouble
from csm_autograder.assessment.statistics.columns import from_answers
from csm_autograder.assessment.statistics.csv_source import csv_of, read_responses
from csm_autograder.assessment.statistics.export import items_csv, text_of, workbook
from csm_autograder.assessment.statistics.facility import facilities, facility_of
from csm_autograder.assessment.statistics.group_file import read_groups
from csm_autograder.assessment.statistics.report import PassMark, Report, report
from csm_autograder.assessment.statistics.sources import Bank, answers_in
from csm_autograder.assessment.statistics.table import NotUsable, Responses
from csm_course.places import content_folder
from csm_course.problems import did_you_mean
from csm_course.wording import counted


def run(options: argparse.Namespace) -> int:
    """Do what was asked; 1 where it cannot be done."""
    try:
        if options.angoff:
            return _cut(options)
        if options.answers_to:
            return _write_answers(options)
        if options.angoff_sheet:
            return _write_sheet(options)
        bank = Bank(content_folder())
        return _write_reports(options, _reports(options, bank), bank)
    except (NotUsable, NotRated, StorageTrouble) as refused:
        print(refused, file=sys.stderr)
    except OSError as error:
        print(f"{error.filename}: {error.strerror}.", file=sys.stderr)
    return 1


def _reports(options: argparse.Namespace, bank: Bank) -> list[Report]:
    return [
        report(found, _pass_mark(options, bank, found.assessment), bank.options) for found in _responses(options, bank)
    ]


def _pass_mark(options: argparse.Namespace, bank: Bank, assessment: str) -> PassMark | None:
    return PassMark(options.pass_percent) if options.pass_percent else bank.pass_mark(assessment)


def _responses(options: argparse.Namespace, bank: Bank) -> list[Responses]:
    groups = read_groups(options.groups.read_bytes()) if options.groups else None
    if options.responses:
        found = read_responses(options.responses, options.all_attempts, groups)
    else:
        answers = answers_in(options.database or database_url(), tuple(bank.titles()))
        found = from_answers(answers, options.all_attempts, groups)
    if options.assessment is None:
        if not found:
            raise NotUsable("Nobody has finished a test or exam here yet.")
        return list(found.values())
    if options.assessment not in found:
        hint = did_you_mean(options.assessment, list(found)) if found else "nobody has finished one yet"
        raise NotUsable(f"There are no answers to {options.assessment!r}; {hint}.")
    return [found[options.assessment]]


def _write_reports(options: argparse.Namespace, reports: list[Report], bank: Bank) -> int:
    if options.to is None:
        print("\n".join(text_of(one, bank.names(one)) for one in reports), end="")
        return 0
    if len(reports) > 1:
        raise NotUsable(f"Say which assessment is to be written: {', '.join(one.assessment for one in reports)}.")
    makers: dict[str, Callable[[Report], bytes]] = {
        ".xlsx": lambda one: workbook(one, bank.names(one)),
        ".csv": lambda one: items_csv(one, bank.names(one)),
        ".md": lambda one: text_of(one, bank.names(one)).encode(),
    }
    maker = makers.get(options.to.suffix.casefold())
    if maker is None:
        raise NotUsable(f"{options.to.name}: end its name in .xlsx, .csv or .md.")
    options.to.write_bytes(maker(reports[0]))
    print(f"{options.to}: {counted(reports[0].sittings, 'sitting')}, {counted(len(reports[0].items), 'question')}.")
    return 0


def _write_answers(options: argparse.Namespace) -> int:
    titles = tuple(Bank(content_folder()).titles())
    every = answers_in(options.database or database_url(), titles)
    answers = [one for one in every if options.assessment in (None, one.assessment)]
    options.answers_to.write_bytes(csv_of(answers))
    print(
        f"{options.answers_to}: {len(answers):,} answers. It holds what learners answered: keep it as you keep grades."
    )
    return 0


def _write_sheet(options: argparse.Namespace) -> int:
    """A line for each question of the assessment's bank, with the share that got it right so far where known."""
    if not options.assessment or not options.judges:
        raise NotRated("Say for which assessment, and the judges' names: csm statistics exam-a --judges A,B ...")
    kind = options.angoff_sheet.suffix.casefold().removeprefix(".")
    if kind not in ("csv", "xlsx"):
        raise NotRated(f"{options.angoff_sheet.name}: end its name in .csv or .xlsx.")
    bank = Bank(content_folder())
    known = _facilities(options, bank)
    lines = [(item, stem, facility_of(known, item)) for item, stem in bank.questions(options.assessment)]
    if not lines:
        raise NotRated(f"The course has no questions for {options.assessment!r}.")
    options.angoff_sheet.write_bytes(sheet_bytes(lines, options.judges.split(","), kind))
    print(f"{options.angoff_sheet}: {len(lines)} questions for {len(options.judges.split(','))} judges.")
    return 0


def _facilities(options: argparse.Namespace, bank: Bank) -> dict[str, float]:
    """The share right of each question that enough answered; nothing where nobody has taken it."""
    try:
        reports = _reports(options, bank)
    except NotUsable:
        return {}
    return facilities(reports[0])


def _cut(options: argparse.Namespace) -> int:
    found = outcome(read_sheet(options.angoff.read_bytes(), options.angoff.name))
    bank = Bank(content_folder())
    print("\n".join(told(found, lambda item: _called(item, bank))))
    length = bank.length(options.assessment) if options.assessment else None
    if length:
        mark = found.mark(length)
        print(f"For {options.assessment} with {length} questions that is a pass from {mark.points} on.")
        if said := today(bank, options.assessment, mark):
            print(said)
    return 0


def _called(item: str, bank: Bank) -> str:
    known = bank.texts(item)
    return called(item, known.stem if known else "")
