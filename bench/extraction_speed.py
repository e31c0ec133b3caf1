"""The whole extractor against a bare spaCy tokenizer with a sentence splitter, on the example articles."""

from pathlib import Path

import spacy

from annotator.extraction import Document, extract
from bench.timing import seconds, side_by_side

EXAMPLES = Path(__file__).parent.parent / "examples"


def main() -> None:
    """Print tokens a second, the ratio to the bare tokenizer, and how cost grows with length."""
    texts = [path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*.txt"))] * 4
    bare = spacy.blank("en")
    bare.add_pipe("sentencizer")
    tokens = sum(len(doc) for doc in bare.pipe(texts))
    ours, reference = side_by_side(
        lambda: [extract(Document(text=text)) for text in texts], lambda: list(bare.pipe(texts))
    )
    print(f"tokens                     {tokens:>12,}")
    print(f"extractor, tokens/s        {tokens / ours:>12,.0f}")
    print(f"bare tokenizer, tokens/s   {tokens / reference:>12,.0f}")
    print(f"ratio                      {reference / ours:>12.2f}   (goal: at least 0.20)")
    one, ten = "\n\n".join(texts[:10]), "\n\n".join(texts[:10] * 10)
    extract(Document(text=one))
    short, long = seconds(lambda: extract(Document(text=one))), seconds(lambda: extract(Document(text=ten)))
    print(f"cost per character, ten times the length {long / short / 10:>8.2f}   (1.00 is linear)")
