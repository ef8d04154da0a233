"""A table of token vectors -> the files @xenova/transformers loads.

Graph (opset 13, so that onnxruntime 1.14 runs it): Gather int8 rows -> Cast -> times the row's scale -> `last_hidden_state`.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from .wordpiece import CONTROL_CLASS, MAX_WORD_CHARS, SPECIAL_TOKENS

MAX_TOKENS = 512


def quantise_rows(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """int8 rows and one float32 scale a row (V x 1); a row of zeros keeps scale 1."""
    scale = np.abs(table).max(axis=1, keepdims=True) / 127
    scale[scale == 0] = 1
    return np.round(table / scale).astype(np.int8), scale.astype(np.float32)


def restore_rows(rows: np.ndarray, scale: np.ndarray) -> np.ndarray:
    return rows.astype(np.float32) * scale


def build_graph(rows: np.ndarray, scale: np.ndarray) -> onnx.ModelProto:
    """The model: token ids [batch, tokens] -> their vectors [batch, tokens, dimensions]."""
    shape = ["batch", "tokens"]
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, shape)
              for name in ("input_ids", "attention_mask", "token_type_ids")]
    output = helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, shape + [rows.shape[1]])
    nodes = [
        helper.make_node("Gather", ["rows", "input_ids"], ["picked"]),
        helper.make_node("Cast", ["picked"], ["numbers"], to=TensorProto.FLOAT),
        helper.make_node("Gather", ["scale", "input_ids"], ["scales"]),
        helper.make_node("Mul", ["numbers", "scales"], ["last_hidden_state"]),
    ]
    tables = [numpy_helper.from_array(rows, "rows"), numpy_helper.from_array(scale, "scale")]
    graph = helper.make_graph(nodes, "footnote-builtin", inputs, [output], tables)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], producer_name="footnote")
    model.ir_version = 7
    onnx.checker.check_model(model)
    return model


def tokenizer_json(tokens: list[str]) -> dict:
    """The tokenizer in the Hugging Face format; `wordpiece.py` is its twin."""
    special = [{"id": i, "content": t, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True}
               for i, t in enumerate(SPECIAL_TOKENS)]
    mark = lambda name: {"SpecialToken": {"id": name, "type_id": 0}}
    text = lambda name, kind: {"Sequence": {"id": name, "type_id": kind}}
    return {
        "version": "1.0", "truncation": None, "padding": None, "added_tokens": special,
        "normalizer": {"type": "Sequence", "normalizers": [
            {"type": "Replace", "pattern": {"Regex": CONTROL_CLASS}, "content": ""},
            {"type": "NFKC"},
            {"type": "BertNormalizer", "clean_text": False, "handle_chinese_chars": True, "strip_accents": True, "lowercase": True},
        ]},
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [mark("[CLS]"), text("A", 0), mark("[SEP]")],
            "pair": [mark("[CLS]"), text("A", 0), mark("[SEP]"), text("B", 1), {"SpecialToken": {"id": "[SEP]", "type_id": 1}}],
            "special_tokens": {name: {"id": name, "ids": [SPECIAL_TOKENS.index(name)], "tokens": [name]} for name in ("[CLS]", "[SEP]")},
        },
        "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": True},
        "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
                  "max_input_chars_per_word": MAX_WORD_CHARS, "vocab": {t: i for i, t in enumerate(tokens)}},
    }


def write_model(folder: Path, tokens: list[str], table: np.ndarray) -> np.ndarray:
    """Writes config.json, tokenizer.json, tokenizer_config.json and onnx/model_quantized.onnx. Returns the table as shipped."""
    (folder / "onnx").mkdir(parents=True, exist_ok=True)
    rows, scale = quantise_rows(table)
    onnx.save(build_graph(rows, scale), str(folder / "onnx" / "model_quantized.onnx"))
    config = {"architectures": ["BertModel"], "model_type": "bert", "hidden_size": table.shape[1], "vocab_size": len(tokens),
              "max_position_embeddings": MAX_TOKENS, "pad_token_id": 0}
    names = dict(zip(("pad_token", "unk_token", "cls_token", "sep_token", "mask_token"), SPECIAL_TOKENS))
    tokenizer = {"tokenizer_class": "BertTokenizer", "do_lower_case": True, "model_max_length": MAX_TOKENS, **names}
    for name, value in (("config.json", config), ("tokenizer_config.json", tokenizer)):
        (folder / name).write_text(json.dumps(value, indent=2) + "\n", encoding="utf-8")
    text = json.dumps(tokenizer_json(tokens), ensure_ascii=False, separators=(",", ":"))
    (folder / "tokenizer.json").write_text(text + "\n", encoding="utf-8")
    return restore_rows(rows, scale)
