"""The kernel provisioner: forks a kernel where it can, and starts it like jupyter_client's own everywhere else."""

import asyncio
import os
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from warm_kernels.messages import Order
from warm_kernels.obstacles import changed_variables, launcher_arguments, obstacle
from warm_kernels.ports import quiet_port
from warm_kernels.process import ForkedProcess
from warm_kernels.running import NoWarmParent, begin
from warm_kernels.settings import Settings, WarmKernels

LOOK = 0.02
"""Seconds between two looks whether a kernel has ended."""
CHANNELS = ("shell", "iopub", "stdin", "hb", "control")


class WarmProvisioner(LocalProvisioner):
    """Kernels forked from a warm parent; see `WarmKernels` for the settings."""

    process: Any = None  # a Popen, or a ForkedProcess, which has its manners

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:
        """As jupyter_client's own, with ports that stay free until the kernel takes them."""
        manager = self.parent
        if manager and manager.transport == "tcp" and manager.cache_ports and not self.ports_cached:
            for channel in CHANNELS:
                setattr(manager, f"{channel}_port", quiet_port(manager.ip))
            self.ports_cached = True
        return await super().pre_launch(**kwargs)

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Fork the kernel; a log line says why where it is started the ordinary way."""
        settings = WarmKernels(parent=self.parent).settings()
        reason = obstacle(cmd, kwargs, settings)
        if not reason:
            try:
                return await self._fork(cmd, kwargs, settings)
            except NoWarmParent as trouble:
                reason = str(trouble)
        self.log.info("Kernel %s is started the ordinary way: %s", self.kernel_id, reason)
        return await super().launch_kernel(cmd, **kwargs)

    async def _fork(self, cmd: list[str], options: dict[str, Any], settings: Settings) -> KernelConnectionInfo:
        parent = begin(settings, self.log)
        environment = dict(os.environ if options.get("env") is None else options["env"])
        if changed := changed_variables(environment, parent.environment, settings):
            raise NoWarmParent(f"its environment differs in {', '.join(changed)}")
        environment["JPY_PARENT_PID"] = str(os.getpid())
        cwd = str(options.get("cwd") or Path.cwd())
        with ExitStack() as opened:
            streams = [_descriptor(opened, number, options) for number in range(3)]
            process = await parent.fork(Order(launcher_arguments(cmd), environment, cwd), streams)
        self.process = process
        self.pid = self.pgid = process.pid
        self.cwd = cwd
        return self.connection_info

    async def send_signal(self, signum: int) -> None:
        """Through the parent, which knows whether the kernel still is: a process id may have been given anew."""
        if isinstance(self.process, ForkedProcess):
            self.process.send_signal(signum)
        else:
            await super().send_signal(signum)

    async def wait(self) -> int | None:
        """The exit code, as soon as there is one."""
        if not isinstance(self.process, ForkedProcess):
            return await super().wait()
        process = self.process
        while process.poll() is None:
            await asyncio.sleep(LOOK)
        self.process = None
        return process.returncode

    async def cleanup(self, restart: bool = False) -> None:
        """Let go of a kernel that nobody waited for."""
        if isinstance(self.process, ForkedProcess) and not restart:
            self.process.let_go()
        await super().cleanup(restart=restart)


def _descriptor(opened: ExitStack, number: int, options: dict[str, Any]) -> int:
    """The open file for a standard stream; input that is not given is empty, output is this process's."""
    given = options.get(("stdin", "stdout", "stderr")[number])
    if given is not None:
        return given if isinstance(given, int) else int(given.fileno())
    if number == 0:
        return opened.enter_context(Path(os.devnull).open("rb")).fileno()
    return number
