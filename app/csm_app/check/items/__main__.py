"""Writes what the item rules lean on.

python -m csm_app.check.items table                 the rules, as in docs/item-rules.md
python -m csm_app.check.items hashes FOLDER FILE    the 8-word runs of the texts in a folder, as hashes
"""

import argparse
import sys
from pathlib import Path

from csm_app.check.items.originality import RUN, write_hashes
from csm_app.check.items.rules import document


def main(arguments: list[str]) -> int:
    """Run one of the two; 0 when done."""
    parser = argparse.ArgumentParser(prog="python -m csm_app.check.items")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("table", help="print docs/item-rules.md")
    hashes = commands.add_parser("hashes", help="hash every run of words of the .txt files in a folder")
    hashes.add_argument("folder", type=Path)
    hashes.add_argument("file", type=Path)
    options = parser.parse_args(arguments)
    if options.command == "table":
        print(document(), end="")
    else:
        print(f"{write_hashes(options.folder, options.file)} runs of {RUN} words")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
