"""A small part of `python -m tests.fuzz`, and that it finds what it looks for."""

import pytest
from hypothesis import strategies as st

from tests.fuzz.running import rounds
from tests.fuzz.targets import Target, targets

FEW = 200


@pytest.mark.parametrize("target", targets(), ids=lambda one: one.name)
def test_no_file_leads_to_an_exception_nobody_named(target: Target) -> None:
    """Answers of every kind, engagements, exports of the store, workbooks of every tool."""
    for one in rounds(target, FEW, start=1):
        assert not one.failure, one.failure


def test_a_reader_that_fails_is_found_and_its_input_shown() -> None:
    """With what it led to."""
    broken = Target("broken", 1, st.binary(max_size=9), lambda content: print(1 // (b"7" not in content), end=""))
    *_, last = rounds(broken, 5_000, start=1)
    assert "ZeroDivisionError" in last.failure
    assert "input: b'7'" in last.failure


def test_the_same_seed_gives_the_same_files() -> None:
    """So that a failure of the night can be looked at in the morning."""
    seen: list[list[bytes]] = []
    for _ in range(2):
        files: list[bytes] = []
        list(rounds(Target("list", 1, st.binary(), files.append), 50, start=3))
        seen.append(files)
    assert seen[0] == seen[1]
