"""Write anew what the documentation has of the vocabulary and the tables (`make docs`)."""

from documentation import ROOT
from provenance.interchange.dump import schema
from provenance.interchange.rdf import vocabulary

FILES = {
    "vocabulary.md": vocabulary.page,
    "vocabulary.ttl": vocabulary.vocabulary,
    "shapes.ttl": vocabulary.shapes,
    "dump.md": schema.page,
}

if __name__ == "__main__":
    for name, make in FILES.items():
        (ROOT / "docs" / name).write_text(make(), encoding="utf-8")
