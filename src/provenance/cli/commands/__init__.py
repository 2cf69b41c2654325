"""One module a command; ``cli.app`` imports only the one that is called."""
