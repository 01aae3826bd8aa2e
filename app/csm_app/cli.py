"""The command `csm`: one sub-command per job, each imported only when it is asked for."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from csm_course.places import content_folder, modules_folder
from csm_course.problems import ContentError

Command = Callable[[argparse.Namespace], int]


def main(arguments: list[str] | None = None) -> int:
    """Run one sub-command; 0 means done, 1 means something must be mended, 2 a wrong call."""
    words = sys.argv[1:] if arguments is None else arguments
    if words[:1] == ["start"]:
        from csm_app.start import start

        return start(words[1:])
    options = _parser().parse_args(words)
    command: Command = options.run
    try:
        return command(options)
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="csm", description="The Customer Success Practicum.")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    commands.add_parser("start", help="open the course in the browser", add_help=False)
    build = commands.add_parser("build", help="build modules/ from course/content/")
    build.add_argument("--check", action="store_true", help="only say whether modules/ is up to date")
    build.set_defaults(run=_build)
    check = commands.add_parser("check", help="validate all content and list what is missing for a complete course")
    check.set_defaults(run=_check)
    coverage = commands.add_parser("coverage", help="write docs/coverage.md: what is taught and tested where")
    coverage.add_argument("--check", action="store_true", help="only say whether docs/coverage.md is up to date")
    coverage.set_defaults(run=_coverage)
    release = commands.add_parser("release", help="hand a module out to the learners, with nbgrader")
    release.add_argument("module", help="for example m01-customer-success-fundamentals, or m01")
    release.set_defaults(run=_release)
    grade = commands.add_parser("grade", help="grade what was handed in, the whole class at once")
    grade.add_argument("module", nargs="?", help="for example m01; without it every module that was handed in")
    grade.add_argument("--students", metavar="A,B", help="only these")
    grade.add_argument("--workers", type=int, default=1, metavar="N", help="processes that mark at the same time")
    grade.add_argument("--cluster", metavar="ADDRESS", help="mark on a Dask cluster, for example tcp://10.0.0.5:8786")
    grade.add_argument("--dry-run", action="store_true", help="judge everything, write nothing, print the points")
    grade.add_argument("--force", action="store_true", help="grade again also what has not changed")
    grade.set_defaults(run=_grade)
    again = commands.add_parser(
        "regrade", help="grade again after a key was changed, and say who gained or lost points"
    )
    again.add_argument("module", nargs="?", help="for example m01; without it every module that was handed in")
    again.add_argument("--students", metavar="A,B", help="only these")
    again.add_argument("--workers", type=int, default=1, metavar="N", help="processes that mark at the same time")
    again.add_argument("--cluster", metavar="ADDRESS", help="mark on a Dask cluster, for example tcp://10.0.0.5:8786")
    again.add_argument("--dry-run", action="store_true", help="only say what would change")
    again.add_argument("--report", type=Path, metavar="FILE", help="write every change to this file, as CSV")
    again.set_defaults(run=_regrade)
    feedback = commands.add_parser("feedback", help="write the feedback pages of graded work, as nbgrader does")
    feedback.add_argument("module", nargs="?", help="for example m01; without it every module that was graded")
    feedback.add_argument("--students", metavar="NAMES", help="only these, with commas between them")
    feedback.add_argument("--workers", type=int, metavar="N", help="processes to use; by default as many as help")
    feedback.add_argument("--force", action="store_true", help="write pages anew that are there already")
    feedback.set_defaults(run=_feedback)
    collect = commands.add_parser("collect", help="take every submission out of the exchange; the right one counts")
    collect.add_argument("module", nargs="?", help="for example m01; without it every module")
    collect.add_argument("--any-owner", action="store_true", help="do not look whose account a submission belongs to")
    collect.set_defaults(run=_collect)
    export = commands.add_parser("export-grades", help="write the gradebook as a table, for a spreadsheet")
    export.add_argument("module", nargs="?", help="for example m01; without it every module that was graded")
    export.add_argument("--to", required=True, type=Path, metavar="FILE", help="a file that ends in .csv or .xlsx")
    export.set_defaults(run=_export_grades)
    agreement = commands.add_parser("agreement", help="show how far two markers of written answers agree")
    agreement.add_argument("module", nargs="?", help="for example m01; without it every module")
    agreement.set_defaults(run=_agreement)
    return parser


def _build(options: argparse.Namespace) -> int:
    from csm_app.build import drift, products, write

    made = products(content_folder())
    found = drift(made, modules_folder()) if options.check else write(made, modules_folder())
    for label, paths in (("changed", found.changed), ("new", found.missing), ("left over", found.left_over)):
        for path in paths:
            print(f"{label}: {path}")
    if options.check and found:
        print("modules/ is not what course/content/ builds. Run: csm build", file=sys.stderr)
        return 1
    print("modules/ is up to date." if options.check or not found else "modules/ was brought up to date.")
    return 0


def _check(options: argparse.Namespace) -> int:
    from csm_app.check import check

    report = check(content_folder())
    print(report)
    return 1 if report.problems else 0


def _coverage(options: argparse.Namespace) -> int:
    from csm_app.coverage import written_coverage

    docs = content_folder().parents[1] / "docs"
    report, file = written_coverage(content_folder(), docs), docs / "coverage.md"
    current = file.is_file() and file.read_text(encoding="utf-8") == report
    if options.check and not current:
        print("docs/coverage.md is not what the content gives. Run: csm coverage", file=sys.stderr)
        return 1
    if not current:
        file.write_text(report, encoding="utf-8")
    print("docs/coverage.md is up to date." if current else "docs/coverage.md was brought up to date.")
    return 0


def _release(options: argparse.Namespace) -> int:
    from csm_app.release import release

    return release(options.module, Path.cwd())


def _regrade(options: argparse.Namespace) -> int:
    from csm_app.regrade import run

    return run(options, Path.cwd())


def _feedback(options: argparse.Namespace) -> int:
    from csm_app.feedback import feedback

    return feedback(options, Path.cwd())


def _grade(options: argparse.Namespace) -> int:
    from csm_app.grade import run

    return run(options, Path.cwd())


def _collect(options: argparse.Namespace) -> int:
    from csm_app.collect import collect_command

    return collect_command(options.module, Path.cwd(), options.any_owner)


def _export_grades(options: argparse.Namespace) -> int:
    from csm_app.export_grades import export_grades

    return export_grades(options.module, options.to, Path.cwd())


def _agreement(options: argparse.Namespace) -> int:
    from csm_app.grading.agreement import print_agreement

    return print_agreement(options.module, Path.cwd())


if __name__ == "__main__":
    sys.exit(main())
