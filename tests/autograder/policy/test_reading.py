"""What `grading.yaml` may say, what then holds for a module, and what is said of a faulty file."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from csm_autograder.policy import Policy, policy_of, read_policies
from csm_course.problems import ContentError

REPOSITORY = Path(__file__).resolve().parents[3]
M01 = "m01-customer-success-fundamentals"


def written(folder: Path, text: str) -> Policy:
    """The policy of module 1 by a file with this text."""
    (folder / "grading.yaml").write_text(text, encoding="utf-8")
    return policy_of(M01, folder)


def faults(folder: Path, text: str) -> list[str]:
    """What is said of a faulty file, each as `line: what - remedy`."""
    with pytest.raises(ContentError) as refused:
        written(folder, text)
    return [f"{one.line}: {one.what} - {one.remedy}" for one in refused.value.problems]


def test_no_file_an_empty_one_and_the_one_handed_out_change_nothing(tmp_path: Path) -> None:
    """Without a rule there is no penalty, the last attempt counts, and names are shown."""
    assert read_policies(tmp_path).of(M01) == Policy()
    assert written(tmp_path, "") == Policy()
    assert policy_of(M01, REPOSITORY) == Policy()
    assert Policy().attempts == "last"
    assert Policy().late is None


def test_the_file_handed_out_is_right_once_its_comments_are_taken_away(tmp_path: Path) -> None:
    """What an instructor uncomments works as it stands, all of it, and every rule there is stands in it."""
    text = (REPOSITORY / "grading.yaml").read_text(encoding="utf-8").partition("#\n")[2]
    policy = written(tmp_path, re.sub(r"^# ?", "", text, flags=re.MULTILINE))
    unused = [name for name, value in policy if value == getattr(Policy(), name)]
    assert unused == []
    assert policy.due_at() == datetime(2026, 12, 4, 18, tzinfo=UTC)
    assert policy.due_for("ana") == datetime(2026, 12, 6, 18, tzinfo=UTC)
    assert policy.due_for("bo") == datetime(2026, 12, 11, 18, tzinfo=UTC)


def test_the_example_of_the_guide_is_right(tmp_path: Path) -> None:
    """The documented example is read without a fault."""
    guide = (REPOSITORY / "docs" / "grading.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```yaml\n(all:.*?)```", guide, re.DOTALL)
    assert written(tmp_path, example).late is not None


def test_a_module_takes_what_it_says_and_leaves_the_rest(tmp_path: Path) -> None:
    """A module's own line stands in the place of the general one; extensions are joined."""
    policy = written(
        tmp_path,
        """
all:
  time_zone: Europe/Lisbon
  attempts: best
  grace: 1 hour
  extensions: {ana: 1 day, bo: 1 day}
modules:
  m01:
    grace: 90 minutes
    extensions: {bo: 3 days}
""",
    )
    assert (policy.time_zone, policy.attempts) == ("Europe/Lisbon", "best")
    assert policy.grace == timedelta(minutes=90)
    assert policy.extensions == {"ana": timedelta(days=1), "bo": timedelta(days=3)}


@pytest.mark.parametrize(
    ("due", "zone", "utc"),
    [
        ("2026-12-04 18:00", "Europe/Lisbon", "2026-12-04T18:00"),
        ("2026-12-04 18:00", "Asia/Kolkata", "2026-12-04T12:30"),
        ("2026-12-04", "America/New_York", "2026-12-05T05:00"),
        ("2026-12-04 18:00 +02:00", "America/New_York", "2026-12-04T16:00"),
        ("2026-12-04T18:00:30Z", "America/New_York", "2026-12-04T18:00:30"),
        ("2026-10-25 02:30", "Europe/Berlin", "2026-10-25T01:30"),  # shown twice: the later one
        ("2026-03-29 02:30", "Europe/Berlin", "2026-03-29T01:30"),  # never shown: 03:30 in summer time
    ],
)
def test_a_due_time_is_read_on_the_clock_of_its_place(tmp_path: Path, due: str, zone: str, utc: str) -> None:
    """By hand: zones, a day alone, an offset of its own, and the two nights on which clocks are set."""
    policy = written(tmp_path, f"modules:\n  {M01}:\n    time_zone: {zone}\n    due: {due}\n")
    assert policy.due_at() == datetime.fromisoformat(utc).replace(tzinfo=UTC)


def test_two_days_more_end_at_the_same_time_of_the_clock(tmp_path: Path) -> None:
    """Also where the clocks are set between: 49 hours then."""
    text = "all: {time_zone: Europe/Berlin, due: 2026-10-24 18:00, extensions: {ana: 2 days}}"
    policy = written(tmp_path, text)
    assert policy.due_for("ana") == datetime(2026, 10, 26, 17, tzinfo=UTC)
    assert policy.due_for("cem") == datetime(2026, 10, 24, 16, tzinfo=UTC)


def test_an_extension_never_takes_time_away_and_counts_from_nbgraders_due_time_too(tmp_path: Path) -> None:
    """A moment before the due time changes nothing; where the file has no due time, the gradebook's is meant."""
    policy = written(tmp_path, "all: {extensions: {ana: 2 days, bo: 2026-12-01 10:00Z}}")
    due = datetime(2026, 12, 4, 18, tzinfo=UTC)
    assert policy.due_for("ana") is None
    assert policy.due_for("ana", otherwise=due) == due + timedelta(days=2)
    assert policy.due_for("bo", otherwise=due) == due


def test_each_fault_has_its_line_and_a_remedy(tmp_path: Path) -> None:
    """All faults of a file at once, in an instructor's words."""
    found = faults(
        tmp_path,
        """al:
  blind: true
all:
  late: {percent: 110, pre: day, zero_after: 7}
  attempts: first
  time_zone: Europe/Atlantis
  second_marking: a fifth
modules:
  m01:
    due: 2026-12-04 28:00
    extensions:
      ana: two days
    grace: 40000 weeks
""",
    )
    assert [one.partition(" - ")[0] for one in found] == [
        "1: unknown key 'al'",
        "4: 'percent' may not be '110': input should be less than or equal to 100",
        "4: 7 is not a span of time",
        "4: unknown key 'pre'",
        "5: 'attempts' may not be 'first'",
        "6: there is no time zone 'Europe/Atlantis'",
        "7: 'second_marking' must be a number, found 'a fifth'",
        "10: the calendar or the clock has no '2026-12-04 28:00'",
        "12: 'two days' is no extension",
        "13: '40000 weeks' is longer than ten years",
    ]
    assert all(one.partition(" - ")[2] for one in found)


def test_a_module_nobody_has_and_a_clock_of_no_place_are_faults(tmp_path: Path) -> None:
    """They would otherwise hold for nobody, or at another hour than meant."""
    found = faults(tmp_path, f"modules:\n  m01:\n    due: 2026-12-04 18:00\n  m0l: {{}}\n  {M01}: {{}}\n")
    assert found == [
        "3: the clock of which place shows this time is not said - add 'time_zone: Europe/Lisbon' (a place of yours)",
        f"4: there is no module 'm0l' - use one of: {M01}",
        f"5: the module {M01} stands here twice, by name and by number - put its rules together",
    ]


@pytest.mark.parametrize("year", ["0001", "9999"])
def test_a_year_no_calendar_goes_on_from_is_a_fault(tmp_path: Path, year: str) -> None:
    """Adding an extension to it could not be done."""
    (found,) = faults(tmp_path, f"all: {{time_zone: UTC, due: '{year}-01-01 10:00'}}")
    assert "out of reach" in found
