"""`python -m benchmarks [name ...]`: runs the benchmarks, or those named, and prints one table."""

import argparse
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from playwright.sync_api import Error as BrowserError

from benchmarks import (
    apps,
    assembly,
    assessment,
    critical_path,
    grading,
    home,
    imports,
    many,
    opening,
    reading,
    scene,
    search,
    slider,
    statistics,
    syllabus_check,
    toolbox,
)
from benchmarks.browser import NoBrowser, NotInteractive
from benchmarks.machine import load, machine
from benchmarks.table import Findings, table

BENCHMARKS: dict[str, Callable[[Path], Findings]] = {
    "check": syllabus_check.measure,
    "import": imports.measure,
    "home": home.measure,
    "reading": reading.measure,
    "search": search.measure,
    "slider": slider.measure,
    "scene": scene.measure,
    "critical_path": critical_path.measure,
    "toolbox": toolbox.measure,
    "assembly": assembly.measure,
    "open": opening.measure,
    "apps": apps.measure,
    "grading": grading.measure,
    "statistics": statistics.measure,
    "many": many.measure,
    "assessment": assessment.measure,
}
ON_DEMAND = ("many", "assessment")  # half an hour and 8 GB of disk; ten minutes: only where they are named
FAILURES = (NoBrowser, NotInteractive, BrowserError, OSError, AssertionError, subprocess.SubprocessError)
STOPPED = 130


def main(arguments: list[str]) -> int:
    """0 also where a budget is missed; 1 where something could not be measured at all."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure the speed of the course.")
    parser.add_argument("names", nargs="*", type=known, metavar="NAME", help=", ".join(BENCHMARKS))
    names = parser.parse_args(arguments).names or [name for name in BENCHMARKS if name not in ON_DEMAND]
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # being told to stop also ends what was started
    began = perf_counter()
    print(machine(), end="\n\n", flush=True)
    findings = {name: measured(name) for name in names}
    found = [one for one in findings.values() if one]
    print("\n" + table([row for one in found for row in one.rows]), end="\n\n")
    for remark in (remark for one in found for remark in one.remarks):
        print(remark)
    print(f"{load()} at the end, after {perf_counter() - began:.0f} s.")
    return 0 if len(found) == len(names) else 1


def known(name: str) -> str:
    """The name of a benchmark; anything else is refused with the names there are."""
    if name not in BENCHMARKS:
        raise argparse.ArgumentTypeError(f"there is no benchmark {name!r}; there are: {', '.join(BENCHMARKS)}")
    return name


def measured(name: str) -> Findings | None:
    """The findings of one benchmark, made in a folder of its own; nothing where it could not be run.

    Whatever it starts has a learner's store there too: the store of whoever measures is neither read nor written.
    """
    print(f"Measuring: {name} ...", flush=True)
    with TemporaryDirectory(prefix="csm-bench-", ignore_cleanup_errors=True) as folder:
        os.environ["CSM_STORE"] = str(Path(folder) / "learner.sqlite3")
        try:
            return BENCHMARKS[name](Path(folder))
        except FAILURES as reason:
            print(f"Could not measure {name}: {reason}", file=sys.stderr)
            return None


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        print("Stopped; everything that was started has ended.", file=sys.stderr)
        sys.exit(STOPPED)
