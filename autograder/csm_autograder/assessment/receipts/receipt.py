"""A receipt: the result of one sitting as one line of text, signed by the service that held it.

The line is `csm1.<payload>.<signature>`, both base64url without padding. The payload is canonical JSON: names sorted,
no spaces, ASCII; a payload that says the same in other characters is refused, so there is one text for one receipt.
"""

import base64
import binascii
import json
from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from csm_course.model import Model

PREFIX = "csm1"
VERSION = 1
LONGEST = 4096
"""Characters; a receipt has some 700."""
Seconds = Annotated[int, Field(ge=0, le=32_503_680_000, strict=True)]
Short = Annotated[str, Field(min_length=1, max_length=128)]
Points = Annotated[float, Field(ge=0, le=10_000, allow_inf_nan=False)]


class Receipt(Model):
    """What the service vouches for. Times are whole seconds since 1970 in UTC."""

    version: Literal[1] = 1
    service: Short
    key: Short
    learner: Short
    assessment: Short
    sitting: Short
    form: Short
    points: Points
    maximum: Points
    passed: Annotated[bool, Field(strict=True)] | None
    began: Seconds
    handed_in: Seconds
    issued: Seconds
    expires: Seconds
    nonce: Short


class Unreadable(ValueError):
    """A text is no receipt; says why."""


def canonical(receipt: Receipt) -> bytes:
    """The one way to write a receipt's content."""
    return json.dumps(
        receipt.model_dump(mode="json"), sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False
    ).encode("ascii")  # fmt: skip


def signed_part(payload: bytes) -> bytes:
    """What the signature is of: the prefix too, so that a signature for anything else of the service is no use here."""
    return f"{PREFIX}.{encoded(payload)}".encode("ascii")


def line(payload: bytes, signature: bytes) -> str:
    """The receipt as it is handed over."""
    return f"{PREFIX}.{encoded(payload)}.{encoded(signature)}"


def split(text: str) -> tuple[bytes, bytes]:
    """Payload and signature of a line. Raises Unreadable."""
    parts = text.split(".")
    if len(parts) != 3 or parts[0] != PREFIX:
        raise Unreadable("it does not have the form of one")
    return decoded(parts[1]), decoded(parts[2])


def read(payload: bytes) -> Receipt:
    """The receipt in a payload. Raises Unreadable; `Receipt.version` has been checked before."""
    try:
        receipt = Receipt.model_validate_json(payload)
    except ValidationError:
        raise Unreadable("its content is not that of a receipt") from None
    if canonical(receipt) != payload:
        raise Unreadable("its content is written in another way than the service writes it")
    return receipt


def version_of(payload: bytes) -> object:
    """The version a payload says it has. Raises Unreadable."""
    try:
        found = json.loads(payload)
    except (ValueError, RecursionError):
        raise Unreadable("its content cannot be read") from None
    if not isinstance(found, dict):
        raise Unreadable("its content is not that of a receipt")
    return found.get("version")


def encoded(data: bytes) -> str:
    """base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def decoded(text: str) -> bytes:
    """The reverse, for what `encoded` writes and nothing else. Raises Unreadable."""
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise Unreadable("it holds characters that are none of its alphabet") from None
    if encoded(data) != text:
        raise Unreadable("it is written in another way than the service writes it")
    return data


def seconds(moment: datetime) -> int:
    """Whole seconds since 1970; the part of a second is dropped."""
    return int(moment.astimezone(UTC).timestamp() // 1)


def moment(seconds: int) -> datetime:
    """The moment in UTC."""
    return datetime.fromtimestamp(seconds, UTC)
