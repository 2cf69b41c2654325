"""Lines cut to a width say that they are cut."""

from provenance.views.document import Span, line, text
from provenance.views.fitting import fit


def test_a_cut_that_falls_between_two_parts_is_marked_as_any_other():
    parts = line(Span("took part in the operation at "), Span("Moura", "match"), " in March 2022.")
    for width in range(6, 45):
        shown = text(fit(parts, width))
        assert len(shown) <= width
        assert "…" in shown
    assert text(fit(parts, 60)) == text(parts)
