"""Compares the syllabus with the inventory of everything the sources describe: nothing lost, nothing added.

Ids and kinds are compared. Names are not: the inventory notes those of the sources, the syllabus has its own titles.
"""

import csv
from pathlib import Path

from csm_course.syllabus.whole import Syllabus


def missing_from_inventory(syllabus: Syllabus, path: Path) -> list[str]:
    """What differs between the syllabus and the ids and kinds of the inventory file, in one sentence each.

    Both ways: an id of the inventory the syllabus lacks, an id of the syllabus the inventory lacks, and an id both
    have under different kinds. Our own additions (supplements, tool files, decisions) are not expected there.
    """
    with path.open(encoding="utf-8", newline="") as file:
        wanted = {row["id"]: row["kind"] for row in csv.DictReader(file)}
    held = {entry.id: entry.kind for entry in syllabus.entries.values() if entry.inventoried}
    lost = [f"{entry_id} ({kind}) is not in the syllabus" for entry_id, kind in wanted.items() if entry_id not in held]
    new = [f"{entry_id} ({kind}) is not in the inventory" for entry_id, kind in held.items() if entry_id not in wanted]
    turned = [
        f"{entry_id} is a {wanted[entry_id]} in the inventory and a {kind} in the syllabus"
        for entry_id, kind in held.items()
        if wanted.get(entry_id, kind) != kind
    ]
    return lost + new + turned
