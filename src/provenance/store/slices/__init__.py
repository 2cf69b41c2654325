"""From records looked up by id to the closed Slice that a question touches."""
