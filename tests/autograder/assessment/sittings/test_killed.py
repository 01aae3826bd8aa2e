"""kill -9 at any moment: whatever was confirmed is there afterwards, and the exam goes on with the right time."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.autograder.assessment.sittings.stand_in import House, packet

REPOSITORY = Path(__file__).resolve().parents[4]
PROGRAM = """
import sys
from pathlib import Path
from tests.autograder.assessment.sittings.stand_in import House, packet

service = House(sys.argv[1], Path(sys.argv[2])).again()
view = service.begin("ann", "exam-a")
print("sitting", view.id, flush=True)
for number in range(1, 100_000):
    for item in view.items:
        service.save("ann", view.id, item.id, packet(number, "abcd"[number % 4]))
        print("saved", item.id, number, flush=True)
    service.begin(f"learner {number}", "exam-a")
"""


@pytest.mark.parametrize("confirmed", [1, 7, 40])
def test_what_was_confirmed_is_kept(house: House, confirmed: int) -> None:
    """The process is killed while it saves; a new one finds every packet that was confirmed, and the same form."""
    words = [sys.executable, "-c", PROGRAM, house.url, str(house.folder)]
    with subprocess.Popen(words, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        sitting = process.stdout.readline().split()[1]
        lines = [process.stdout.readline() for _ in range(confirmed)]
        process.send_signal(signal.SIGKILL)
        lines += process.stdout.read().splitlines(keepends=True)
    assert process.returncode == -signal.SIGKILL
    told = {item: int(number) for _, item, number in (line.split() for line in lines if line.endswith("\n"))}

    service = house.again()
    view = service.begin("ann", "exam-a")
    assert (view.id, view.seconds_left) == (sitting, 3600)
    assert {item.id for item in view.items} >= told.keys()
    for item, number in told.items():
        assert view.answers[item].packet >= number
    for asked in view.items:
        service.save("ann", view.id, asked.id, packet(900_000, "b"))
    result = service.hand_in("ann", view.id)
    assert (result.points, result.late_packets) == (4, 0)
