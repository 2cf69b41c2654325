"""Groups, alliances and camps, and who belongs to them."""
