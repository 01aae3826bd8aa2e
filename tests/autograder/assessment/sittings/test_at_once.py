"""Many at once, in threads and in processes: one sitting, one result, no answer lost."""

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Barrier
from typing import TypeVar

from sqlalchemy import func, select
from tests.autograder.assessment.sittings.stand_in import House, packet

from csm_autograder.assessment.policy import Allowance
from csm_autograder.assessment.sittings import AssessmentService, Refused
from csm_autograder.assessment.sittings.tables import events, packets, results, sittings
from csm_autograder.assessment.views import Saved

REPOSITORY = Path(__file__).resolve().parents[4]


Told = TypeVar("Told")


def together(asks: Sequence[Callable[[], Told]]) -> list[Told]:
    """All of it at the same moment."""
    barrier = Barrier(len(asks))

    def one(ask: Callable[[], Told]) -> Told:
        barrier.wait()
        return ask()

    with ThreadPoolExecutor(len(asks)) as pool:
        return list(pool.map(one, asks))


def count(house: House, table: object) -> int:
    """How many rows a table has."""
    with house.opened[-1].read() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()  # type: ignore[arg-type]


def test_begin_at_once(house: House) -> None:
    """Eight windows begin at the same moment, in two services on one storage: one sitting."""
    services = [house.again(), house.again()]
    begun = together([partial(service.begin, "ann", "exam-a") for service in services * 4])
    assert len({view.id for view in begun}) == 1
    assert count(house, sittings) == 1


def test_hand_in_at_once(house: House) -> None:
    """Eight hand-ins at the same moment, in two services: one result, one receipt, one event."""
    services = [house.again(), house.again()]
    view = services[0].begin("ann", "exam-a")
    told = together([partial(service.hand_in, "ann", view.id) for service in services * 4])
    assert all(one == told[0] for one in told)
    assert count(house, results) == 1
    with house.opened[-1].read() as connection:
        assert list(connection.execute(select(events.c.what).order_by(events.c.id)).scalars()) == ["begun", "handed_in"]


def test_two_instructors_grant_at_once(house: House) -> None:
    """Of eight who have seen the same, one grants and the others are told who; the same twice is no contradiction."""
    services = [house.again(), house.again()]
    seen = services[0].teaching.foresee("tina", "ann", "exam-a", Allowance()).seen

    def grant(minutes: int) -> str:
        by, wish = f"teacher {minutes}", Allowance(extra_minutes=minutes)
        try:
            services[minutes % 2].allow(by, "ann", "exam-a", wish, seen)
            services[minutes % 2].allow(by, "ann", "exam-a", wish, seen)
        except Refused as refused:
            return f"{refused.code}: {refused.sentence}"
        return by

    told = together([partial(grant, minutes) for minutes in range(1, 9)])
    (winner,) = {one for one in told if one.startswith("teacher")}
    assert told.count(winner) == 1
    assert sum(one.startswith(f"outrun: Meanwhile {winner} changed what is granted to ann") for one in told) == 7
    assert services[0].allowances("ann")["exam-a"].by == winner
    services[0].allow("tom", "ann", "exam-a", Allowance())  # whoever has not looked replaces, as by command
    assert services[0].allowances("ann")["exam-a"].by == "tom"


def test_saving_while_handing_in(house: House) -> None:
    """A packet either counts in the result or is refused and marked late; never neither, never both."""
    service = house.again()
    for rounds in range(1, 6):
        house.clock.on(days=1)
        view = service.begin("ann", "m01-test")

        def save(item: str, view_id: str = view.id) -> bool:
            try:
                service.save("ann", view_id, item, packet(1))
            except Refused as refused:
                return refused.code != "handed_in"
            return True

        def hand_in(view_id: str = view.id) -> bool:
            service.hand_in("ann", view_id)
            return False

        saved = together([*(partial(save, item.id) for item in view.items), hand_in])
        result = service.result("ann", view.id)
        assert (result.points, result.late_packets) == (sum(saved), 4 - sum(saved))
        assert count(house, packets) == 4 * rounds
        if result.passed:
            break


def test_one_item_from_many_tabs(service: AssessmentService, house: House) -> None:
    """Every tab's packets are kept, and the highest number holds."""
    view = service.begin("ann", "exam-a")
    item = view.items[0].id

    def save(tab: int) -> list[Saved]:
        return [service.save("ann", view.id, item, packet(number, "a", f"{tab}")) for number in range(1, 6)]

    together([partial(save, tab) for tab in range(6)])
    assert service.sitting("ann", view.id).answers[item].packet == 5
    assert count(house, packets) == 30


PROGRAM = """
import json, sys
from pathlib import Path
from tests.autograder.assessment.sittings.stand_in import House, packet

house = House(sys.argv[1], Path(sys.argv[2]))
service = house.again()
view = service.begin("ann", "exam-a")
for number in range(1, 11):
    service.save("ann", view.id, view.items[0].id, packet(number, "b", sys.argv[3]))
result = service.hand_in("ann", view.id) if sys.argv[3] == "last" else None
print(json.dumps([view.id, result and result.points]))
"""


def test_processes(house: House) -> None:
    """Four processes open an empty storage and begin at once: one sitting, every packet kept, no quarrel."""
    words = [sys.executable, "-W", "error", "-c", PROGRAM, house.url, str(house.folder)]
    running = [
        subprocess.Popen([*words, f"process-{number}"], cwd=REPOSITORY, stdout=subprocess.PIPE, text=True)
        for number in range(4)
    ]
    told = [json.loads(one.communicate(timeout=300)[0]) for one in running]
    assert [one.returncode for one in running] == [0] * 4
    assert len({id for id, _ in told}) == 1
    house.again()
    assert (count(house, sittings), count(house, packets)) == (1, 40)
    last = subprocess.run([*words, "last"], cwd=REPOSITORY, capture_output=True, text=True, check=True, timeout=300)
    assert json.loads(last.stdout) == [told[0][0], 1.0]
