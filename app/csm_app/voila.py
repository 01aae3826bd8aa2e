"""What happens to a page of the course just before Voilà shows it."""

from typing import Protocol

from nbformat import NotebookNode


class Request(Protocol):
    """What is used of the web request that asks for the page."""

    @property
    def xsrf_token(self) -> bytes: ...


def prepare_page(request: Request, notebook: NotebookNode, cwd: str) -> None:
    """Voilà's prelaunch hook: lets the page stop its kernel when it is closed, and gives it its own title.

    Voilà's page posts its farewell with the `_xsrf` cookie but never sets that cookie, so the server refuses it (403)
    and the kernel lives on. Reading the token here sets the cookie before the first byte is sent.
    """
    assert request.xsrf_token
    course = notebook.metadata.get("csm", {})
    if course.get("title"):
        notebook.metadata["title"] = course["title"]


def with_own_mathjax(page_config: dict[str, object], **_settings: object) -> dict[str, object]:
    """Voilà's page_config_hook: without an address for MathJax, a page takes the copy Voilà carries, not the web's."""
    return {**page_config, "fullMathjaxUrl": None, "mathjaxConfig": None}
