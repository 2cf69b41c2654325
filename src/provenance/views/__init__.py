"""From records to tables, JSON, CSV, Markdown and diagnostics."""
