"""The text of ``--help``, laid out for any width of the terminal."""


def flow(text: str) -> str:
    """Let paragraphs flow; keep lines that are indented, such as examples, as they are.

    Typer keeps the line breaks of all paragraphs but the first, and takes the indentation away
    where all lines have it.
    """
    return "\n\n".join(_paragraph(part) for part in text.split("\n\n"))


def _paragraph(text: str) -> str:
    lines = text.splitlines()
    if any(line.startswith(" ") for line in lines):
        return "\n".join(f"[bold][/]{line}" for line in lines)
    return " ".join(lines)
