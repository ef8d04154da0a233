"""A table of token vectors -> the files @xenova/transformers loads.

onnxruntime 1.14 has no 4-bit type, so the graph (opset 13) unpacks bytes itself: Gather picks the packed rows of the batch's
tokens, two shifts part the high and the low half, DequantizeLinear makes numbers of them, and each row is multiplied by its step
width. Only picked rows are unpacked, so the table stays packed in memory.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from .quantise import LOWEST, pack, quantise, restore
from .wordpiece import CONTROL_CLASS, MAX_WORD_CHARS, PAD, SPECIAL_TOKENS

MAX_TOKENS = 512


def build_graph(packed: np.ndarray, width: np.ndarray) -> onnx.ModelProto:
    """The model: token ids [batch, tokens] -> their vectors [batch, tokens, dimensions].

    @param packed: V x D/2 uint8 (see `quantise.pack`). @param width: V x 1 float32.
    """
    shape = ["batch", "tokens"]
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, shape)
              for name in ("input_ids", "attention_mask", "token_type_ids")]
    output = helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, shape + [2 * packed.shape[1]])
    nodes = [
        helper.make_node("Gather", ["packed", "input_ids"], ["bytes"]),
        helper.make_node("BitShift", ["bytes", "four"], ["high"], direction="RIGHT"),
        helper.make_node("BitShift", ["bytes", "four"], ["raised"], direction="LEFT"),
        helper.make_node("BitShift", ["raised", "four"], ["low"], direction="RIGHT"),
        helper.make_node("Concat", ["high", "low"], ["codes"], axis=-1),
        helper.make_node("DequantizeLinear", ["codes", "one", "zero"], ["steps"]),
        helper.make_node("Gather", ["width", "input_ids"], ["widths"]),
        helper.make_node("Mul", ["steps", "widths"], ["last_hidden_state"]),
    ]
    constants = [
        numpy_helper.from_array(packed, "packed"), numpy_helper.from_array(width, "width"),
        numpy_helper.from_array(np.array([4], np.uint8), "four"),
        numpy_helper.from_array(np.float32(1), "one"), numpy_helper.from_array(np.uint8(-LOWEST), "zero"),
    ]
    graph = helper.make_graph(nodes, "footnote-builtin", inputs, [output], constants)
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
    """Writes config.json, tokenizer.json, tokenizer_config.json and onnx/model_quantized.onnx.

    @param table: V x D; [CLS] and [SEP] stand in every text, so their rows should be (nearly) zero.
    @returns the table as shipped, after rounding to four bits.
    """
    (folder / "onnx").mkdir(parents=True, exist_ok=True)
    codes, width = quantise(table)
    onnx.save(build_graph(pack(codes), width), str(folder / "onnx" / "model_quantized.onnx"))
    config = {"architectures": ["BertModel"], "model_type": "bert", "hidden_size": table.shape[1], "vocab_size": len(tokens),
              "max_position_embeddings": MAX_TOKENS, "pad_token_id": PAD}
    names = dict(zip(("pad_token", "unk_token", "cls_token", "sep_token", "mask_token"), SPECIAL_TOKENS))
    tokenizer = {"tokenizer_class": "BertTokenizer", "do_lower_case": True, "model_max_length": MAX_TOKENS, **names}
    for name, value in (("config.json", config), ("tokenizer_config.json", tokenizer)):
        (folder / name).write_text(json.dumps(value, indent=2) + "\n", encoding="utf-8")
    text = json.dumps(tokenizer_json(tokens), ensure_ascii=False, separators=(",", ":"))
    (folder / "tokenizer.json").write_text(text + "\n", encoding="utf-8")
    return restore(codes, width)


def read_model(folder: Path) -> tuple[list[str], np.ndarray]:
    """The tokens and the table of a written model, for measuring it as shipped."""
    vocabulary = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    graph = onnx.load(str(folder / "onnx" / "model_quantized.onnx")).graph
    arrays = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    packed = arrays["packed"]
    codes = np.concatenate([packed >> 4, packed & 15], axis=1)
    return sorted(vocabulary, key=vocabulary.get), restore(codes, arrays["width"])
