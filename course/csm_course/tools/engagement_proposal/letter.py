"""The proposal as a document with two signature blocks."""

from collections.abc import Iterator

from csm_course.documents import Bullets, Facts, Heading, Letter, Paragraph, Part, Signature, TablePart
from csm_course.tools.engagement_proposal.inputs import Inputs
from csm_course.tools.engagement_proposal.reporting import tables
from csm_course.tools.engagement_proposal.result import Result
from csm_course.tools.wording import day_or_dash


def letter(inputs: Inputs, result: Result) -> Letter:
    """All parts in the order in which they are read; what is missing is listed at its end, to be settled."""
    return Letter(
        title="Customer engagement proposal",
        subtitle=f"{inputs.vendor or 'Our company'} and {inputs.customer or 'the customer'}",
        parts=tuple(_parts(inputs, result)),
        signatures=(
            Signature(party=inputs.vendor or "For us", name=inputs.our_name, role=inputs.our_role),
            Signature(party=inputs.customer or "For the customer", name=inputs.their_name, role=inputs.their_role),
        ),
        footer="An agreement on work. It does not change the contract between the parties.",
    )


def _parts(inputs: Inputs, result: Result) -> Iterator[Part]:
    pairs = (
        ("Product or service", inputs.product or "–"),
        ("From", day_or_dash(inputs.starts)),
        ("Until", day_or_dash(inputs.ends)),
    )
    yield Facts(pairs=pairs)
    yield from _section("What the customer wants to reach", inputs.purpose)
    for table in tables(inputs):
        yield Heading(text=table.caption)
        yield TablePart(table=table)
    yield from _section("What is not part of it", inputs.excluded)
    yield from _section("How changes are agreed", inputs.changes)
    if result.lacks:
        yield Heading(text="To be settled before signing")
        yield Bullets(items=tuple(lack.sentence for lack in result.lacks))


def _section(title: str, words: str) -> Iterator[Part]:
    if words:
        yield Heading(text=title)
        yield Paragraph(text=words)
