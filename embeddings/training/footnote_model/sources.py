"""The training folder -> plain lists of texts. Knows the files' names and fields; nothing here is random."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass, field
from pathlib import Path

PAIR_FILES = (
    "questions.jsonl.gz", "titles-news.jsonl.gz", "titles-reference.jsonl.gz", "glosses.jsonl.gz", "textbooks.jsonl.gz",
    "medical.jsonl.gz", "documentation.jsonl.gz", "books.jsonl.gz", "pairs.jsonl.gz",
)
VALIDATION_SOURCE = "nq-qed"


@dataclass
class Source:
    """All pairs of one source, in file order. `intents` is empty but for the source of that name."""

    name: str
    queries: list[str] = field(default_factory=list)
    passages: list[str] = field(default_factory=list)
    intents: list[str] = field(default_factory=list)


def read_sources(folder: Path) -> dict[str, Source]:
    """Every pair in the folder by source; story titles of FairytaleQA are a source apart from its questions.

    @throws FileNotFoundError naming the file that is missing.
    """
    sources: dict[str, Source] = {}
    for name in PAIR_FILES:
        with gzip.open(folder / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                pair = json.loads(line)
                key = "fairytale-titles" if pair["source"] == "fairytaleqa" and name.startswith("titles") else pair["source"]
                source = sources.setdefault(key, Source(key))
                source.queries.append(pair["query"])
                source.passages.append(pair["passage"])
                if "intent" in pair:
                    source.intents.append(pair["intent"])
    return sources


def read_synonyms(folder: Path) -> list[tuple[str, str]]:
    """Pairs of single words that PPDB calls paraphrases."""
    with gzip.open(folder / "synonyms.tsv.gz", "rt", encoding="utf-8") as lines:
        return [tuple(line.rstrip("\n").split("\t")[:2]) for line in lines]
