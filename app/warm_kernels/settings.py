"""What can be set: `c.WarmKernels...` in any Jupyter configuration file."""

import json
from dataclasses import asdict, dataclass
from typing import Any

from traitlets import Bool, Float, List, Unicode
from traitlets.config import Configurable


@dataclass(frozen=True)
class Settings:
    """The settings as they are handed to the warm parent, which is another process."""

    enabled: bool = True
    preload: tuple[str, ...] = ()
    warm_up: str = ""
    in_kernel: str = ""
    same_environment: tuple[str, ...] = ()
    patience: float = 5.0
    delay: float = 0.5

    def to_json(self) -> str:
        """For the command line of the warm parent."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> "Settings":
        """The settings `to_json` wrote."""
        fields: dict[str, Any] = json.loads(text)
        lists = {name: tuple(value) for name, value in fields.items() if isinstance(value, list)}
        return cls(**{**fields, **lists})


class WarmKernels(Configurable):
    """Settings of the kernels that are forked from a warm parent."""

    enabled = Bool(True, help="Off: every kernel is started the ordinary way.").tag(config=True)
    preload = List(
        Unicode(),
        help="Modules the parent imports. None may start a thread, open a connection or begin an event loop on import.",
    ).tag(config=True)
    warm_up = Unicode(
        "",
        help="`module:function`, called once in the parent after the imports, to do what kernels will do first. "
        "It must leave no thread, open file, connection or event loop behind.",
    ).tag(config=True)
    in_kernel = Unicode(
        "",
        help="`module:function`, called in each forked kernel before it listens: for what a library must redo there.",
    ).tag(config=True)
    same_environment = List(
        Unicode(),
        help="Further environment variables (a trailing * stands for any ending) that preloaded modules read on "
        "import: a kernel in which one of them differs from the server's is started the ordinary way.",
    ).tag(config=True)
    patience = Float(
        5.0, help="Seconds a kernel waits for a parent that is still getting ready, before it starts the ordinary way."
    ).tag(config=True)
    delay = Float(0.5, help="Seconds after the server's start until the parent is begun.").tag(config=True)

    def settings(self) -> Settings:
        """The settings as plain data."""
        return Settings(
            enabled=self.enabled,
            preload=tuple(self.preload),
            warm_up=self.warm_up,
            in_kernel=self.in_kernel,
            same_environment=tuple(self.same_environment),
            patience=self.patience,
            delay=self.delay,
        )
