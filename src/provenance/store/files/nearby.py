"""The file that is meant by a path that leads to none."""

from pathlib import Path

from provenance.model.spelling import nearest


def near_file(path: Path) -> str | None:
    """Say which file or folder beside a path that does not exist is called nearly like it."""
    folder = path.parent
    try:
        names = [one.name for one in folder.iterdir() if one.name != path.name]
    except OSError:
        return None
    near = nearest(path.name, names)
    return f"did you mean `{folder / near}`?" if near else None
