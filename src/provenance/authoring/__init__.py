"""Writing records: new ones, statements, spreadsheets, and files split and joined."""
