"""Who follows the tutorial sees what it shows."""

import tutorial


def test_the_tutorial_shows_what_its_commands_print():
    page = tutorial.PAGE.read_text(encoding="utf-8")
    assert tutorial.followed(page) == page, "run `make docs`"
