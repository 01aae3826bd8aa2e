"""The warm parent: a small process with one thread that forks kernels for one server.

`python -m warm_kernels.parent <socket> <server> <bound> <settings>`. It holds no zmq context, no event loop, no
connection, and ends when its socket to the server closes, and its kernels with it.
"""

import os
import selectors
import signal
import socket
import sys
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from warm_kernels.linux import die_with_parent
from warm_kernels.messages import LARGEST, Order, pair, read, tell
from warm_kernels.settings import Settings

FILES = 5


@dataclass(frozen=True)
class Birth:
    """What a process just forked has to become: the kernel of this order, on these standard streams."""

    order: Order
    streams: tuple[int, int, int]


@dataclass
class Nursery:
    """The kernels that run, by process id, and what wakes the parent."""

    control: socket.socket
    kernels: dict[int, socket.socket] = field(default_factory=dict)
    watch: selectors.PollSelector = field(default_factory=selectors.PollSelector)
    bell: tuple[socket.socket, socket.socket] = field(default_factory=pair)
    pid: int = field(default_factory=os.getpid)

    def open(self) -> None:
        """Listen to the server and to kernels that end."""
        for side in self.bell:
            side.setblocking(False)
        self.watch.register(self.control, selectors.EVENT_READ)
        self.watch.register(self.bell[0], selectors.EVENT_READ)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(self.bell[1].fileno(), warn_on_full_buffer=False)

    def serve(self) -> Birth | None:
        """Fork kernels until the server is gone (then nothing is given), or until this process is a kernel to be."""
        while True:
            for key, _ in self.watch.select():
                if key.fileobj is self.control:
                    birth = self.spawn()
                    if birth is not None:
                        return birth
                    if self.control.fileno() < 0:
                        return None
                elif key.fileobj is self.bell[0]:
                    self.bury()
                elif key.data in self.kernels:
                    self.obey(key.data)

    def spawn(self) -> Birth | None:
        """Fork one kernel; gives its birth in the child, nothing in the parent."""
        try:
            message, files, _flags, _address = socket.recv_fds(self.control, LARGEST, FILES)
        except ConnectionResetError:  # the server ended with words of ours unread
            message, files = b"", []
        if not message:
            self.close()
            return None
        lifeline = socket.socket(fileno=files[0])
        order, *streams = files[1:]
        try:
            pid = os.fork()
        except OSError as trouble:
            tell(lifeline, {"trouble": str(trouble)})
            lifeline.close()
            pid = -1
        if pid == 0:
            return self.born(lifeline, order, (streams[0], streams[1], streams[2]))
        for file in files[1:]:
            os.close(file)
        if pid > 0:
            self.kernels[pid] = lifeline
            self.watch.register(lifeline, selectors.EVENT_READ, pid)
            tell(lifeline, {"pid": pid})
        return None

    def born(self, lifeline: socket.socket, order: int, streams: tuple[int, int, int]) -> Birth:
        """In the child: let go of everything that is the parent's, which may have been killed meanwhile."""
        die_with_parent(self.pid)
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.setsid()
        for own in (self.control, lifeline, *self.bell, *self.kernels.values()):
            own.close()
        self.kernels.clear()
        self.watch.close()
        return Birth(Order.from_file(order), streams)

    def obey(self, pid: int) -> None:
        """Pass a signal on to a kernel and what it started; a closed lifeline ends the kernel."""
        try:
            asked = read(self.kernels[pid].recv(LARGEST))
        except OSError:
            asked = {}
        number = asked.get("signal", signal.SIGKILL)
        assert isinstance(number, int)
        if not asked:
            self.watch.unregister(self.kernels[pid])
            self.kernels[pid].close()
        send(pid, number)

    def bury(self) -> None:
        """Collect the kernels that ended, and tell how."""
        drain(self.bell[0])
        for pid in list(self.kernels):
            ended, status = os.waitpid(pid, os.WNOHANG)
            if not ended:
                continue
            lifeline = self.kernels.pop(pid)
            if lifeline.fileno() >= 0:
                self.watch.unregister(lifeline)
                tell(lifeline, {"exit": os.waitstatus_to_exitcode(status)})
                lifeline.close()

    def close(self) -> None:
        """The server is gone: end all kernels."""
        self.watch.unregister(self.control)
        self.control.close()
        for pid in self.kernels:
            send(pid, signal.SIGKILL)
        for pid in self.kernels:
            os.waitpid(pid, 0)


def send(pid: int, number: int) -> None:
    """Signal a kernel that has not been collected yet, with all it started."""
    try:
        os.killpg(pid, number)
    except ProcessLookupError:  # just forked: it is not yet the head of a group of its own
        os.kill(pid, number)
    except PermissionError:  # something in its group runs as somebody else
        os.kill(pid, number)


def drain(bell: socket.socket) -> None:
    """Take away all that rang."""
    try:
        while bell.recv(LARGEST):
            pass
    except BlockingIOError:
        pass


def main(arguments: list[str]) -> None:
    """Get ready, serve, and in each child become a kernel."""
    handle, server, bound, text = arguments
    if bound == "bound":
        die_with_parent(int(server))
    control = socket.socket(fileno=int(handle))
    control.set_inheritable(False)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in a terminal is the server's business
    settings = Settings.from_json(text)
    birth = _serve(control, settings)
    if birth is not None:
        from warm_kernels.child import become_kernel  # loaded long before, by the preparation

        become_kernel(birth.order, birth.streams, settings.in_kernel)


def _serve(control: socket.socket, settings: Settings) -> Birth | None:
    from warm_kernels.preparing import prepare  # after the words above: it loads much

    began = perf_counter()
    try:
        prepare(settings)
    except Exception as reason:  # whatever a preloaded module did: the server starts its kernels the ordinary way
        tell(control, {"trouble": f"{type(reason).__name__}: {reason}"[:1000]})
        return None
    nursery = Nursery(control)
    nursery.open()
    if not tell(control, {"ready": round(perf_counter() - began, 3)}):
        return None
    return nursery.serve()


if __name__ == "__main__":
    # As for `python -m ipykernel_launcher`: the folder it was started in is no place to import from.
    if sys.path and sys.path[0] in ("", str(Path.cwd())):
        del sys.path[0]
    from warm_kernels.parent import main as run  # so that its classes have one name, not also that of a script

    run(sys.argv[1:])
