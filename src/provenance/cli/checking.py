"""One run of ``provenance check``: open, check, mend, divide by the baseline, write the report."""

import os
import sys
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from shutil import get_terminal_size
from typing import BinaryIO, NamedTuple

from provenance.checks.baseline import (
    Baseline,
    baseline_of,
    divide,
    read_baseline,
    write_baseline,
)
from provenance.checks.config import Config, configure
from provenance.checks.registry import BY_CODE
from provenance.checks.run import check
from provenance.cli.context import discard, raise_damage
from provenance.cli.edge import raw
from provenance.cli.progress import Progress
from provenance.cli.screen import coloured
from provenance.model.findings import Report
from provenance.store.corpus import Corpus, open_corpus
from provenance.store.errors import CorpusError, Damaged
from provenance.store.files.discovery import FOLDERS, SETTINGS_FILE, find_root, scan
from provenance.store.files.guarded import MAX_BYTES
from provenance.store.files.nearby import near_file
from provenance.views.diagnostics import render
from provenance.views.diagnostics.scene import Scene, fails

_ANNOTATING = frozenset({"github", "gitlab", "sarif", "junit"})
"""Formats that a service reads, which knows the repository and not where the check was run."""

_NAMED = 3
"""Files named of those that were saved at once."""


class Wish(NamedTuple):
    """What the command line asks for."""

    paths: tuple[Path, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str | None = None
    baseline: Path | None = None
    update_baseline: bool = False
    fix: bool = False
    unsafe: bool = False
    diff: bool = False
    format: str = "auto"
    statistics: bool = False
    stdin: Path | None = None
    corpus: str | None = None


def check_once(wish: Wish) -> bool:
    """Check, and write the report to stdout.

    Returns:
        Whether a finding is at or above the severity that fails the check.

    Raises:
        CorpusError: the check cannot be run.
    """
    _refuse_what_clashes(wish)
    start = wish.stdin or (wish.paths[0] if wish.paths else None)
    root = find_root(_folder(start), wish.corpus)
    overlay = _begun(root)
    if wish.stdin:
        overlay = {_inside(root, wish.stdin): _stdin()}
    only = _only(root, wish)
    if wish.diff:
        return _preview(root, wish, overlay, only)
    if wish.fix and not overlay:
        _mend(root, wish, only)
    with open_corpus(root, overlay=overlay, progress=_progress(), together=True) as corpus:
        for notice in corpus.notices:
            print(f"note: {notice}", file=sys.stderr)
        config = _config(corpus, wish)
        try:
            report = _checked(corpus, config, only)
        except Damaged:
            discard(corpus)
            raise
        except Exception as error:
            raise_damage(corpus, error)
            raise
        if wish.baseline:
            report = _divided(report, wish, corpus.root)
        _write(report, corpus, config, wish)
        return any(fails(finding, config.fail_on) for finding in report.findings)


def check_often(wish: Wish) -> bool:
    """Check now and after every change of a file, until the user has seen enough."""
    from provenance.checks.watch import changes

    root = find_root(_folder(wish.paths[0] if wish.paths else None), wish.corpus)
    failed = _look(wish)
    try:
        for saved in changes(root):
            failed = _look(wish, saved)
    except KeyboardInterrupt:
        pass
    return failed


def _look(wish: Wish, saved: tuple[str, ...] = ()) -> bool:
    if sys.stdout.isatty():
        raw(sys.stdout).write("\033[H\033[2J\033[3J")
        sys.stdout.flush()
    if saved:
        more = f" and {len(saved) - _NAMED} more" if len(saved) > _NAMED else ""
        names = ", ".join(saved[:_NAMED])
        print(f"{datetime.now():%H:%M:%S} saved: {names}{more}", file=sys.stderr)
    try:
        failed = check_once(wish)
    except CorpusError as error:  # settings that are half typed, say: they may be mended
        print(f"error: {error}", file=sys.stderr)
        failed = True
    sys.stdout.flush()
    print("waiting for changes; Ctrl-C ends", file=sys.stderr)
    return failed


def _refuse_what_clashes(wish: Wish) -> None:
    clashes = (
        (wish.update_baseline and not wish.baseline, "--update-baseline needs --baseline FILE"),
        (
            wish.update_baseline and bool(wish.paths or wish.select or wish.ignore or wish.stdin),
            "--update-baseline needs a check of all rules and files",
        ),
        (wish.stdin is not None and bool(wish.paths), "--stdin-filename takes no other files"),
        (wish.stdin is not None and wish.fix, "--stdin-filename cannot be fixed"),
        (wish.unsafe and not (wish.fix or wish.diff), "--unsafe goes with --fix or --diff"),
    )
    for clash, message in clashes:
        if clash:
            raise CorpusError(message, "`provenance check --help` says what goes together")


def _begun(root: Path) -> dict[str, str | None]:
    """Lay over a corpus that was begun, and in which nothing is recorded yet, that this is so.

    Its first commit is checked too. Without settings it is a folder named by mistake.
    """
    if not (root / SETTINGS_FILE).is_file() or scan(root, may_be_empty=True).files:
        return {}
    print("note: nothing is recorded yet: begin with `provenance new`", file=sys.stderr)
    return {f"{FOLDERS[0]}/nothing.yaml": None}


def _folder(path: Path | None) -> Path:
    if path is None:
        return Path.cwd()
    return path if path.is_dir() else path.parent


def _inside(root: Path, path: Path) -> str:
    """A path relative to the corpus, with forward slashes."""
    try:
        return Path(os.path.abspath(path)).relative_to(os.path.abspath(root)).as_posix()
    except ValueError:
        raise CorpusError(f"{path} is not in the corpus {root}", "name a file in it") from None


def _only(root: Path, wish: Wish) -> Callable[[str], bool] | None:
    """Which files are reported; None for all."""
    if wish.stdin:
        wanted = _inside(root, wish.stdin)
        return lambda file: file == wanted
    if not wish.paths:
        return None
    for path in wish.paths:
        if not path.exists():
            help = near_file(path) or "name files or folders of the corpus"
            raise CorpusError(f"{path} does not exist", help)
    named = [_inside(root, path) for path in wish.paths]
    if "." in named:
        return None
    return lambda file: any(file == name or file.startswith(f"{name}/") for name in named)


def _stdin() -> str:
    from provenance.reading.text import decode

    decoded = decode("stdin", _bounded(sys.stdin.buffer))
    if decoded.text is None:
        raise CorpusError(f"stdin: {decoded.problems[0].message}", decoded.problems[0].help)
    return decoded.text


def _bounded(stream: BinaryIO) -> bytes:
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise CorpusError(f"stdin: it is larger than {MAX_BYTES // 2**20} MB")
    return data


def _config(corpus: Corpus, wish: Wish) -> Config:
    return configure(corpus.settings.check, wish.select, wish.ignore, wish.fail_on)


def _checked(corpus: Corpus, config: Config, only: Callable[[str], bool] | None) -> Report:
    return check(corpus, config, date.today().toordinal(), only)


def _divided(report: Report, wish: Wish, root: Path) -> Report:
    path = wish.baseline or Path()
    exists = path.exists()
    if wish.update_baseline and not exists:
        baseline: Baseline = baseline_of(report.findings)
    else:
        baseline = read_baseline(path)
    divided = divide(report, baseline)
    gone = sum(baseline.values()) - sum(divided.left.values())
    if wish.update_baseline:
        from provenance.store.files.private import turn

        with turn(root):
            write_baseline(path, divided.left)
        held = sum(divided.left.values())
        print(f"{path}: {held} findings allowed, {gone} taken out", file=sys.stderr)
        _tell_what_cannot_be_allowed(divided.report)
    elif gone and not (wish.paths or wish.select or wish.ignore or wish.stdin):
        told = "1 finding is" if gone == 1 else f"{gone} findings are"
        print(f"note: {told} mended and still in {path}: --update-baseline", file=sys.stderr)
    return divided.report


def _tell_what_cannot_be_allowed(report: Report) -> None:
    costly = Counter(f.code for f in report.findings if BY_CODE[f.code].costs)
    if costly:
        told = ", ".join(f"{code} {BY_CODE[code].name} ({n})" for code, n in costly.items())
        why = "the records are left out of every answer until they are mended"
        print(f"not allowed: {told}: {why}", file=sys.stderr)


def _refused(file: str, reason: str) -> None:
    print(f"not fixed: {file}: {reason}", file=sys.stderr)


def _preview(
    root: Path, wish: Wish, overlay: dict[str, str | None], only: Callable[[str], bool] | None
) -> bool:
    from provenance.authoring.change import Change
    from provenance.checks.mending import mended
    from provenance.cli.diff import show

    with open_corpus(root, overlay=overlay, progress=_progress()) as corpus:
        made = mended(corpus, wish.select, wish.ignore, only, unsafe=wish.unsafe)
    for one in made:
        for reason in one.refused:
            _refused(one.file, reason)
    changed = [one for one in made if one.after != one.before]
    show([Change(one.file, one.before, one.after) for one in changed])
    count = sum(one.number for one in changed)
    findings = "1 finding" if count == 1 else f"{count:,} findings"
    files = "1 file" if len(changed) == 1 else f"{len(changed):,} files"
    print(f"--fix would mend {findings} in {files}", file=sys.stderr)
    return bool(changed)


def _mend(root: Path, wish: Wish, only: Callable[[str], bool] | None) -> None:
    from provenance.checks.mending import fix

    made = fix(root, wish.select, wish.ignore, only, unsafe=wish.unsafe, progress=_progress())
    for file, reason in made.refused:
        _refused(file, reason)
    findings = "1 finding" if made.number == 1 else f"{made.number:,} findings"
    print(f"{findings} mended", file=sys.stderr)


def _write(report: Report, corpus: Corpus, config: Config, wish: Wish) -> None:
    from provenance.checks.document import explain

    format = wish.format if wish.format != "auto" else _usual()
    here = _repository(corpus.root) if format in _ANNOTATING else Path.cwd()
    scene = Scene(
        corpus.text,
        lambda file: Path(os.path.relpath(corpus.root / file, here)).as_posix(),
        explain,
        _version() if format == "sarif" else "",
        config.fail_on,
        coloured(),
        get_terminal_size().columns if sys.stdout.isatty() else None,
    )
    if wish.statistics:
        from provenance.views.diagnostics.tally import statistics

        sys.stdout.writelines(statistics(report, scene))
    else:
        commands = format == "github"
        out = raw(sys.stdout) if scene.colour or commands else sys.stdout
        out.writelines(render(report, format, scene))


def _repository(root: Path) -> Path:
    """The root of the git repository that holds a corpus: services resolve paths from there."""
    above = (Path(os.path.abspath(root)), *Path(os.path.abspath(root)).parents)
    return next((folder for folder in above if (folder / ".git").exists()), Path.cwd())


def _usual() -> str:
    if os.environ.get("GITHUB_ACTIONS"):
        return "github"
    if os.environ.get("GITLAB_CI"):
        return "gitlab"
    return "full" if sys.stdout.isatty() else "concise"


def _version() -> str:
    from importlib.metadata import version

    return version("provenance-claims")


def _progress() -> Progress | None:
    return Progress() if sys.stderr.isatty() else None
