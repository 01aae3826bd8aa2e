"""Packets: in any order, twice, from two tabs, too late; all are kept and one of them holds."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from tests.autograder.assessment.sittings.stand_in import START, House, packet

from csm_autograder.assessment.sittings import AssessmentService, Refused
from csm_autograder.assessment.sittings.tables import packets
from csm_autograder.assessment.views import Kept
from csm_course.items.asked import SingleResponse


def choice_kept(service: AssessmentService, sitting: str, item: str) -> str | None:
    """The choice that holds."""
    response = service.sitting("ann", sitting).answers[item].response
    return response.choice if isinstance(response, SingleResponse) else None


def written(house: House) -> list[tuple[int, str, str]]:
    """All packets in the storage: number, tab, why it does not count."""
    with house.opened[-1].read() as connection:
        return [tuple(row) for row in connection.execute(select(packets.c.packet, packets.c.tab, packets.c.late))]


def test_an_older_packet_never_wins(service: AssessmentService, house: House) -> None:
    """A packet that was held up on its way is kept, and changes nothing."""
    view = service.begin("ann", "exam-a")
    item = view.items[0].id
    service.save("ann", view.id, item, packet(3, "c"))
    saved = service.save("ann", view.id, item, packet(2, "a"))
    assert saved.kept.packet == 3
    assert choice_kept(service, view.id, item) == "c"
    assert len(written(house)) == 2


def test_of_two_tabs_the_later_wins(service: AssessmentService) -> None:
    """Two tabs count alike; whoever answered last meant it. A repetition of the first changes nothing."""
    view = service.begin("ann", "exam-a")
    item = view.items[0].id
    service.save("ann", view.id, item, packet(1, "a", tab="left"))
    assert service.save("ann", view.id, item, packet(1, "c", tab="right")).kept.response == SingleResponse(choice="c")
    repeated = service.save("ann", view.id, item, packet(1, "a", tab="left"))
    assert repeated.kept.response == SingleResponse(choice="c")
    assert choice_kept(service, view.id, item) == "c"


PACKETS = st.lists(st.tuples(st.integers(1, 5), st.sampled_from("abcd"), st.sampled_from(["", "two"])), max_size=12)


@given(PACKETS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_highest_packet_wins(
    service: AssessmentService, house: House, sent: list[tuple[int, str, str]]
) -> None:  # fmt: skip
    """Whatever comes in whatever order: the highest number holds, of equals the later new one."""
    house.clock.on(days=1)
    view = service.begin("ann", "m01-test")
    item = view.items[0].id
    expected: tuple[int, str] | None = None
    for index, one in enumerate(sent):
        number, choice, tab = one
        service.save("ann", view.id, item, packet(number, choice, tab))
        if one not in sent[:index] and (expected is None or number >= expected[0]):
            expected = (number, choice)
    if expected is not None:
        kept = service.sitting("ann", view.id).answers[item]
        assert (kept.packet, kept.response) == (expected[0], SingleResponse(choice=expected[1]))
    service.hand_in("ann", view.id)


def test_late_packets_are_refused_and_kept(service: AssessmentService, house: House) -> None:
    """Two seconds are granted for what is under way; what comes after is kept, marked, and counts nothing."""
    view = service.begin("ann", "exam-a")
    first, second = view.items[0].id, view.items[1].id
    house.clock.now = START + timedelta(minutes=60, seconds=2)
    assert service.save("ann", view.id, first, packet(1)).seconds_left == 0
    house.clock.on(seconds=0.001)
    with pytest.raises(Refused) as refused:
        service.save("ann", view.id, second, packet(1))
    assert refused.value.code == "out_of_time"
    result = service.result("ann", view.id)
    assert (result.points, result.state, result.late_packets) == (1, "out_of_time", 1)
    assert result.handed_in == START + timedelta(minutes=60)
    assert sorted(written(house)) == [(1, "", ""), (1, "", "out_of_time")]


def test_a_packet_after_handing_in(service: AssessmentService) -> None:
    """It is kept, marked, and changes neither answer nor result."""
    view = service.begin("ann", "exam-a")
    item = view.items[0].id
    before = service.hand_in("ann", view.id)
    with pytest.raises(Refused) as refused:
        service.save("ann", view.id, item, packet(1))
    assert refused.value.code == "handed_in"
    after = service.result("ann", view.id)
    assert after.late_packets == 1
    assert after == before.model_copy(update={"late_packets": 1})


def test_a_repetition_after_the_end_is_confirmed(service: AssessmentService, house: House) -> None:
    """A packet that was kept in time, and whose confirmation was lost, is confirmed when it is sent again too late."""
    view = service.begin("ann", "exam-a")
    item = view.items[0].id
    service.save("ann", view.id, item, packet(1))
    house.clock.on(hours=2)
    saved = service.save("ann", view.id, item, packet(1))
    assert (saved.kept.response, saved.seconds_left) == (SingleResponse(choice="b"), 0)
    assert service.result("ann", view.id).late_packets == 0


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_hostile_words(service: AssessmentService, tab: str, typed: str, name: str) -> None:
    """Whatever stands in a tab's name, an answer or an address: it is kept, or refused in words; nothing breaks."""
    view = service.begin("ann", "m01-test")
    number = service.sitting("ann", view.id).answers.get(view.items[0].id, Kept()).packet + 1
    assert service.save("ann", view.id, view.items[0].id, packet(number, "b", tab)).kept.packet == number
    for ask in (
        lambda: service.save("ann", view.id, name, packet(1)),
        lambda: service.save("ann", name, view.items[0].id, packet(1)),
        lambda: service.sitting("ann", name),
        lambda: service.result("ann", typed),
        lambda: service.begin("ann", name),
        lambda: service.calendar("ann", name),
    ):
        with pytest.raises(Refused):
            ask()
    assert service.expected("ann", name) is None
    if name.strip() and name.isprintable():
        assert service.offered(name)
    else:
        with pytest.raises(Refused):
            service.offered(name)
