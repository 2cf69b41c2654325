"""Pages and files from the web, only when the user asks."""
