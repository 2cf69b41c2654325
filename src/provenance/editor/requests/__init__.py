"""The requests of an editor, a module a job: each registers what it answers."""
