"""Write a tiny llama model with random weights as a GGUF file.

It speaks nonsense, but llama.cpp loads it like any other chat model, so that a real OpenAI-compatible
server can be recorded without downloading weights. The same seed gives the same file.

usage: python random_gguf.py FILE (needs gguf, see requirements.txt)
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from gguf import GGUFWriter, TokenType

SEED = 20240229
EMBED, HEADS, FEED_FORWARD, LAYERS, CONTEXT = 64, 4, 128, 2, 16384

# One token per character; any other character is spelled in UTF-8 byte tokens, three of them as a rule.
SPACE = "\N{LOWER ONE EIGHTH BLOCK}"  # how a SentencePiece vocabulary writes a space
LETTERS = "".join(map(chr, range(0x21, 0x7F))) + "，。、；：？！“”（）《》"
HANZI = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说"
    "产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点"
    "从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原"
)
# The common hanzi of GB 2312 are read as one token each, so that a prompt stays short; never written.
READ = "".join(
    bytes((row, cell)).decode("gb2312", "ignore") for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF)
)

CHAT_TEMPLATE = (
    "{% for message in messages %}<|{{ message['role'] }}|>\n{{ message['content'] }}\n{% endfor %}"
    "{% if add_generation_prompt %}<|assistant|>\n{% endif %}"
)


def vocabulary() -> list[tuple[str, TokenType, float]]:
    """Return text, type and bias of each token; a higher bias makes it likelier in an answer."""
    never, rare, plain, common, end = -8.0, -0.8, 0.0, 0.5, 0.5
    tokens = [
        ("<unk>", TokenType.UNKNOWN, never),
        ("<s>", TokenType.CONTROL, never),
        ("</s>", TokenType.CONTROL, end),
    ]
    tokens += [(f"<0x{byte:02X}>", TokenType.BYTE, never) for byte in range(256)]
    for char in SPACE + LETTERS + HANZI:
        # JSON under a grammar ends soon, but few of its lists are empty.
        bias = common if char in '"{}，。' else rare if char in LETTERS else plain
        tokens.append((char, TokenType.NORMAL, bias))
    known = {text for text, _, _ in tokens}
    tokens += [(char, TokenType.NORMAL, never) for char in READ if char not in known]
    return tokens


def main(path: Path) -> None:
    """Write the model to `path`."""
    texts, types, biases = zip(*vocabulary(), strict=True)
    size = len(texts)

    writer = GGUFWriter(path, "llama")
    writer.add_name("random-nonsense")
    writer.add_context_length(CONTEXT)
    writer.add_embedding_length(EMBED)
    writer.add_block_count(LAYERS)
    writer.add_feed_forward_length(FEED_FORWARD)
    writer.add_head_count(HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_tokenizer_model("llama")
    writer.add_token_list(texts)
    writer.add_token_scores([0.0] * size)
    writer.add_token_types(types)
    writer.add_unk_token_id(0)
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_chat_template(CHAT_TEMPLATE)

    generator = np.random.Generator(np.random.PCG64(SEED))

    def random(rows: int, columns: int, scale: float = 1.0) -> np.ndarray:
        return generator.normal(0.0, scale * columns**-0.5, (rows, columns)).astype(np.float32)

    def add(name: str, weights: np.ndarray) -> None:
        writer.add_tensor(f"{name}.weight", weights)

    # Dimension 0 of the hidden state stays constant, as no layer writes to it:
    # so column 0 of the output matrix acts as a bias for each token.
    embedding = random(size, EMBED, scale=EMBED**0.5)
    embedding[:, 0] = 4.0
    add("token_embd", embedding)
    for layer in range(LAYERS):
        block = f"blk.{layer}"
        attention, feed_forward = random(EMBED, EMBED), random(EMBED, FEED_FORWARD)
        attention[0] = feed_forward[0] = 0.0
        add(f"{block}.attn_norm", np.ones(EMBED, np.float32))
        add(f"{block}.attn_q", random(EMBED, EMBED))
        add(f"{block}.attn_k", random(EMBED, EMBED))
        add(f"{block}.attn_v", random(EMBED, EMBED))
        add(f"{block}.attn_output", attention)
        add(f"{block}.ffn_norm", np.ones(EMBED, np.float32))
        add(f"{block}.ffn_gate", random(FEED_FORWARD, EMBED))
        add(f"{block}.ffn_up", random(FEED_FORWARD, EMBED))
        add(f"{block}.ffn_down", feed_forward)
    add("output_norm", np.ones(EMBED, np.float32))
    output = random(size, EMBED)
    output[texts.index("</s>")] = 0.0  # the end is equally likely everywhere
    output[:, 0] = biases
    add("output", output)

    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
