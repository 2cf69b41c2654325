"""Who is who: ids, names, and records that may be the same."""
