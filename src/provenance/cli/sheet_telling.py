"""What is said of a sheet: what its columns give, what its ratings mean, what came of it."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from provenance.authoring.sheets.mapping import Given
    from provenance.authoring.sheets.plan import Import
    from provenance.authoring.sheets.reading import ReadRow
    from provenance.authoring.sheets.table import Table


def tell_columns(table: "Table", given: "Given", command: Sequence[str]) -> None:
    """Say what each column gives, and refuse a sheet that does not tell who took what stance.

    Args:
        table: the sheet.
        given: what its columns give.
        command: the words of the command, to be pasted with more of them.
    """
    from provenance.authoring.sheets.mapping import likely_header
    from provenance.cli.spelling import spelt
    from provenance.store.errors import CorpusError

    read = ", ".join(
        column if column == field else f"{column} as {field}"
        for column, field in given.columns.items()
    )
    print(f"columns: {read or 'none'}", file=sys.stderr)
    unread = [name for name in table.header if name and name not in given.columns]
    if unread:
        names = ", ".join(f"`{name}`" for name in unread)
        print(f"note: not read: {names}; --map COLUMN=FIELD reads one", file=sys.stderr)
    if nameless := table.nameless():
        which = ", ".join(map(str, nameless))
        what = f"columns {which}, which have" if len(nameless) > 1 else f"column {which}, which has"
        print(f"note: not read: {what} no name in the header", file=sys.stderr)
    have = {*given.columns.values(), *given.constants}
    if not have & {"claim", "text"}:
        help = "--map COLUMN=text tells which;\n"
        likely = likely_header(table.rows[:20])
        if likely:
            names = ", ".join(cell for cell in likely.cells if cell)
            again = spelt(*command, "--header", str(likely.line))
            help += f"or line {likely.line} is the header ({names}):\n  {again}"
        else:
            help += f"if line {table.line} is not the header, --header LINE tells which is"
        raise CorpusError("no column gives a claim or its text", help)
    if given.rating and "stance" not in have:
        rater = given.rater or "NAME"
        rates = ["--map", f"{given.rater}=by@checker"] if given.rater else []
        rates += ["--map", f"{given.rating}=rating@{'checker' if given.rater else 'NAME'}"]
        speaker = next((name for name, one in given.columns.items() if one == "by"), "by")
        raise CorpusError(
            f"`{given.rating}` gives ratings, and `{speaker}` names who said what is rated",
            f"read both, what was said and how {rater} rates it:\n  "
            + spelt(*command, "--set", "stance=asserted", *rates),
        )
    if given.rating:
        who = '--map "' + given.rating + '=rating@NAME" takes them for those of NAME'
        print(f"note: `{given.rating}` gives ratings, of what others said; {who}", file=sys.stderr)
    lacking = [s for s in given.sides if not {f"stance@{s}", f"rating@{s}"} & have]
    if lacking:
        raise CorpusError(
            f"no column gives the stance of {', '.join(lacking)}",
            f'--set "stance@{lacking[0]}=denied" gives all rows one',
        )
    lacks: list[tuple[str, str]] = []
    if not given.sides and not given.speaks:
        help = "--map COLUMN=by tells who says it; --set by=NAME says it of all rows"
        lacks.append(("names who says it", help))
    if (given.speaks or not given.sides) and not {"stance", "rating"} & have:
        help = (
            "--map COLUMN=stance tells which; --set stance=asserted gives all rows one;\n"
            "where a column holds what one side said: --map COLUMN=stance@ACTOR;\n"
            "where a column holds a checker's ratings: --map COLUMN=rating@CHECKER"
        )
        lacks.append(("gives a stance", help))
    if lacks:
        what = " and none ".join(what for what, _ in lacks)
        raise CorpusError(f"no column {what}", "\n".join(help for _, help in lacks))


def tell_ratings(told: "Sequence[ReadRow]", unsaid: Sequence[int]) -> None:
    """Say which stances ratings took, and which words take none."""
    from collections import Counter

    from provenance.authoring.sheets.reading import at_lines
    from provenance.model.vocabulary import COMMENTED
    from provenance.views.wording import count

    rated = [one for one in told if one.rated]
    if rated:
        stances = Counter(one.statement.stance for one in rated)
        each = ", ".join(f"{number:,} {stance}" for stance, number in stances.most_common())
        print(f"{count(len(rated), 'rating')}: {each}", file=sys.stderr)
    unclear: dict[str, list[int]] = {}
    for one in rated:
        if one.statement.stance == COMMENTED:
            unclear.setdefault((one.statement.rating or "").strip(), []).append(one.line)
    ranked = sorted(unclear.items(), key=lambda item: -len(item[1]))
    for words, lines in ranked[:_UNCLEAR]:
        print(f"note: {at_lines(lines)}: `{words}` takes no stance: a comment", file=sys.stderr)
    if len(ranked) > _UNCLEAR:
        number = sum(len(lines) for _, lines in ranked[_UNCLEAR:])
        others = count(len(ranked) - _UNCLEAR, "other word")
        print(f"note: {count(number, 'more row')}, of {others}: comments too", file=sys.stderr)
    if ranked:
        word = ranked[0][0]
        print(f'help: --stance "{word}=STANCE" takes it for one', file=sys.stderr)
    if unsaid:
        what = "nobody is named who said it: only how it was rated or answered is read"
        print(f"note: {at_lines(unsaid)}: {what}", file=sys.stderr)


_UNCLEAR: Final = 8
"""Words of ratings that are listed of those that take no stance."""


def tally(planned: "Import") -> str:
    """Count what was imported."""
    from provenance.views.wording import count

    told = [count(planned.statements, "statement"), count(planned.claims, "new claim")]
    told += [count(planned.actors, "new actor")] if planned.actors else []
    told += [count(planned.sources, "new source")] if planned.sources else []
    told += [f"{count(planned.present, 'row')} already there"] if planned.present else []
    return ", ".join(told)
