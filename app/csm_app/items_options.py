"""What `csm items` may be told; apart from the work itself, so that `csm` starts without it."""

import argparse
from pathlib import Path
from typing import Any


def add_items(commands: Any) -> None:
    """The sub-commands `csm items export` and `csm items import`."""
    parser = commands.add_parser("items", help="give a module's items to other systems, and take theirs in")
    kinds = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    export = kinds.add_parser("export", help="write a bank as QTI 3.0 (.zip), Moodle XML (.xml) or a table (.csv)")
    export.add_argument("module", help="for example m01")
    export.add_argument("--to", required=True, type=Path, metavar="FILE", help="a file that ends in .zip, .xml or .csv")
    export.add_argument("--items", metavar="A,B", help="only these, with the stories they lean on")
    export.add_argument(
        "--losses", type=Path, metavar="FILE", help="write what the format has no place for, item by item"
    )
    export.set_defaults(run=_export)
    taking = kinds.add_parser("import", help="take in a QTI package or item, Moodle XML or a table, as drafts of ours")
    taking.add_argument("file", type=Path, help="what another system exported, or `csm items export`")
    taking.add_argument("--to", required=True, metavar="MODULE", help="for example m01")
    taking.add_argument("--file", dest="name", metavar="NAME", help="the file of the bank for new items: imported.yaml")
    taking.add_argument("--lesson", default="", metavar="ID", help="the lesson of items that name none, such as L-1.3")
    taking.add_argument("--author", default="", metavar="NAME", help="the author of items that name none")
    taking.add_argument("--replace", action="store_true", help="let items take the place of others with the same id")
    taking.add_argument("--dry-run", action="store_true", help="only say what would be done")
    taking.add_argument(
        "--losses", type=Path, metavar="FILE", help="write what was lost and what is to fill in, item by item"
    )
    taking.set_defaults(run=_import)


def _export(options: argparse.Namespace) -> int:
    from csm_app.items_command import export_items

    return export_items(options)


def _import(options: argparse.Namespace) -> int:
    from csm_app.items_command import import_items

    return import_items(options)
