"""Whether a request that changes something was sent by a page of ours: what the browser itself says of it.

Browsers set `Sec-Fetch-Site` and `Origin` and let no page change them. The token of the page (`X-XSRFToken`) is asked
for besides; either of the two would do where the other fails.
"""

from collections.abc import Mapping
from urllib.parse import urlsplit


def is_ours(headers: Mapping[str, str], also: frozenset[str] = frozenset()) -> bool:
    """`headers` as received; `also`: further hosts ("learn.example.org:8443") under which browsers know this server.

    A request that says nothing of where it comes from is taken only with an `Authorization` header: a program's, since
    no other site can make a browser send one.
    """
    site = headers.get("Sec-Fetch-Site")
    if site is not None and site != "same-origin":
        return False
    origin = headers.get("Origin") or headers.get("Referer")
    if origin is None:
        return site == "same-origin" or "Authorization" in headers
    return _host(origin) in {headers.get("Host", "").lower()} | also


def _host(origin: str) -> str | None:
    """Host and port; nothing for `null` and for what cannot be read."""
    try:
        return urlsplit(origin).netloc.lower() or None
    except ValueError:
        return None
