"""How an engagement of an older version becomes one of today, a version at a time; newer ones are refused.

A step that learners may have run is never edited. Each version has its fixture in tests/course/engagement/versions/.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from pydantic import ValidationError

from csm_course.engagement.document import VERSION, Data, Engagement
from csm_course.engagement.mending import mended
from csm_course.engagement.parts import ASIDE
from csm_course.engagement.questions import shared_questions
from csm_course.shared import Shared
from csm_course.store.trouble import NotUnderstood

Step = Callable[[Data], Data]


def _with_notice(data: Data) -> Data:
    """Version 2 knows until when notice can be given, and more columns of the registers; all are empty at first."""
    shared = data.get("shared")
    empty: Data = {"notice_until": None}
    return data | {"shared": empty | shared} if isinstance(shared, dict) else data


MIGRATIONS: Mapping[int, Step] = {1: _with_notice}
"""By version: what makes a document of that version one of the next."""

NEWER = (
    "This engagement was written by a newer version of the course, so this version leaves it alone. "
    "Update the course, then open it again."
)
NO_ENGAGEMENT = "This is not an engagement of the course."


class Read(NamedTuple):
    """The engagement, and what to tell the reader of facts that had to be put aside."""

    engagement: Engagement
    notes: tuple[str, ...]


def migrated(data: Data, steps: Mapping[int, Step] = MIGRATIONS, version: int = VERSION) -> Data:
    """The document as one of today's version. Raises `NotUnderstood` for a newer one, or none at all."""
    found = data.get("schema_version")
    if not isinstance(found, int) or isinstance(found, bool) or found < 1:
        raise NotUnderstood(NO_ENGAGEMENT)
    if found > version:
        raise NotUnderstood(NEWER)
    for step in range(found, version):
        data = steps[step](data) | {"schema_version": step + 1}
    return data


def read_engagement(data: Data) -> Read:
    """The engagement as it was kept, whatever became of the registers since. Raises `NotUnderstood`."""
    data = migrated(data)
    shared = data.get("shared", {})
    found = mended(Shared, shared if isinstance(shared, dict) else {}, shared_questions())
    try:
        engagement = Engagement.model_validate(data | {"shared": found.value})
    except ValidationError as error:
        raise NotUnderstood(NO_ENGAGEMENT) from error
    return Read(_with_aside(engagement, found.aside), found.notes)


def _with_aside(engagement: Engagement, aside: Data) -> Engagement:
    """The engagement with facts that no longer fit kept among its extras."""
    if not aside:
        return engagement
    own = engagement.extras.get("shared", {})
    former = own.get(ASIDE)
    kept: Data = own | {ASIDE: (former if isinstance(former, dict) else {}) | aside}
    return engagement.model_copy(update={"extras": engagement.extras | {"shared": kept}})
