"""The server: who may ask, who answers, and what is sent."""
