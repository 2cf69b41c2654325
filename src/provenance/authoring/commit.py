"""A commit of some changes on a branch of its own, which leaves the working tree as it is."""

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from provenance.authoring.change import Change
from provenance.store.errors import CorpusError
from provenance.store.files.pipes import unbroken


def commit(root: Path, changes: Iterable[Change], branch: str, author: str, message: str) -> str:
    """Commit changed files on a branch, which is begun at HEAD where it is not there.

    The branch need not be checked out, and what is checked out, or staged, is not touched.

    Args:
        root: the corpus's folder.
        changes: the files with their new texts.
        branch: its name.
        author: ``Name <address>``.
        message: what the commit is for.

    Returns:
        The commit's id.

    Raises:
        CorpusError: git refuses.
    """
    name, _, rest = author.partition("<")
    mail = rest.partition(">")[0].strip()
    if not name.strip() or not message.strip():
        raise CorpusError("a commit needs an author and a message", "say who you are, and why")
    ref = f"refs/heads/{branch}"
    _git(root, "check-ref-format", ref)
    prefix = _git(root, "rev-parse", "--show-prefix")
    with TemporaryDirectory() as folder:
        who = {"GIT_AUTHOR_NAME": name.strip(), "GIT_AUTHOR_EMAIL": mail or "unknown@invalid"}
        with_index = {"GIT_INDEX_FILE": f"{folder}/index", **who}
        parent = _git(root, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}", wrong="")
        old = parent or "0" * 40
        parent = parent or _git(root, "rev-parse", "HEAD")
        _git(root, "read-tree", parent, more=with_index)
        for change in changes:
            if change.after is not None:
                blob = _git(root, "hash-object", "-w", "--stdin", data=change.after)
                entry = f"100644,{blob},{prefix}{change.file}"
                _git(root, "update-index", "--add", "--cacheinfo", entry, more=with_index)
        tree = _git(root, "write-tree", more=with_index)
        made = _git(root, "commit-tree", tree, "-p", parent, data=message, more=with_index)
        _git(root, "update-ref", ref, made, old)
    return made


@unbroken()
def _git(
    root: Path,
    *words: str,
    data: str | None = None,
    more: dict[str, str] | None = None,
    wrong: str | None = None,
) -> str:
    committer = {
        "GIT_COMMITTER_NAME": os.environ.get("GIT_COMMITTER_NAME", "provenance serve"),
        "GIT_COMMITTER_EMAIL": os.environ.get("GIT_COMMITTER_EMAIL", "serve@invalid"),
    }
    try:
        done = subprocess.run(
            ["git", "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}", *words],
            cwd=root,
            input=data.encode() if data is not None else None,
            stdin=subprocess.DEVNULL if data is None else None,
            env={**os.environ, **committer, **(more or {})},
            capture_output=True,
            check=False,
            timeout=60,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise CorpusError(f"git cannot be run: {error}") from None
    if done.returncode:
        if wrong is not None:
            return wrong
        told = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise CorpusError(f"git refused: {told[-1] if told else words[0]}")
    return done.stdout.decode("utf-8", "surrogateescape").strip()
