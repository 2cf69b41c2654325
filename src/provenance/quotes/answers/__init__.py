"""What the commands on quotations and sources return, as plain records."""
