"""What happens to a page of the course just before Voilà shows it."""

from pathlib import Path
from typing import Protocol
from urllib.parse import unquote

from nbformat import NotebookNode

from csm_app.common_kernel import share
from csm_app.pages.dress import dress

SHOWN_AT = "voila/render/"


class Web(Protocol):
    """What is used of a web request."""

    path: str


class Request(Protocol):
    """What is used of Voilà's handler, which answers the request for the page."""

    request: Web
    settings: dict[str, object]
    base_url: str

    @property
    def xsrf_token(self) -> bytes: ...


def prepare_page(request: Request, notebook: NotebookNode, cwd: str) -> None:
    """Voilà's prelaunch hook: lets the page stop its kernel when it is closed, and dresses it.

    Voilà's page posts its farewell with the `_xsrf` cookie but never sets that cookie, so the server refuses it (403)
    and the kernel lives on. Reading the token here sets the cookie before the first byte is sent.
    """
    assert request.xsrf_token
    course = notebook.metadata.get("csm", {})
    if course.get("title"):
        notebook.metadata["title"] = course["title"]
    root = Path(str(request.settings["server_root_dir"])).expanduser()
    path = _path(request)
    dress(notebook, path, root, request.base_url)
    notebook.metadata["csm_frame"]["page"] = share(
        notebook, (root / path).parent, request.settings.get("kernel_manager")
    )


def _path(request: Request) -> str:
    """The notebook's path below the server's root: what follows Voilà's own part of the address."""
    return unquote(request.request.path).partition(f"{request.base_url}{SHOWN_AT}")[2]


def with_own_mathjax(page_config: dict[str, object], **_settings: object) -> dict[str, object]:
    """Voilà's page_config_hook: without an address for MathJax, a page takes the copy Voilà carries, not the web's."""
    return {**page_config, "fullMathjaxUrl": None, "mathjaxConfig": None}
