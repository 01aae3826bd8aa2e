"""What is a forked kernel's own: environment, folder, streams, chance, history, comms."""

import asyncio
import json
import os
from pathlib import Path

from traitlets.config import Config

from tests.warm_kernels.conftest import PATIENCE, Start, forked
from warm_kernels.client import PromptClient

pytestmark = forked


def test_environment_and_folder_are_those_of_this_kernel(start: Start, tmp_path: Path) -> None:
    """Variables added and removed for one kernel, and its working folder, reach it; the next kernel has its own."""
    (tmp_path / "beside.py").write_text("NAME = 'beside'\n", encoding="utf-8")
    wanted = {name: value for name, value in os.environ.items() if name != "HOME"} | {
        "OWN": "Größe",
        "TZ": "Asia/Tokyo",
    }
    kernel = start(env=wanted, cwd=str(tmp_path))
    look = "import os, time; print(os.environ.get('OWN'), 'HOME' in os.environ, os.getcwd(), time.tzname[0])"
    assert kernel.run(look) == f"Größe False {tmp_path} JST"
    assert kernel.run("import beside; print(beside.NAME)") == "beside"
    assert start().run("import os; print(os.environ.get('OWN'))") == "None"


def test_it_looks_like_an_ordinary_kernel(start: Start) -> None:
    """Arguments, main module, parent variable, one main thread and default signals are as in a kernel just started."""
    kernel = start()
    assert kernel.run("import sys; print(sys.argv[1])") == "-f"
    assert (
        kernel.run("print(sys.argv[0].endswith('ipykernel_launcher.py'), __name__, sys.path[0] == '')")
        == "True __main__ False"
    )
    assert kernel.run("import os; print(os.environ['JPY_PARENT_PID'])") == str(os.getpid())
    assert kernel.run("import threading; print(threading.current_thread() is threading.main_thread())") == "True"
    code = "import signal; print(signal.getsignal(signal.SIGCHLD) == signal.SIG_DFL, signal.set_wakeup_fd(-1) >= -1)"
    assert kernel.run(code) == "True True"
    assert kernel.run("import subprocess; print(subprocess.run(['true']).returncode)") == "0"


def test_every_kernel_draws_its_own_numbers(start: Start) -> None:
    """random, NumPy's old generator, uuid and secrets give other numbers in each kernel."""
    draw = (
        "import random, secrets, uuid, numpy\n"
        "print(random.random(), numpy.random.random(), numpy.random.default_rng().random())\n"
        "print(uuid.uuid1(), uuid.uuid4(), secrets.token_hex(8))"
    )
    drawn = [start().run(draw).split() for _ in range(3)]
    for column in zip(*drawn, strict=True):
        assert len(set(column)) == 3


def test_numpy_loaded_in_the_parent_is_seeded_anew(start: Start, settings: Config) -> None:
    """NumPy's old generator is one object in all children; each seeds it for itself."""
    settings.WarmKernels.preload = ["numpy.random"]
    drawn = {start().run("import numpy; print(numpy.random.random())") for _ in range(3)}
    assert len(drawn) == 3


def test_input_is_asked_or_refused(start: Start) -> None:
    """`input` asks a client that allows it and is refused otherwise; the process's own input is empty."""
    kernel = start()
    asked: list[str] = []

    def answer(message: dict[str, dict[str, str]]) -> None:
        asked.append(message["content"]["prompt"])
        kernel.client.input("Ada")

    assert kernel.run("print('Hello', input('Name? '))", allow_stdin=True, stdin_hook=answer) == "Hello Ada"
    assert asked == ["Name? "]
    assert kernel.run("input('Name? ')", allow_stdin=False) == "StdinNotImplementedError"
    assert kernel.run("import os; print(os.read(0, 1))") == "b''"


def test_what_the_process_prints_goes_to_the_servers_choice(start: Start, tmp_path: Path) -> None:
    """A manager that names a file for the kernel's own output gets it there."""
    with (tmp_path / "out").open("wb") as out:
        kernel = start(stdout=out)
    kernel.run("import os; os.write(1, b'raw')")
    kernel.client.stop_channels()
    kernel.manager.shutdown_kernel()
    assert "raw" in (tmp_path / "out").read_text(encoding="utf-8")


def test_widgets_work(start: Start) -> None:
    """ipywidgets was imported before there was a kernel; the page can still ask for all widgets, and is answered."""
    kernel = start()
    kernel.run("import ipywidgets; slider = ipywidgets.IntSlider(3)")
    client = kernel.client
    opened = {"comm_id": "c1", "target_name": "jupyter.widget.control", "data": {}}
    client.shell_channel.send(client.session.msg("comm_open", opened, metadata={"version": "1.0.0"}))
    ask = {"comm_id": "c1", "data": {"method": "request_states"}}
    client.shell_channel.send(client.session.msg("comm_msg", ask))
    while True:
        message = client.get_iopub_msg(timeout=120)
        if message["msg_type"] == "comm_msg":
            break
    assert "IntSliderModel" in json.dumps(message["content"]["data"]["states"])
    assert kernel.run("print(slider.value)") == "3"


def test_history_is_kept(start: Start) -> None:
    """IPython's history works and knows this session."""
    kernel = start()
    kernel.run("a = 1", store_history=True)
    assert kernel.run("print('a = 1' in In)", store_history=True) == "True"
    assert kernel.run("print(get_ipython().history_manager.session_number > 0)") == "True"


def test_garbage_is_collected_and_threads_are_few(start: Start) -> None:
    """The collector, off in the parent, is on; nothing looks for a parent, as Linux ends the kernel with it."""
    kernel = start()
    assert kernel.run("import gc; print(gc.isenabled(), gc.get_freeze_count() > 10_000)") == "True True"
    names = kernel.run("import threading; print(*[one.name for one in threading.enumerate()])")
    assert "ParentPoller" not in names


def test_a_word_of_ones_own_in_each_kernel(start: Start, settings: Config) -> None:
    """The function of the setting `in_kernel` runs in every kernel, after the environment is that kernel's."""
    settings.WarmKernels.in_kernel = "tests.warm_kernels.words:greet"
    kernel = start(env={**os.environ, "GREETING": "moin"})
    assert kernel.run("import tests.warm_kernels.words as words; print(words.GREETED)") == "['moin']"


def test_several_clients_of_one_manager_get_their_own_replies(start: Start) -> None:
    """Each has a session of its own: what one asks is answered to that one, while the other waits for its own."""
    kernel = start()
    kernel.manager.client_factory = PromptClient

    async def asked() -> list[str]:
        clients = [kernel.manager.client() for _ in range(4)]
        for client in clients:
            client.start_channels(hb=False, stdin=False, control=False)
        await asyncio.gather(*(client.wait_for_ready(timeout=PATIENCE) for client in clients))
        sent = [client.execute(f"{number}", silent=False) for number, client in enumerate(clients)]
        replies = [await client.get_shell_msg(timeout=PATIENCE) for client in clients]
        for client in clients:
            client.stop_channels()
        return [reply["parent_header"]["msg_id"] == one for reply, one in zip(replies, sent, strict=True)]

    assert asyncio.run(asked()) == [True] * 4
