"""Writing an answer to stdout in the format asked for."""

import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from provenance.cli import screen
from provenance.views.document import Page
from provenance.views.visible import shown

if TYPE_CHECKING:
    from provenance.answers.asked import Asked


def show(
    answer: Any,
    format: str,
    root: Path,
    asked: "tuple[Asked, ...]" = (),
    *,
    verbose: bool = False,
) -> None:
    """Write an answer.

    Args:
        answer: a record of the answers room; its view is the module of the same name in ``views``.
        format: ``table`` (drawn at a terminal, plain text elsewhere), ``json``, ``jsonl``, ``csv``,
            ``markdown``, or ``svg`` of an answer whose view has charts.
        root: the corpus, to which links are relative.
        asked: the filters that it was asked under, which every format tells.
        verbose: whether a view that has a brief form is to show all that it knows.
    """
    view = import_module(f"provenance.views.{type(answer).__module__.rpartition('.')[2]}")
    if format in ("table", "markdown"):
        drawn = view.page(answer) if verbose else getattr(view, "brief", view.page)(answer)
        if asked:
            from provenance.views.absence import asked_with

            drawn = (asked_with(asked), *drawn)
        if format == "table":
            page(drawn, root)
        else:
            from provenance.views import markdown

            sys.stdout.write(markdown.render(shown(drawn)))
    elif format == "svg":
        _picture(view.charts(answer))
    else:
        from provenance.cli import edge
        from provenance.views import data

        writer = {"json": data.json, "jsonl": data.jsonl, "csv": data.csv}[format]
        writer(answer, view, edge.data(sys.stdout), asked)


def _picture(charts: Any) -> None:
    if not charts:
        print("note: there is nothing to draw: no chart has two places", file=sys.stderr)
        return
    from provenance.views import chart_svg

    sys.stdout.write(chart_svg.render(charts))


def page(page: Page, root: Path) -> None:
    """Write a page: drawn with Rich at a terminal, as plain text elsewhere."""
    page = shown(page)
    if screen.drawn():
        from io import StringIO

        from provenance.cli.edge import raw
        from provenance.views import terminal

        buffer = StringIO()
        terminal.draw(page, screen.console(buffer), lambda place: screen.address(place, root))
        screen.send(buffer.getvalue(), raw(sys.stdout))
    else:
        from provenance.views import plain

        sys.stdout.write(plain.render(page))
