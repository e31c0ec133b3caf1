"""The whole extractor against a bare spaCy tokenizer with a sentence splitter, on texts that neither has seen."""

from pathlib import Path
from resource import RUSAGE_SELF, getrusage

import spacy

from annotator.extraction import Document, extract, extract_many
from bench.corpus import CORPUS, lines
from bench.timing import seconds, side_by_side

EXAMPLES = Path(__file__).parent.parent / "examples"
FILES = ("claims", "reports", "narratives", "newswire", "muc")


def texts(name: str) -> list[str]:
    """Return at most 400 texts of a file."""
    return [row["text"] for row in lines(f"{name}/dev.jsonl")][:400]


def fresh(name: str, documents: list[str]) -> tuple[float, float]:
    """Print the ratio of one first pass and return its times; a second pass finds the bare words in a cache."""
    bare = spacy.blank("en")
    bare.add_pipe("sentencizer")
    sizes: list[int] = []
    reference = seconds(lambda: sizes.extend(len(doc) for doc in bare.pipe(documents)))
    ours = seconds(lambda: sum(len(found) for found in extract_many(map(Document, documents))))
    print(f"{name:<14}{sum(sizes):>10,} tokens {sum(sizes) / ours:>10,.0f} a second   ratio {reference / ours:.2f}")
    return reference, ours


def article(paragraphs: list[str], size: int) -> str:
    """Return an article of a size: the examples again and again."""
    text = "\n\n".join(paragraphs)
    return "\n\n".join([text] * (size // len(text) + 1))[:size]


def lengths(paragraphs: list[str]) -> None:
    """Print how cost grows from 100,000 to a million characters, and what the million takes of memory."""
    short, long = article(paragraphs, 100_000), article(paragraphs, 1_000_000)
    extract(Document(text=short))
    small = min(seconds(lambda: extract(Document(text=short))) for _ in range(3))
    before = getrusage(RUSAGE_SELF).ru_maxrss
    large = seconds(lambda: extract(Document(text=long)))
    more = (getrusage(RUSAGE_SELF).ru_maxrss - before) / 1024
    print(f"a million characters {large:.1f} s, {more:,.0f} MB more at the peak")
    print(f"cost per character, ten times the length {large / small / 10:>8.2f}   (1.00 is linear)")


def main() -> None:
    """Print tokens a second, the ratio to the bare tokenizer, and how cost grows with length."""
    examples = [path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]
    extract(Document(text=examples[0]))
    print("goal: a ratio of at least 0.20")
    times = []
    for name, documents in {"examples": examples, **({f: texts(f) for f in FILES} if CORPUS.exists() else {})}.items():
        times.append(fresh(name, documents))
    print(f"all together, ratio {sum(bare for bare, _ in times) / sum(ours for _, ours in times):.2f}")
    bare = spacy.blank("en")
    bare.add_pipe("sentencizer")
    ours, reference = side_by_side(
        lambda: [extract(Document(text=text)) for text in examples], lambda: list(bare.pipe(examples))
    )
    print(f"ratio on examples read again and again {reference / ours:.2f}")
    lengths(examples)


if __name__ == "__main__":
    main()
