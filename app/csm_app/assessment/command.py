"""The commands `csm assess ...` of those who run the service. What they do is imported when they are run."""

import argparse
import sys
from pathlib import Path
from typing import Any

PREPARED = 40
"""A class that begins together, and so few that they are made within a minute after the start."""


def add_commands(commands: Any) -> None:
    """`commands`: the sub-parsers of `csm assess`."""
    serve = commands.add_parser("serve", help="serve tests and exams: started by a JupyterHub, or alone for tests")
    add_serving(serve)
    serve.set_defaults(run=_serve)
    new = commands.add_parser("new-key", help="sign receipts with a new key from now on; older receipts stay good")
    add_keys(new)
    new.set_defaults(run=_new_key)
    public = commands.add_parser("public-keys", help="write the file with which graders verify receipts")
    add_keys(public)
    public.add_argument("--to", required=True, type=Path, metavar="FILE", help="for example trusted-services.json")
    public.set_defaults(run=_public_keys)
    allow = commands.add_parser("allow", help="give one learner more time or attempts, or lift a wait")
    add_allowing(allow)
    allow.set_defaults(run=_allow)
    listed = commands.add_parser("allowances", help="show who has been given what, by whom and when")
    listed.add_argument("learner", nargs="?", help="only what this learner has been given")
    add_database(listed)
    listed.set_defaults(run=_allowances)


def add_serving(parser: argparse.ArgumentParser) -> None:
    """Settings of the service; each may also stand in the environment, which is where a Hub puts them."""
    add_database(parser)
    add_keys(parser)
    parser.add_argument("--port", type=int, help="the port to listen on; from JUPYTERHUB_SERVICE_URL if left out")
    parser.add_argument("--ip", help="the address to listen on; from JUPYTERHUB_SERVICE_URL if left out")
    parser.add_argument(
        "--prepared", type=int, default=PREPARED, metavar="N",
        help="forms of each test and exam made ahead (%(default)s); as many as begin within one minute",
    )  # fmt: skip
    parser.add_argument(
        "--believe-everybody", action="store_true", help="for tests, on this computer only: no Hub, no sign-in"
    )
    parser.add_argument("--teachers", default="", metavar="A,B", help="with --believe-everybody: who may teach")


def add_allowing(parser: argparse.ArgumentParser) -> None:
    """What may be granted; together it replaces what was granted before."""
    parser.add_argument("learner", help="the name they sign in with")
    parser.add_argument("assessment", help="for example exam-a")
    parser.add_argument("--minutes", type=int, metavar="N", help="so many minutes more, also in a sitting that runs")
    parser.add_argument("--factor", type=float, metavar="F", help="in place of --minutes: 1.25 is a quarter more time")
    parser.add_argument("--attempts", type=int, metavar="N", help="so many attempts more")
    parser.add_argument("--no-wait", action="store_true", help="lift the wait after fails so far")
    parser.add_argument("--note", default="", metavar="TEXT", help="why; kept with it, not shown to the learner")
    add_database(parser)


def add_database(parser: argparse.ArgumentParser) -> None:
    """Where sittings are."""
    parser.add_argument(
        "--database", metavar="URL",
        help="sqlite:////path/file.sqlite3 or postgresql+psycopg://... (CSM_ASSESSMENTS)",
    )  # fmt: skip


def add_keys(parser: argparse.ArgumentParser) -> None:
    """Where the keys are."""
    parser.add_argument("--keys", metavar="FOLDER", help="where the keys that sign receipts lie (CSM_ASSESSMENT_KEYS)")


def _serve(options: argparse.Namespace) -> int:
    from csm_app.assessment.serve import run

    return run(options)


def _allow(options: argparse.Namespace) -> int:
    from csm_app.assessment.allowing import allow

    return allow(options)


def _allowances(options: argparse.Namespace) -> int:
    from csm_app.assessment.allowing import allowances

    return allowances(options)


def _new_key(options: argparse.Namespace) -> int:
    from csm_app.assessment.opening import Setting
    from csm_autograder.assessment.receipts import KeyTrouble, Signer

    setting = Setting.of_service(None, options.keys)
    try:
        Signer.rotated(setting.keys, setting.name)
    except KeyTrouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    print(f"There is a new key in {setting.keys}. Restart the service, then give graders `csm assess public-keys`.")
    return 0


def _public_keys(options: argparse.Namespace) -> int:
    from csm_app.assessment.opening import Setting
    from csm_autograder.assessment.receipts import KeyTrouble, Signer, write_trusted

    setting = Setting.of_service(None, options.keys)
    try:
        write_trusted(options.to, (Signer.open(setting.keys, setting.name).public_keys(),))
    except (KeyTrouble, OSError) as trouble:
        print(trouble, file=sys.stderr)
        return 1
    print(f"The public keys of {setting.name} are in {options.to}.")
    return 0
