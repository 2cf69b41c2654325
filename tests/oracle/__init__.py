"""An independent oracle, written from the design and not from the code that it judges."""
