"""FollowTheMoney: actors, their ties and sources to entities, and entities to these.

Sanctions, payments, topics and whatever else such data asserts of somebody are no claims of ours:
nobody is on record as saying them.
"""
