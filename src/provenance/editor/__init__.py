"""The editor server: a corpus while it is being written, over the Language Server Protocol.

It has no meaning of its own: findings are those of ``checks``, answers those of ``answers``, words
those of ``views``. ``server`` speaks the protocol, ``desk`` holds the open texts and the corpus
that they make, ``spots`` tells what stands where in a text; each other module is something that an
editor can ask for.
"""
