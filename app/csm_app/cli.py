"""The command `csm`: one sub-command per job, each imported only when it is asked for.

What each may be told stands apart, in the modules `..._options`, so that `csm` starts without the work itself.
"""

import argparse
import sys
from collections.abc import Callable

from csm_app.assessment.command import add_commands as add_assess_commands
from csm_app.authoring_options import add_authoring
from csm_app.class_options import add_teaching
from csm_app.items_options import add_items
from csm_app.statistics_options import add_statistics
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
    add_authoring(commands)
    add_teaching(commands)
    assess = commands.add_parser("assess", help="serve tests and exams, look after them, give more time")
    add_assess_commands(assess.add_subparsers(title="commands", required=True, metavar="COMMAND"))
    add_statistics(commands, _statistics)
    add_items(commands)
    return parser


def _statistics(options: argparse.Namespace) -> int:
    from csm_app.statistics import run

    return run(options)


if __name__ == "__main__":
    sys.exit(main())
