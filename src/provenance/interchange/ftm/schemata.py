"""The schemata of FollowTheMoney for our kinds, and our kinds for these."""

from typing import Final

SCHEMATA: Final = {
    "person": "Person",
    "state": "PublicBody",
    "government": "PublicBody",
    "body": "PublicBody",
    "armed-force": "PublicBody",
    "armed-group": "Organization",
    "organisation": "Organization",
    "company": "Company",
    "alliance": "Organization",
    "outlet": "Organization",
    "account": "LegalEntity",
    "unnamed": "LegalEntity",
}
"""Schemata for kinds of actors; a group that signed together and a camp are no entities."""


KINDS: Final = {
    "Person": "person",
    "PublicBody": "body",
    "Organization": "organisation",
    "Company": "company",
    "LegalEntity": "organisation",
    "UserAccount": "account",
    "Territory": "state",
}


DOCUMENTS: Final = {
    "web-page": "HyperText",
    "article": "Article",
    "dispatch": "Article",
    "broadcast": "Video",
    "photo": "Image",
    "video": "Video",
    "audio": "Audio",
    "data": "Table",
}


SOURCES: Final = {
    "Document": "document",
    "HyperText": "web-page",
    "Article": "article",
    "PlainText": "document",
    "Pages": "document",
    "Package": "document",
    "Image": "photo",
    "Video": "video",
    "Audio": "audio",
    "Table": "data",
    "Workbook": "data",
    "Email": "letter",
}


ROLES: Final = ("author", "publisher")
"""The roles of a document's entities that are told here."""
