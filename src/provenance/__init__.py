"""A claim-and-counterclaim tracker: who asserted what, when, and who denied it."""
