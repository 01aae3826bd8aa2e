"""The course home: the page at `{base_url}course` from which a learner opens everything. It needs no kernel."""

from typing import Any

from jupyter_server.utils import url_path_join

from csm_app.home.handlers import HomeFiles, HomePage, ModulePage, SearchFile
from csm_app.home.layout import STATIC


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    """Where Jupyter Server finds this extension."""
    return [{"module": "csm_app.home"}]


def _load_jupyter_server_extension(server: Any) -> None:
    """Adds the home, the module pages, the search, the toolbox and the learner's records to a running server."""
    # Here: documents, records and toolbox use parts of the home and cannot come before it.
    from csm_app.assessment.lazy import routes as assessment_routes
    from csm_app.common_kernel.handlers import routes as common_kernel_routes
    from csm_app.documents import routes as document_routes
    from csm_app.panels import routes as panel_routes
    from csm_app.records import routes
    from csm_app.toolbox.routes import routes as toolbox_routes

    base = server.web_app.settings["base_url"]
    page = (url_path_join(base, r"/course/?"), HomePage)
    module = (url_path_join(base, r"/course/m(\d\d)/?"), ModulePage)
    search = (url_path_join(base, r"/course/search\.json"), SearchFile)
    files = (url_path_join(base, r"/course/static/(.*)"), HomeFiles, {"path": str(STATIC)})
    own = [page, module, search, files, *toolbox_routes(base), *routes(base), *document_routes(base)]
    own += [*panel_routes(base), *common_kernel_routes(base)]
    server.web_app.add_handlers(".*$", [*own, *assessment_routes(server)])
