"""LibreOffice at work on many documents in one call, with a profile of its own."""

import shutil
import subprocess
from pathlib import Path


def convert(folder: Path, documents: list[Path], into: str, *options: str) -> dict[str, Path]:
    """Each document converted, by its name without ending. Fails with what LibreOffice said.

    `options` go on its command line, such as how to read CSV, which its window would ask for.
    """
    program = shutil.which("soffice")
    assert program, (
        "soffice is not installed: apt-get install libreoffice-calc-nogui libreoffice-writer-nogui "
        "libreoffice-impress-nogui poppler-utils (.ci/run does it)"
    )
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    out = folder / into
    command = [program, profile, "--headless", "--norestore", *options, "--convert-to", into, "--outdir", str(out)]
    run = subprocess.run([*command, *map(str, documents)], capture_output=True, text=True, timeout=1200, check=False)
    made = {path.stem: path for path in out.glob(f"*.{into}")}
    missing = sorted({path.stem for path in documents} - made.keys())
    assert not missing, f"not converted: {missing}\n{run.stdout[-2000:]}\n{run.stderr[-2000:]}"
    return made
