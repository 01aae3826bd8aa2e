"""How the course's Jupyter server behaves, on one's own computer and on a Hub.

`csm start` puts this folder on JUPYTER_CONFIG_PATH and JUPYTER_PATH; for the servers of a JupyterHub the example
`deploy/hub/csm_assessment.py` does. It holds only what is about the course; address, port, token and root folder belong
to whoever starts the server.
"""

import os

from csm_app.voila import prepare_page, with_own_mathjax

c = get_config()  # noqa: F821 - Jupyter calls this file with it

# The learner's door: pages without code, no kernel until one is opened.
c.ServerApp.default_url = "/course"
c.ServerApp.jpserver_extensions = {
    "csm_app.home": True,
    "csm_app.lab": True,
    "jupyterlab": True,
    "voila.server_extension": True,
    "warm_kernels": True,
    # Not of use to a learner; each would cost start-up time (nbgrader alone about four seconds) or open a shell.
    # `csm start --instructor` leaves nbgrader as its own configuration says.
    "jupyter_lsp": False,
    "jupyter_server_terminals": False,
    "jupyterlab_jupytext": False,
    "notebook": False,
    "notebook_shim": False,
    "nbgrader.server_extensions.assignment_list": False,
    "nbgrader.server_extensions.course_list": False,
    "nbgrader.server_extensions.formgrader": False,
    "nbgrader.server_extensions.validate_assignment": False,
}

# What the browser fetches once, above all Voilà's own scripts, travels at a quarter of its size (4.7 MB become 1.3).
c.ServerApp.tornado_settings = {"compress_response": True}

# All open pages of the course share one kernel (docs/kernels.md); CSM_COMMON_KERNEL=0: each has its own.
c.ServerApp.kernel_manager_class = "csm_app.common_kernel.CommonKernels"
c.CommonKernels.shared = os.environ.get("CSM_COMMON_KERNEL", "1") != "0"

# Closing a page stops its kernel (see csm_app.voila). This catches what closed without a word: a crash, a lost network.
c.MappingKernelManager.cull_idle_timeout = 20 * 60
c.MappingKernelManager.cull_interval = 60
c.MappingKernelManager.cull_connected = False

# Between server and kernel, too, nobody on this computer listens in; without it every kernel prints a warning.
c.KernelManager.transport_encryption = "auto"

# Kernels are forked from a parent that has loaded what a page needs (docs/kernels.md); CSM_WARM_KERNELS=0: off.
c.KernelProvisionerFactory.default_provisioner_name = "warm-provisioner"
c.WarmKernels.enabled = os.environ.get("CSM_WARM_KERNELS", "1") != "0"
c.WarmKernels.preload = ["csm_widgets.panel", "csm_widgets.toolpage.panel"]
c.WarmKernels.warm_up = "csm_app.warming:open_pages"
c.WarmKernels.same_environment = ["CSM_LOG"]
c.AsyncKernelManager.client_factory = "warm_kernels.client.PromptClient"

# Tells kernels that the pages below bring the course's scripts themselves (csm_widgets.coursepage).
os.environ["CSM_PAGES"] = "1"
c.VoilaConfiguration.template = "csm"
c.VoilaConfiguration.allow_template_override = "NO"
c.VoilaConfiguration.allow_theme_override = "NO"
c.VoilaConfiguration.strip_sources = True
c.VoilaConfiguration.show_tracebacks = False
c.VoilaConfiguration.prelaunch_hook = prepare_page
c.VoilaConfiguration.page_config_hook = with_own_mathjax
# Each extension is downloaded and started by every page; the pages of the course need the widgets only.
c.VoilaConfiguration.extension_allowlist = [
    "@jupyter-widgets/jupyterlab-manager",
    "@voila-dashboards/widgets-manager8",
    "anywidget",
]

# Nothing leaves this computer unasked: no news, no look for updates, no shop for extensions.
c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
c.LabApp.extension_manager = "readonly"
# The course's own look (csm_app.lab): a folded cell shows none of its code.
c.LabApp.custom_css = True
