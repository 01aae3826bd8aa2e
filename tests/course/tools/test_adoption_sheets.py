"""The adoption sheets on capabilities, groups, their activities and barriers: what is missing is named."""

from csm_course.registers import Barrier, Capability, Group
from csm_course.tools import adoption_activities, adoption_barriers, capabilities_and_processes, impacted_groups


def test_capabilities_lacking_owner_impact_or_users_are_named() -> None:
    """One complete, one without owner, one with nothing but a name; departments with the most come first."""
    rows = (
        Capability(name="Menus", owner="Rui", impact="Shared", users="Leads", department="Kitchens"),
        Capability(name="Orders", impact="Faster", users="Buyers", department="Purchasing"),
        Capability(name="Stock", department="Kitchens"),
        Capability(owner="Nobody"),
    )
    result = capabilities_and_processes.solve(capabilities_and_processes.Inputs(capabilities=rows))
    assert (result.capabilities, result.complete) == (3, 1)
    assert result.without_owner == ("Orders", "Stock")
    assert (result.without_impact, result.without_users) == (("Stock",), ("Stock",))
    assert result.departments == (("Kitchens", 2), ("Purchasing", 1))


def test_people_are_added_up_by_how_they_are_affected() -> None:
    """The example: 12 leads, 84 cooks and 6 buyers directly, 3 in finance indirectly."""
    result = impacted_groups.solve(impacted_groups.EXAMPLE)
    assert (result.direct_people, result.indirect_people, result.complete) == (102, 3, 4)


def test_needs_nobody_named_and_groups_nobody_counted() -> None:
    """An empty cell is a gap, “none” is an answer; a list without indirect groups is questioned."""
    rows = (Group(name="Cooks", changes="Weigh", knowledge="Why", skills="none"), Group(name="Leads", people=3))
    inputs = impacted_groups.Inputs(groups=rows)
    result = impacted_groups.solve(inputs)
    assert result.groups[0].missing == ("attitude",)
    assert (result.uncounted, result.complete) == (1, 0)
    assert any("indirectly" in note.text for note in impacted_groups.report(inputs, result).notes)


def test_a_need_without_training_stays_a_need() -> None:
    """The example's finance group needs knowledge and gets no training; a bare group is not looked after."""
    result = adoption_activities.solve(adoption_activities.EXAMPLE)
    assert [(one.id, one.unmet) for one in result.groups if one.unmet] == [("finance", ("knowledge",))]
    bare = adoption_activities.solve(
        adoption_activities.Inputs(groups=(Group(name="Cooks", people=84, training="2 h"),))
    )
    assert bare.groups[0].missing == ("communication", "support")
    assert (bare.complete, bare.people_uncovered) == (0, 84)


def test_barriers_by_severity_and_what_nobody_attends_to() -> None:
    """4 before 2 before unrated; the one overcome is gone from the list; severe without owner is unattended."""
    rows = (
        Barrier(name="Unrated"),
        Barrier(name="Slight", severity=2),
        Barrier(name="Severe", severity=4, actions="Replace"),
        Barrier(name="Past", severity=5, overcome="2026-11-01"),  # type: ignore[arg-type]  # as a form sends it
    )
    result = adoption_barriers.solve(adoption_barriers.Inputs(barriers=rows))
    assert [one.name for one in result.standing] == ["Severe", "Slight", "Unrated"]
    assert (result.overcome, result.severe, result.unattended, result.unrated) == (1, 1, 1, 1)
