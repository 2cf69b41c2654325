"""A corpus in its git repository: revisions, the files at each, and what each commit changed."""

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from provenance.history.git import GitError, ask, tokens
from provenance.model.characters import unfit_name
from provenance.model.spelling import nearest
from provenance.store.errors import CorpusError
from provenance.store.files.discovery import FOLDERS, belongs

_FORMAT: Final = "%H%x00%aI%x00%an%x00%s"
_WHOLE: Final = (
    "fetch the whole history with `git fetch --unshallow`; in GitHub Actions give"
    " actions/checkout `fetch-depth: 0`"
)
_SHOWN: Final = "backslashreplace"
_FILE: Final = ("100644", "100755", "100664")
_LINK: Final = "120000"


class Commit(NamedTuple):
    """A commit: its id, the day and author that it gives, and the first line of its message."""

    id: str
    date: str
    author: str
    subject: str


class Tree(NamedTuple):
    """The files of a corpus at a commit, by path, each with the object id of its content.

    ``left_out`` are links, and files whose name cannot be shown, which are not read.
    """

    files: Mapping[str, str]
    left_out: tuple[str, ...]


class Touched(NamedTuple):
    """A file of the corpus that a commit changed: its contents before, one a parent, and after.

    They are named by object id; "" is no file.
    """

    path: str
    before: tuple[str, ...]
    after: str


class CommitStep(NamedTuple):
    """A commit with the files of the corpus that it changed."""

    commit: Commit
    touched: tuple[Touched, ...]


class Repository:
    """The git repository that a corpus lies in.

    Raises:
        CorpusError: there is none, or git does not read it.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        try:
            told = ask(root, "rev-parse", "--show-prefix", "--is-shallow-repository")
        except GitError as error:
            raise CorpusError(f"git cannot read the repository of {root}: {error}") from None
        prefix, _, shallow = told.decode("utf-8", "surrogateescape")[:-1].rpartition("\n")
        self._prefix = prefix
        self.is_shallow = shallow == "true"

    def commit(self, revision: str) -> Commit:
        """Find the commit that a revision names.

        Raises:
            CorpusError: it names none here.
        """
        try:
            return self._commit(self._resolved(revision))
        except GitError as error:
            raise CorpusError(f"git cannot read `{revision}`: {error}") from None

    def merge_base(self, one: Commit, other: Commit) -> Commit:
        """Find the last commit that two have in common.

        Raises:
            CorpusError: they have none here.
        """
        try:
            return self._commit(ask(self.root, "merge-base", one.id, other.id).decode().strip())
        except GitError:
            help = _WHOLE if self.is_shallow else "name two revisions of one history"
            message = f"{one.id[:12]} and {other.id[:12]} have no commit in common here"
            raise CorpusError(message, help) from None

    def tree(self, commit: str) -> Tree:
        """List the files of the corpus at a commit."""
        paths = [self._prefix + folder for folder in FOLDERS]
        files: dict[str, str] = {}
        left_out: list[str] = []
        for item in ask(
            self.root, "ls-tree", "-r", "-z", "--full-tree", commit, "--", *paths
        ).split(b"\0"):
            status, _, name = item.partition(b"\t")
            path = self._inside(name)
            if path is None or not name:
                continue
            mode, _, oid = status.decode().split(" ")
            if mode == _LINK or (belongs(path) and not is_text(path)):
                left_out.append(as_shown(path))
            elif mode in _FILE and belongs(path):
                files[path] = oid
        return Tree(files, tuple(left_out))

    def file(self, commit: str, path: str) -> str:
        """Give the object id of one file at a commit, by its path in the corpus; "" for none."""
        listed = ask(
            self.root, "ls-tree", "-z", "--full-tree", commit, "--", self._prefix + path
        ).decode("utf-8", "replace")
        mode, _, rest = listed.partition(" ")
        return rest.partition(" ")[2][:64].partition("\t")[0] if mode in _FILE else ""

    def steps(self) -> Iterator[CommitStep]:
        """Give the commits that changed files of the corpus, the newest first."""
        found = tokens(
            self.root,
            *("log", "-z", "--raw", "--no-abbrev", "--no-renames", "-c", "--no-color"),
            *("--no-ext-diff", "--no-textconv", "--no-decorate", "--no-show-signature"),
            *(f"--format={_FORMAT}", "HEAD", "--", *FOLDERS),
        )
        heading: list[bytes] = []
        touched: list[Touched] = []
        for token in found:
            whole = len(heading) == 4
            bare = token.lstrip(b"\n")
            if whole and bare.startswith(b":"):
                path = self._inside(next(found, b""))
                if path is not None and belongs(path):
                    touched.append(_touched(path, bare.decode()))
            elif whole and bare:
                yield CommitStep(_read_commit(heading), tuple(touched))
                heading, touched = [token], []
            elif not whole:
                heading.append(token)
        if len(heading) == 4:
            yield CommitStep(_read_commit(heading), tuple(touched))

    def _resolved(self, revision: str) -> str:
        if not revision.strip() or revision.startswith("-") or not revision.isprintable():
            raise CorpusError(f"`{revision}` is no revision", "name a branch, a tag or a commit")
        wanted = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        try:
            return ask(self.root, *wanted).decode().strip()
        except GitError:
            pass
        if revision == "HEAD" or not self._has_commits():
            help = "commit first: `git add` and `git commit`"
            raise CorpusError("the repository has no commit yet", help)
        near = None if self.is_shallow else nearest(revision, ["HEAD", *self._names()])
        help = _WHOLE if self.is_shallow else "`git log --oneline` and `git branch -a` list some"
        help = f"did you mean `{near}`?" if near else help
        shallow = ", of which this clone has only the last commits" if self.is_shallow else ""
        raise CorpusError(f"`{revision}` names no commit of this repository{shallow}", help)

    def _names(self) -> list[str]:
        """The names of branches and tags."""
        try:
            told = ask(self.root, "for-each-ref", "--count=1000", "--format=%(refname:short)")
        except GitError:
            return []
        return told.decode("utf-8", "replace").split()

    def _has_commits(self) -> bool:
        try:
            return bool(ask(self.root, "rev-list", "--all", "--max-count=1"))
        except GitError:
            return False

    def _commit(self, id: str) -> Commit:
        wanted = ("log", "-1", "-z", "--no-show-signature", "--no-decorate", "--no-color")
        told = ask(self.root, *wanted, f"--format={_FORMAT}", id, "--")
        return _read_commit(told.split(b"\0"))

    def _inside(self, name: bytes) -> str | None:
        """The path of a file of the repository in the corpus; None where it lies elsewhere."""
        path = name.decode("utf-8", "surrogateescape")
        return path.removeprefix(self._prefix) if path.startswith(self._prefix) else None


def object_id(data: bytes, like: str) -> str:
    """The id that git gives a content, in the format of another id."""
    made = hashlib.sha256 if len(like) == 64 else hashlib.sha1
    return made(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def is_linked(root: Path, path: str) -> bool:
    """Whether a link leads to a file of the corpus."""
    parts = path.split("/")
    return any(os.path.islink(root.joinpath(*parts[:n])) for n in range(1, len(parts) + 1))


def _touched(path: str, raw: str) -> Touched:
    """Read a line of a raw diff; a merge's has a colon and an id for each parent."""
    parents = len(raw) - len(raw.lstrip(":"))
    parts = raw[parents:].split(" ")
    modes, ids = parts[: parents + 1], parts[parents + 1 : 2 * parents + 2]
    files = [id if mode in _FILE else "" for mode, id in zip(modes, ids, strict=True)]
    return Touched(path, tuple(files[:-1]), files[-1])


def _read_commit(parts: list[bytes]) -> Commit:
    id, date, author, subject = (part.decode("utf-8", "replace") for part in parts[:4])
    return Commit(id.strip(), date[:10], author, subject)


def is_text(path: str) -> bool:
    """Whether a name can be shown: it is UTF-8 and holds no control character."""
    return not unfit_name(path)


def as_shown(path: str) -> str:
    """A name with what is no UTF-8 in it spelt out."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", _SHOWN)
