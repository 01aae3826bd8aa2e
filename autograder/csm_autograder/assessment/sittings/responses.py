"""Answers as they are stored: JSON text on the one side, a `Response` on the other."""

from pydantic import TypeAdapter

from csm_course.items.asked import Response

_RESPONSE: TypeAdapter[Response] = TypeAdapter(Response)


def read_response(text: str | None) -> Response | None:
    """The answer that was stored; None where there is none."""
    return None if text is None else _RESPONSE.validate_json(text)


def written_response(response: Response | None) -> str | None:
    """The answer as it is stored."""
    return None if response is None else response.model_dump_json()
