"""A test of a module that takes items of its bank, as an author writes it."""

from collections.abc import Sequence
from pathlib import Path

PAGE = """---
id: T-1
title: Module test
minutes: 25
outcomes: [Calculate churn, Explain churn]
---
```{exercise} m01-test
```
"""


def pin(module: Path, taken: Sequence[str]) -> int:
    """A page `test.md` with a test that takes these items; gives the line of 'take'."""
    rows = "".join(f"    - {one}\n" for one in taken)
    text = (
        "- id: m01-test\n  kind: test\n  title: Test\n  task: Choose.\n"
        f"  points: {len(taken)}\n  pass_percent: 70\n  solution: See there.\n  samples: []\n  take:\n{rows}"
    )
    (module / "test.yaml").write_text(text)
    (module / "test.md").write_text(PAGE)
    return text.splitlines().index("  take:") + 1
