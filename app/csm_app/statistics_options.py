"""What `csm statistics` may be told; apart from the work itself, so that `csm` starts without numpy."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any


def add_statistics(commands: Any, run: Callable[[argparse.Namespace], int]) -> None:
    """The sub-command, with what it may be told."""
    parser = commands.add_parser("statistics", help="say what answers to tests and exams tell about their questions")
    parser.set_defaults(run=run)
    parser.add_argument(
        "assessment", nargs="?", help="for example exam-a, or exam-a-rehearsal; without it every assessment there is"
    )
    parser.add_argument("--responses", type=Path, metavar="FILE", help="a CSV table of answers; else the database")
    parser.add_argument(
        "--database", metavar="URL", help="of the assessment service; else CSM_ASSESSMENTS, or this computer's"
    )
    parser.add_argument("--pass-percent", type=_percent, metavar="N", help="where the course has no pass mark for it")
    parser.add_argument("--all-attempts", action="store_true", help="count later attempts as well as first ones")
    parser.add_argument(
        "--groups", type=Path, metavar="FILE", help="a CSV file of two columns, learner and group, to compare groups"
    )
    parser.add_argument("--to", type=Path, metavar="FILE", help="write .xlsx (all tables), .csv (questions) or .md")
    parser.add_argument("--answers-to", type=Path, metavar="FILE", help="write the answers themselves as CSV")
    parser.add_argument(
        "--angoff-sheet", type=Path, metavar="FILE", help="write an empty sheet for judges, .csv or .xlsx"
    )
    parser.add_argument("--judges", metavar="A,B", help="their names, for the sheet")
    parser.add_argument("--angoff", type=Path, metavar="FILE", help="read a sheet that judges filled in")


def _percent(text: str) -> float:
    value = float(text)
    if not 0 < value <= 100:
        raise argparse.ArgumentTypeError("a pass mark is a number above 0 and up to 100")
    return value
