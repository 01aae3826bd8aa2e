"""Numbers in foreign files: finite, in the usual signs, or none at all."""

import math
import re

_NUMBER = re.compile(r"[-+−]?(\d{1,30}(\.\d{0,30})?|\.\d{1,30})([eE][-+]?\d{1,3})?")


def number_in(text: str) -> float | None:
    """The number a text is, or None."""
    match = _NUMBER.fullmatch(text.strip())
    if match is None:
        return None
    found = float(match[0].replace("−", "-"))
    return found if math.isfinite(found) else None
