"""From YAML text to records with positions, and edits of spans back to text."""
