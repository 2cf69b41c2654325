"""Programs of other projects, installed by name into a folder made for these only."""

import shutil
import subprocess
import venv
from typing import Final

from benchmarks.corpora import home

PACKAGES: Final = ("yamllint", "check-jsonschema", "beancount", "beanquery", "duckdb", "networkx")
ARGDOWN: Final = "@argdown/cli"


def tool(name: str) -> str:
    """A program of the virtual environment that holds the Python packages."""
    folder = home() / "tools"
    done = folder / ".complete"
    if not done.exists():
        venv.create(folder, with_pip=True, clear=True)
        subprocess.run([folder / "bin/pip", "install", "--quiet", *PACKAGES], check=True)
        done.touch()
    return str(folder / "bin" / name)


def version(package: str) -> str:
    """Name a Python package with the version that is measured."""
    code = f"from importlib.metadata import version; print(version('{package}'))"
    printed = subprocess.run([tool("python"), "-c", code], capture_output=True, text=True)
    return f"{package} {printed.stdout.strip()}"


def argdown() -> str:
    """The program of Argdown, from npm.

    Raises:
        RuntimeError: it cannot be had; the message says why.
    """
    folder = home() / "argdown"
    program = folder / "node_modules" / ".bin" / "argdown"
    if not program.exists():
        npm = shutil.which("npm")
        if npm is None:
            raise RuntimeError("not measured: there is no npm")
        folder.mkdir(exist_ok=True)
        command = [npm, "install", "--silent", "--no-fund", "--no-audit", ARGDOWN]
        installed = subprocess.run(command, cwd=folder, capture_output=True, text=True)
        if installed.returncode:
            *_, why = ["", *installed.stderr.strip().split("\n")]
            raise RuntimeError(f"not measured: npm cannot install it: {why}")
    return str(program)
