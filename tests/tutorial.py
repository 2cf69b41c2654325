"""The tutorial, followed word for word in a new folder: run it to write anew what is printed.

Blocks with ``title="NAME"`` are saved under that name, blocks of kind `console` are run, all in the
order of the page.
"""

import re
import shlex
import shutil
import tempfile
from pathlib import Path

import documentation

PAGE = documentation.ROOT / "docs" / "tutorial.md"
_BLOCK = re.compile(
    r'^```(?P<kind>\w+)(?: title="(?P<file>[^"]+)")?\n(?P<body>.*?)^```$', re.MULTILINE | re.DOTALL
)


class Follower:
    """Somebody who does what the page says."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def block(self, match: re.Match[str]) -> str:
        """Do what a block says; give it back with what was printed."""
        if match["file"]:
            path = self.folder / match["file"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(match["body"], encoding="utf-8")
        if match["kind"] != "console":
            return match[0]
        commands = re.findall(r"^\$ (.*)$", match["body"], re.MULTILINE)
        done = [f"$ {command}\n{self.run(command)}".rstrip() for command in commands]
        return "```console\n" + "\n\n".join(done) + "\n```"

    def run(self, command: str) -> str:
        """Do what a line says."""
        words = shlex.split(command)
        if words[0] == "cd":
            self.folder /= words[1]
            return ""
        if words[:2] == ["rm", "-r"]:
            for name in words[2:]:
                shutil.rmtree(self.folder / name)
            return ""
        assert words[0] == "provenance"
        return documentation.shown(self.folder, words[1:])


def followed(page: str) -> str:
    """The page with what is printed today by who follows it."""
    with tempfile.TemporaryDirectory() as folder:
        return _BLOCK.sub(Follower(Path(folder)).block, page)


if __name__ == "__main__":
    PAGE.write_text(followed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
