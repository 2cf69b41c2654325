"""Puts manual pages and completions into the wheel, made of the commands."""

import sys
import tempfile
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Manual(BuildHookInterface):
    """Not for an editable installation, which has the commands themselves."""

    def initialize(self, version, build_data):
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        from provenance.cli.manual import write

        self.folder = tempfile.TemporaryDirectory()
        made = write(Path(self.folder.name))
        build_data["shared_data"].update({str(path): home for path, home in made.items()})

    def finalize(self, version, build_data, artifact_path):
        if hasattr(self, "folder"):
            self.folder.cleanup()
