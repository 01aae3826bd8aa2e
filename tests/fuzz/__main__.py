"""`python -m tests.fuzz --inputs 100000`: tries files on every reader; ends with 1 at the first that gets through."""

import argparse
import resource
import sys

from tests.fuzz.running import rounds
from tests.fuzz.targets import Target, targets

MEMORY = 2_000
"""Address space in MB; whoever needs more fails."""


def main() -> int:
    """Run it all; the exit code tells whether something got through."""
    words = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    words.add_argument("--inputs", type=int, default=10_000, help="how many files in all")
    words.add_argument("--seed", type=int, default=1, help="the same seed gives the same files")
    words.add_argument("--only", help="one reader alone: answers, engagement, store, workbooks")
    asked = words.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY * 1_000_000, MEMORY * 1_000_000))
    chosen = [one for one in targets() if asked.only in (None, one.name)]
    shares = sum(one.share for one in chosen)
    failed = [one.name for one in chosen if not _holds(one, asked.inputs * one.share // shares, asked.seed)]
    print(f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000:.0f} MB; seed {asked.seed}")
    print(f"got through: {', '.join(failed)}" if failed else "nothing got through")
    return bool(failed)


def _holds(target: Target, inputs: int, seed: int) -> bool:
    done, seconds, failure = 0, 0.0, ""
    for one in rounds(target, inputs, seed):
        done, seconds, failure = done + one.inputs, seconds + one.seconds, one.failure
        print(f"\r{target.name}: {done:,} of {inputs:,}, {done / seconds:,.0f} a second ", end="", flush=True)
    print(f"\n{failure}" if failure else "")
    return not failure


if __name__ == "__main__":
    sys.exit(main())
