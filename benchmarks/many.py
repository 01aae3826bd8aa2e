"""`csm grade` for a thousand, three thousand and ten thousand submissions: CPU of each, and the most memory used."""

import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter

from tests.pipeline.classroom import MODULE, open_classroom
from tests.receipts import trust

from benchmarks.commands import code
from benchmarks.grading import seat_many
from benchmarks.table import Budget, Findings, Row, Sample

SIZES = tuple(int(size) for size in os.environ.get("CSM_MANY", "1000,3000,10000").split(","))
"""How many submissions; ten thousand need 8 GB of disk for graded notebooks."""

USED = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss)
"""
"""Runs a command and tells what it used. Linux counts the memory of whoever starts a process as its own, and this
process, with a browser's driver and much else, has more than `csm grade`; so a small one starts it."""


def measure(folder: Path) -> Findings:
    """A class that grows: each time only the new submissions are graded, beside the old ones."""
    trust(folder)
    classroom = open_classroom(folder)
    classroom.must("generate_assignment", MODULE)
    rows: list[Row] = []
    before, walls = 0, []
    for size in SIZES:
        seat_many(classroom, size, first=before)
        cpu, wall, megabytes = _graded(classroom.course)
        new, before = size - before, size
        pace = Budget(1.5 * rows[0].ours.middle) if rows else None
        rows.append(Row(f"csm grade, {size} submissions, CPU of each", "ms", Sample((1000 * cpu / new,)), budget=pace))
        walls.append(f"{new} in {wall:.0f} s")
        memory = Budget(1.25 * rows[1].ours.middle) if len(rows) > 1 else None
        rows.append(Row("  most memory", "MB", Sample((megabytes,)), budget=memory))
    told = f"Many submissions: each figure is of those that came new, in one process: {', '.join(walls)}."
    return Findings(tuple(rows), (told,))


def _graded(course: Path) -> tuple[float, float, float]:
    """CPU seconds, seconds on the clock and megabytes of one command, which grades what is new."""
    command = [sys.executable, "-m", "csm_app.cli", "grade", "m01"]
    environment = {**os.environ, "CSM_MODULES": str(course / "modules")}
    began = perf_counter()
    told = subprocess.check_output([*code(USED), *command], cwd=course, env=environment, text=True)
    cpu, kilobytes = map(float, told.split())
    return cpu, perf_counter() - began, kilobytes / 1024
