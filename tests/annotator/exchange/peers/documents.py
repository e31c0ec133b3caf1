"""Texts with annotations, drawn at random in every script, as the tests of all formats need them."""

import hashlib
import io
import tempfile
from collections.abc import Sequence
from pathlib import Path

from hypothesis import strategies as st

from annotator.claims.vocabulary import terms
from annotator.exchange.peers import shape
from annotator.exchange.peers.reading import FORMATS, documents
from annotator.exchange.peers.shape import Annotation, Document, Text, joined
from annotator.exchange.peers.vocabularies import VOCABULARIES
from annotator.sources.normalise import normalise

LETTERS = "abc ABC 12.,\n\t|\\\"'<é 💥🇸🇾👩‍👧قتل ثلاثة مدنيين היום 𐎀"
words = st.text(LETTERS.replace("\n", "").replace("\t", ""), min_size=1, max_size=12).map(str.strip).filter(bool)
texts = st.text(LETTERS, min_size=5, max_size=80).map(normalise).filter(lambda text: len(text.split()) > 1)


def ids(vocabulary: str) -> list[str]:
    return [str(id) for id in terms(vocabulary) if id != ""]


@st.composite
def values(draw):
    found = {
        name: draw(st.sampled_from(ids(vocabulary))) for name, vocabulary in VOCABULARIES.items() if name != "scope"
    }
    found |= {name: str(draw(st.integers(0, 9999))) for name in shape.NUMBERS}
    found |= {name: draw(words) for name in shape.WORDS}
    found |= {name: draw(st.dates()).isoformat() for name in shape.DAYS}
    found["combined"] = draw(st.sampled_from(["yes", ""]))
    found["scope"] = joined(draw(st.lists(st.sampled_from(ids("scopes")), unique=True)))
    found["places"] = joined(draw(st.lists(words, unique=True, max_size=3)))
    kept = draw(st.sets(st.sampled_from(shape.VALUES))) | {"kind"}
    return {name: value for name, value in found.items() if name in kept and value}


@st.composite
def annotations(draw, text: str, id: str, others: Sequence[str]):
    solid = [at for at, char in enumerate(text) if not char.isspace()]
    first, last = sorted((draw(st.sampled_from(solid)), draw(st.sampled_from(solid))))
    return Annotation(
        id=id,
        start=first,
        end=last + 1,
        quote=text[first : last + 1],
        values=draw(values()),
        of=draw(st.sampled_from(["", *others])),
        annotator=draw(st.sampled_from(["", "Anna", "قارئ"])),
        note=draw(st.sampled_from(["", "Sure?", "two\nlines"])),
    )


@st.composite
def a_document(draw, article: str = "12"):
    text = draw(texts)
    found: list[Annotation] = []
    for number in range(draw(st.integers(0, 4))):
        found.append(draw(annotations(text, f"c{number}", [one.id for one in found])))
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Document(Text(text, article, "A title", f"https://example.org/{article}", sha256=sha256), tuple(found))


def written(format: str, *found: Document) -> bytes:
    out = io.BytesIO()
    FORMATS[format].write(found, out)
    return out.getvalue()


def kept(data: bytes, name: str = "file") -> Path:
    """Return a file with these bytes."""
    path = Path(tempfile.mkdtemp()) / name
    path.write_bytes(data)
    return path


def read_back(data: bytes) -> list[Document]:
    path = kept(data)
    try:
        return list(documents(path))
    finally:
        path.unlink()
        path.parent.rmdir()
