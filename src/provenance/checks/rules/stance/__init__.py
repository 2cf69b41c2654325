"""Who took which stance, and whether the record of it holds together."""
