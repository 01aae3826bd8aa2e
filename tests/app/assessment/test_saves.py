"""Changes of answers that wait at the same moment are kept together, and each is answered for itself."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from threading import Event

import pytest

from csm_app.assessment.lanes import Busy, Lanes
from csm_app.assessment.saves import MOST_AT_ONCE, Saves
from csm_autograder.assessment.sittings import Change, Refused, Told
from csm_autograder.assessment.views import Kept, Packet, Saved

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def change(number: int) -> Change:
    """The change of that number."""
    return Change("ann", f"sitting-{number}", "item", Packet(packet=number))


class Disk:
    """Writes when it is let; remembers what it wrote together. Every seventh change is refused."""

    def __init__(self) -> None:
        self.free = Event()
        self.lots: list[list[int]] = []

    def keep(self, changes: Sequence[Change]) -> list[Told]:
        """As the service does."""
        assert self.free.wait(300)
        self.lots.append([one.packet.packet for one in changes])
        return [self._told(one.packet.packet) for one in changes]

    def _told(self, number: int) -> Told:
        if number % 7 == 0:
            return Refused("handed_in", f"Number {number}.")
        return Saved(kept=Kept(packet=number), now=NOW, seconds_left=None)


async def gathered(saves: Saves, disk: Disk, count: int) -> list[Saved | BaseException]:
    """What is told of so many changes that come while the disk is busy with the first."""
    asked = [asyncio.ensure_future(saves.keep(change(number))) for number in range(1, count + 1)]
    while saves.waiting < count - 1:
        await asyncio.sleep(0)
    disk.free.set()
    return await asyncio.gather(*asked, return_exceptions=True)


def test_all_that_wait_are_written_together() -> None:
    """The first goes at once, the others in one lot; each gets its own receipt or its own refusal."""
    lanes, disk = Lanes(), Disk()
    told = asyncio.run(gathered(Saves(lanes, disk.keep), disk, 20))
    lanes.close()
    assert [number for lot in disk.lots for number in lot] == list(range(1, 21))
    assert len(disk.lots) <= 2
    for number, one in enumerate(told, 1):
        if isinstance(one, Saved):
            assert one.kept.packet == number
        else:
            assert number % 7 == 0
            assert str(one) == f"Number {number}."


def test_a_lot_has_an_end() -> None:
    """Where very many wait, the first of them do not wait for the last."""
    lanes, disk = Lanes(), Disk()
    asyncio.run(gathered(Saves(lanes, disk.keep), disk, 2 * MOST_AT_ONCE + 2))
    lanes.close()
    assert max(map(len, disk.lots)) == MOST_AT_ONCE
    assert sum(map(len, disk.lots)) == 2 * MOST_AT_ONCE + 2


def test_too_many_are_sent_away_and_the_next_is_kept() -> None:
    """At once, and without harm to those that wait."""

    async def scene() -> None:
        lanes, disk = Lanes(), Disk()
        saves = Saves(lanes, disk.keep, most=3)
        asked = [asyncio.ensure_future(saves.keep(change(1)))]
        while not lanes.waiting["save"]:  # the first is being written, the others gather
            await asyncio.sleep(0)
        asked += [asyncio.ensure_future(saves.keep(change(number))) for number in (2, 3, 4)]
        while saves.waiting < 3:
            await asyncio.sleep(0)
        with pytest.raises(Busy):
            await saves.keep(change(5))
        disk.free.set()
        assert all([(await one).kept.packet for one in asked])
        assert (await saves.keep(change(6))).kept.packet == 6
        lanes.close()

    asyncio.run(scene())


def test_a_service_that_cannot_be_opened_is_told_to_everybody() -> None:
    """And the next change is tried again."""
    answers: list[Exception | None] = [OSError("no disk"), None]

    def keep(changes: Sequence[Change]) -> list[Told]:
        if (error := answers.pop(0)) is not None:
            raise error
        return [Saved(kept=Kept(packet=one.packet.packet), now=NOW, seconds_left=None) for one in changes]

    async def scene() -> None:
        lanes = Lanes()
        saves = Saves(lanes, keep)
        with pytest.raises(OSError, match="no disk"):
            await saves.keep(change(1))
        assert (await saves.keep(change(2))).kept.packet == 2
        lanes.close()

    asyncio.run(scene())
