"""From what somebody types to the records that are meant."""
