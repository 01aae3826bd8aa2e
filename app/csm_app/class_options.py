"""The commands of those who teach a class, from handing out to feedback. What they do is imported when they are run."""

import argparse
from pathlib import Path
from typing import Any


def add_teaching(commands: Any) -> None:
    """`commands`: the sub-parsers of `csm`."""
    release = commands.add_parser("release", help="hand a module out to the learners, with nbgrader")
    release.add_argument("module", help="for example m01-customer-success-fundamentals, or m01")
    release.set_defaults(run=_release)
    _add_grade(commands.add_parser("grade", help="grade what was handed in, the whole class at once"))
    _add_regrade(
        commands.add_parser("regrade", help="grade again after a key was changed, and say who gained or lost points")
    )
    _add_feedback(commands.add_parser("feedback", help="write the feedback pages of graded work, as nbgrader does"))
    collect = commands.add_parser("collect", help="take every submission out of the exchange; the right one counts")
    _add_module(collect, "every module")
    collect.add_argument("--any-owner", action="store_true", help="do not look whose account a submission belongs to")
    collect.set_defaults(run=_collect)
    export = commands.add_parser("export-grades", help="write the gradebook as a table, for a spreadsheet")
    _add_module(export, "every module that was graded")
    export.add_argument("--to", required=True, type=Path, metavar="FILE", help="a file that ends in .csv or .xlsx")
    export.set_defaults(run=_export_grades)
    agreement = commands.add_parser("agreement", help="show how far two markers of written answers agree")
    _add_module(agreement, "every module")
    agreement.set_defaults(run=_agreement)


def _add_grade(parser: argparse.ArgumentParser) -> None:
    _add_marking(parser)
    parser.add_argument("--dry-run", action="store_true", help="judge everything, write nothing, print the points")
    parser.add_argument("--force", action="store_true", help="grade again also what has not changed")
    parser.set_defaults(run=_grade)


def _add_regrade(parser: argparse.ArgumentParser) -> None:
    _add_marking(parser)
    parser.add_argument("--dry-run", action="store_true", help="only say what would change")
    parser.add_argument("--report", type=Path, metavar="FILE", help="write every change to this file, as CSV")
    parser.set_defaults(run=_regrade)


def _add_feedback(parser: argparse.ArgumentParser) -> None:
    _add_module(parser, "every module that was graded")
    parser.add_argument("--students", metavar="NAMES", help="only these, with commas between them")
    parser.add_argument("--workers", type=_processes, metavar="N", help="processes to use; by default as many as help")
    parser.add_argument("--force", action="store_true", help="write pages anew that are there already")
    parser.set_defaults(run=_feedback)


def _add_marking(parser: argparse.ArgumentParser) -> None:
    """What is marked, and by how many."""
    _add_module(parser, "every module that was handed in")
    parser.add_argument("--students", metavar="A,B", help="only these")
    parser.add_argument(
        "--workers", type=_processes, default=1, metavar="N", help="processes that mark at the same time"
    )
    parser.add_argument("--cluster", metavar="ADDRESS", help="mark on a Dask cluster, for example tcp://10.0.0.5:8786")


def _processes(said: str) -> int:
    if not said.isdecimal() or int(said) < 1:
        raise argparse.ArgumentTypeError(f"{said!r} is no number of processes; give 1 or more")
    return int(said)


def _add_module(parser: argparse.ArgumentParser, otherwise: str) -> None:
    """`otherwise`: what is taken where no module is named."""
    parser.add_argument("module", nargs="?", help=f"for example m01; without it {otherwise}")


def _release(options: argparse.Namespace) -> int:
    from csm_app.release import release

    return release(options.module, Path.cwd())


def _grade(options: argparse.Namespace) -> int:
    from csm_app.grade import run

    return run(options, Path.cwd())


def _regrade(options: argparse.Namespace) -> int:
    from csm_app.regrade import run

    return run(options, Path.cwd())


def _feedback(options: argparse.Namespace) -> int:
    from csm_app.feedback import feedback

    return feedback(options, Path.cwd())


def _collect(options: argparse.Namespace) -> int:
    from csm_app.collect import collect_command

    return collect_command(options.module, Path.cwd(), options.any_owner)


def _export_grades(options: argparse.Namespace) -> int:
    from csm_app.export_grades import export_grades

    return export_grades(options.module, options.to, Path.cwd())


def _agreement(options: argparse.Namespace) -> int:
    from csm_app.grading.agreement import print_agreement

    return print_agreement(options.module, Path.cwd())
