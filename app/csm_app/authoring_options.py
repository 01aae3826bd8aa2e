"""The commands of authors: build, check, coverage. What they do is imported when they are run."""

import argparse
import sys
from typing import Any

from csm_course.places import content_folder, modules_folder


def add_authoring(commands: Any) -> None:
    """`commands`: the sub-parsers of `csm`."""
    build = commands.add_parser("build", help="build modules/ from course/content/")
    build.add_argument("--check", action="store_true", help="only say whether modules/ is up to date")
    build.set_defaults(run=_build)
    check = commands.add_parser("check", help="validate all content and list what is missing for a complete course")
    check.set_defaults(run=_check)
    coverage = commands.add_parser("coverage", help="write docs/coverage.md: what is taught and tested where")
    coverage.add_argument("--check", action="store_true", help="only say whether docs/coverage.md is up to date")
    coverage.set_defaults(run=_coverage)


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
