"""A commit of a file on a branch of its own, which leaves the working tree as it is."""

import os
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from provenance.store.errors import CorpusError
from provenance.store.files import contained
from provenance.store.files.pipes import unbroken

_PLAIN: Final = "100644"
_OTHER: Final = (
    "name a branch that is nobody's yet, such as `proposals`: it is begun at the last commit"
)


class Tip(NamedTuple):
    """The commit that a branch's next one goes upon: ``HEAD`` where the branch is not there yet."""

    branch: str
    commit: str
    begun: bool

    @property
    def name(self) -> str:
        """What it is called."""
        return f"the branch `{self.branch}`" if self.begun else "the last commit"


class Held(NamedTuple):
    """A file in a commit."""

    data: bytes
    mode: str


class Committed(NamedTuple):
    """A file of the corpus as it is to be committed."""

    file: str
    data: bytes
    mode: str = _PLAIN


def tip(root: Path, branch: str) -> Tip:
    """Find the commit that a branch's next one goes upon.

    Raises:
        CorpusError: the branch cannot be called that, is another's name or checked out, or nothing
            is committed yet.
    """
    ref = f"refs/heads/{branch}"
    _git(root, "check-ref-format", ref)
    if other := _told(root, "symbolic-ref", "--quiet", ref, wrong=b""):
        message = f"`{branch}` is another name of `{other.removeprefix('refs/heads/')}`"
        raise CorpusError(message, _OTHER)
    if f"branch {ref}" in _told(root, "worktree", "list", "--porcelain").splitlines():
        message = f"`{branch}` is checked out, and what lies there would not follow its commits"
        raise CorpusError(message, _OTHER)
    there = _git(root, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}", wrong=b"")
    found = there or _git(root, "rev-parse", "--verify", "HEAD^{commit}")
    return Tip(branch, found.decode().strip(), bool(there))


def held(root: Path, tip: Tip, file: str) -> Held | None:
    """Give a file of the corpus as a commit has it; None where it has none.

    Raises:
        CorpusError: it is no plain file there.
    """
    path = f"{_prefix(root)}{file}"
    listed = _git(root, "ls-tree", "-z", "--full-tree", tip.commit, "--", path)
    if not listed:
        return None
    mode, kind, oid = listed.partition(b"\t")[0].decode().split()
    if kind != "blob" or mode.startswith("12"):
        raise CorpusError(f"`{file}` is no plain file in {tip.name}")
    return Held(_git(root, "cat-file", "blob", oid), mode)


def merged(theirs: str, before: str, after: str) -> str | None:
    """Do to a text what was done to another; None where the two cannot be told apart."""
    with TemporaryDirectory() as folder:
        texts = {"theirs": theirs, "before": before, "after": after}
        for name, text in texts.items():
            (Path(folder) / name).write_bytes(text.encode())
        found = _git(Path(folder), "merge-file", "-p", "-q", *texts, wrong=b"\0")
    return None if found == b"\0" else found.decode()


def prepare(root: Path, file: Committed, tip: Tip, author: str, message: str) -> str:
    """Make the commit of a file, of which no branch knows yet.

    What is checked out, or staged, is not touched.

    Args:
        root: the corpus's folder.
        file: what is to be committed.
        tip: of the branch, of `tip`.
        author: ``Name <address>``.
        message: what the commit is for.

    Returns:
        The commit's id.

    Raises:
        CorpusError: author or message is missing, or git refuses them.
    """
    name, _, rest = author.partition("<")
    mail = rest.partition(">")[0].strip()
    if not name.strip() or not message.strip():
        raise CorpusError("a commit needs an author and a message", "say who you are, and why")
    if not author.isprintable():
        raise CorpusError("an author's name has no control characters", "write it anew")
    with TemporaryDirectory() as folder:
        who = {"GIT_AUTHOR_NAME": name.strip(), "GIT_AUTHOR_EMAIL": mail or "unknown@invalid"}
        with_index = {"GIT_INDEX_FILE": f"{folder}/index", **who}
        _git(root, "read-tree", tip.commit, more=with_index)
        blob = _told(root, "hash-object", "-w", "--stdin", data=file.data)
        entry = f"{file.mode},{blob},{_prefix(root)}{file.file}"
        _git(root, "update-index", "--add", "--cacheinfo", entry, more=with_index)
        tree = _told(root, "write-tree", more=with_index)
        said = message.encode("utf-8", "replace")
        return _told(root, "commit-tree", tree, "-p", tip.commit, data=said, more=with_index)


def advance(root: Path, tip: Tip, commit: str) -> None:
    """Let a branch end with a commit that was prepared; it is begun where it is not there.

    Raises:
        CorpusError: git refuses, as where the branch went on meanwhile.
    """
    old = tip.commit if tip.begun else "0" * 40
    _git(root, "update-ref", "--no-deref", f"refs/heads/{tip.branch}", commit, old)


def _prefix(root: Path) -> str:
    """The path of the corpus in its repository."""
    return _git(root, "rev-parse", "--show-prefix").decode("utf-8", "surrogateescape").strip("\n")


def _told(
    root: Path,
    *words: str,
    data: bytes | None = None,
    more: dict[str, str] | None = None,
    wrong: bytes | None = None,
) -> str:
    told = _git(root, *words, data=data, more=more, wrong=wrong)
    return told.decode("utf-8", "surrogateescape").strip()


@unbroken()
def _git(
    root: Path,
    *words: str,
    data: bytes | None = None,
    more: dict[str, str] | None = None,
    wrong: bytes | None = None,
) -> bytes:
    committer = {
        "GIT_COMMITTER_NAME": os.environ.get("GIT_COMMITTER_NAME", "provenance serve"),
        "GIT_COMMITTER_EMAIL": os.environ.get("GIT_COMMITTER_EMAIL", "serve@invalid"),
    }
    try:
        done = subprocess.run(
            ["git", *contained.options(), *words],
            cwd=root,
            input=data,
            stdin=subprocess.DEVNULL if data is None else None,
            env=contained.environment(**{**committer, **(more or {})}),
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
    return done.stdout
