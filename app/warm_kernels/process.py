"""A forked kernel as the server sees it. It has the manners of `subprocess.Popen`, which provisioners expect."""

import selectors
import signal
import socket

from warm_kernels.messages import LARGEST, read, tell


class ForkedProcess:
    """A kernel at the other end of a lifeline; closing that ends the kernel."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int, lifeline: socket.socket) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._lifeline = lifeline
        lifeline.setblocking(False)

    def poll(self) -> int | None:
        """The exit code as Popen gives it (minus the signal); None while the kernel runs."""
        if self.returncode is None:
            try:
                said = read(self._lifeline.recv(LARGEST))
            except BlockingIOError:
                return None
            except OSError:
                said = {}
            code = said.get("exit", -signal.SIGKILL)  # without a word: the parent is gone, and its kernels with it
            assert isinstance(code, int)
            self.returncode = code
            self._lifeline.close()
        return self.returncode

    def wait(self, timeout: float | None = None) -> int | None:
        """Wait for the end; None where `timeout` seconds were too short."""
        if self.poll() is None:
            with selectors.PollSelector() as watch:
                watch.register(self._lifeline, selectors.EVENT_READ)
                watch.select(timeout)
        return self.poll()

    def send_signal(self, number: int) -> None:
        """Signal the kernel and what it started."""
        if self.poll() is None:
            tell(self._lifeline, {"signal": int(number)})

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)

    def let_go(self) -> None:
        """Close the lifeline: a kernel that still runs is ended."""
        self._lifeline.close()
        if self.returncode is None:
            self.returncode = -signal.SIGKILL
