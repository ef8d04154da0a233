"""Lets the tests import the tool, and shares a toy corpus: two subjects, each with its own words."""

import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))


@pytest.fixture
def rng():
    return np.random.default_rng(7)


@pytest.fixture
def toy_tokens():
    from footnote_model.vocabulary import build_vocabulary

    words = "ship captain harbour sail storm bread oven flour baker yeast who what the of walk walks naive cafe".split()
    return build_vocabulary(words, np.arange(len(words), 0, -1.0) + 10, size=1230, pieces=40, exempt=3)
