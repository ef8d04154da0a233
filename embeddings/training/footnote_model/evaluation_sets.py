"""Evaluation folders -> passages, windows and questions with the passages that answer them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

_SENTENCE = re.compile(r"[^\s].*?(?:[.!?][\"'\u201d\u2019)\]]*(?=\s)|(?=\n)|\Z)", re.S)
PASSAGE_WORDS, WINDOW_WORDS = 150, 45


@dataclass
class Passage:
    """A stretch of whole sentences of one article; `windows` are texts, title in front."""

    article: str
    title: str
    start: int
    end: int
    text: str
    windows: list[str]


@dataclass
class Question:
    """`evidence`: for each evidence string the numbers of the passages that overlap it."""

    id: str
    text: str
    evidence: list[set[int]]
    keeps_name: bool | None


@dataclass
class EvaluationSet:
    name: str
    passages: list[Passage]
    questions: list[Question]


def sentence_spans(text: str, start: int = 0) -> list[tuple[int, int]]:
    """Start and end of each sentence (or line) from `start` on."""
    return [match.span() for match in _SENTENCE.finditer(text, start) if match.group().strip()]


def cut_windows(sentences: list[str], words: int = WINDOW_WORDS) -> list[str]:
    """Joins sentences to about `words` words, the last sentence of a window opening the next; long sentences are cut."""
    parts: list[list[str]] = []
    for sentence in sentences:
        tokens = sentence.split()
        parts += [tokens[i:i + words] for i in range(0, len(tokens), words)] if len(tokens) > 2 * words else [tokens]
    windows, i = [], 0
    while i < len(parts):
        size, end = len(parts[i]), i + 1
        while end < len(parts) and size + len(parts[end]) <= words:
            size += len(parts[end])
            end += 1
        windows.append(" ".join(" ".join(part) for part in parts[i:end]))
        if end == len(parts):
            break
        i = max(i + 1, end - 1)
    return windows


def cut_article(name: str, text: str, window_words: int = WINDOW_WORDS) -> list[Passage]:
    """An article (title on its first line) as passages of about 150 words."""
    title, _, _ = text.partition("\n")
    spans = sentence_spans(text, len(title))
    passages, i = [], 0
    while i < len(spans):
        size, j = 0, i
        while j < len(spans) and (size < PASSAGE_WORDS - 10 or j == i):
            size += len(text[spans[j][0]:spans[j][1]].split())
            j += 1
        if sum(len(text[a:b].split()) for a, b in spans[j:]) < 40:
            j = len(spans)
        start, end = spans[i][0], spans[j - 1][1]
        windows = cut_windows([text[a:b] for a, b in spans[i:j]], window_words)
        passages.append(Passage(name, title, start, end, text[start:end], [f"{title}. {w}" for w in windows]))
        i = j
    return passages


def _overlapping(evidence: str, names: list[str], articles: dict[str, str], passages: list[Passage]) -> set[int]:
    found = set()
    for name in names:
        at = articles[name].find(evidence)
        while at >= 0:
            found |= {i for i, p in enumerate(passages) if p.article == name and p.start < at + len(evidence) and p.end > at}
            at = articles[name].find(evidence, at + 1)
    return found


def read_set(folder: Path, name: str, questions_folder: Path | None = None, window_words: int = WINDOW_WORDS) -> EvaluationSet:
    """One set with its answerable questions. `questions_folder`: where questions about these articles stand, if elsewhere."""
    articles = {path.name: path.read_text(encoding="utf-8") for path in sorted((folder / "articles").glob("*.txt"))}
    passages = [p for article, text in articles.items() for p in cut_article(article, text, window_words)]
    questions = []
    with open((questions_folder or folder) / "questions.jsonl", encoding="utf-8") as lines:
        for line in lines:
            q = json.loads(line)
            if not q["answerable"] or q.get("set", name) != name:
                continue
            evidence = [_overlapping(e, q["articles"], articles, passages) for e in q["evidence"]]
            evidence = [found for found in evidence if found]
            if evidence:
                questions.append(Question(q["id"], q["question"], evidence, q.get("keeps_name")))
    return EvaluationSet(name, passages, questions)
