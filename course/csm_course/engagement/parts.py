"""What of an engagement a tool sees, and what it puts back: its own part, and the facts it shares with all tools."""

from collections.abc import Mapping
from typing import NamedTuple

from pydantic import JsonValue

from csm_course.engagement.document import Data, Engagement
from csm_course.engagement.mending import Mended, mended
from csm_course.engagement.questions import asked, inputs_type, shares
from csm_course.engagement.rows import numbered, recognised, standing_id
from csm_course.model import Model
from csm_course.shared import Shared

ASIDE = "aside"
"""Where `extras` holds what was entered in fields that are gone, or could not be used any more."""


class Opened(NamedTuple):
    """A tool's inputs as plain data, what of them had to be put aside, and what to tell the reader."""

    inputs: Data
    aside: Data
    notes: tuple[str, ...]


def inputs_of(engagement: Engagement, slug: str) -> Data:
    """The tool's whole inputs as plain data. Raises `UnknownTool`."""
    return opened(engagement, slug, inputs_type(slug)).inputs


def notes_of(engagement: Engagement, slug: str) -> tuple[str, ...]:
    """What to tell the reader of inputs that an older version of the tool had kept. Raises `UnknownTool`."""
    return opened(engagement, slug, inputs_type(slug)).notes


def with_inputs(
    engagement: Engagement, slug: str, inputs: Mapping[str, object], extras: Data | None = None
) -> Engagement:
    """The engagement with what the tool has now. Rows without an id get one. Raises ValidationError, `UnknownTool`."""
    return filled(engagement, slug, inputs_type(slug), inputs, extras)


def emptied(engagement: Engagement, slug: str) -> Data:
    """The tool's inputs as on the first day, with the shared facts left as they are: other tools need them."""
    tools = {name: part for name, part in engagement.tools.items() if name != slug}
    return inputs_of(engagement.model_copy(update={"tools": tools}), slug)


def with_defaults(engagement: Engagement, slug: str) -> Engagement:
    """The engagement with the tool's own part written out, as if its form had been kept untouched."""
    kind = inputs_type(slug)
    there = engagement.tools.get(slug)  # a tool all of whose facts are shared has an empty part, not none
    if there is not None and there.keys() == kind.model_fields.keys() - shares(kind).keys():
        return engagement
    own = _own(opened(engagement, slug, kind).inputs, kind)
    return engagement.model_copy(update={"tools": engagement.tools | {slug: own}})


def opened(engagement: Engagement, slug: str, kind: type[Model]) -> Opened:
    """The inputs of the kind, read from the engagement; what does not fit any more gives way to the default."""
    found = _read(engagement, slug, kind)
    aside = {place: value for place, value in found.aside.items() if place.split(" / ")[0] not in shares(kind)}
    return Opened(numbered(_plain(found.value), asked(kind), standing_id), aside, found.notes)


def filled(
    engagement: Engagement, slug: str, kind: type[Model], inputs: Mapping[str, object], extras: Data | None = None
) -> Engagement:
    """The engagement with these inputs. A shared fact is written only where the tool changed it."""
    before = opened(engagement, slug, kind)
    entered = _plain(kind.model_validate(inputs))
    after = numbered(recognised(entered, before.inputs, asked(kind)), asked(kind))
    changed = {shared: after[name] for name, shared in shares(kind).items() if after[name] != before.inputs[name]}
    return engagement.model_copy(
        update={
            "shared": _with_facts(engagement.shared, changed),
            "tools": engagement.tools | {slug: _own(after, kind)},
            "extras": _with_extras(engagement.extras, slug, before.aside, extras or {}),
        }
    )


def _read(engagement: Engagement, slug: str, kind: type[Model]) -> Mended[Model]:
    own = engagement.tools.get(slug, {})
    facts = engagement.shared.model_dump(mode="json", include=set(shares(kind).values()))
    return mended(kind, own | {name: facts[shared] for name, shared in shares(kind).items()}, asked(kind))


def _plain(inputs: Model) -> Data:
    data: Data = inputs.model_dump(mode="json")
    return data


def _own(inputs: Data, kind: type[Model]) -> Data:
    return {name: value for name, value in inputs.items() if name not in shares(kind)}


def _with_facts(shared: Shared, changed: Mapping[str, JsonValue]) -> Shared:
    """The shared facts with those that changed; only these are checked anew."""
    if not changed:
        return shared
    checked = Shared.model_validate(changed)
    return shared.model_copy(update={name: getattr(checked, name) for name in changed})


def _with_extras(extras: Mapping[str, Data], slug: str, aside: Data, brought: Data) -> dict[str, Data]:
    """What was put aside on reading stays so, and what a workbook brought takes the place of what was there."""
    own = dict(extras.get(slug, {})) | brought
    if aside:
        former = own.get(ASIDE)
        own[ASIDE] = (former if isinstance(former, dict) else {}) | aside
    return dict(extras) | ({slug: own} if own else {})
