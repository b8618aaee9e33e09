"""What a model is asked to return, and reading it from whatever it did return."""

from __future__ import annotations

import json
import re
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationError

from nianbao.drafting.model.failures import Broken
from nianbao.texts import printable

#: The names of these classes go into JSON Schemas, where only ASCII is allowed.
AnswerT = TypeVar("AnswerT", bound=BaseModel)

#: Beyond this, no JSON is looked for in a text.
_LONGEST = 200_000
#: At so many opening braces JSON is tried.
_TRIES = 40
_THOUGHT, _THOUGHT_END = "<think", re.compile(r"</think(?:ing)?>")
#: No id that was offered is longer.
_LONGEST_ID = 40


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else [] if value is None else value


def _id(value: str) -> str:
    # An id that was not offered is kept and shown, so it must be fit to be.
    return printable(value)[:_LONGEST_ID]


Id = Annotated[str, AfterValidator(_id)]


class _Answer(BaseModel):
    model_config = ConfigDict(extra="ignore", strict=True)


class SentenceAnswer(_Answer):
    """A sentence: its text with references such as {F1} in place of figures, and the ids it rests on."""

    text: str
    sources: Annotated[list[Id], BeforeValidator(_listed)]


class ParagraphAnswer(_Answer):
    """Sentences that stand together."""

    sentences: list[SentenceAnswer]


class PartAnswer(_Answer):
    """A part of section one or section six."""

    paragraphs: list[ParagraphAnswer]


class PairAnswer(_Answer):
    """A problem, by the id of its note, and the improvement that answers it."""

    id: Id
    problem: SentenceAnswer
    improvement: SentenceAnswer | None


class FiveAnswer(_Answer):
    """Section five: each problem with exactly one improvement."""

    pairs: list[PairAnswer]


def schema(answer: type[BaseModel]) -> dict[str, Any]:
    """Return the JSON Schema of an answer as strict modes want it: closed, and every field required."""
    made = answer.model_json_schema()
    for part in (made, *made.get("$defs", {}).values()):
        # What the fields mean is said in the prompt, in Chinese.
        part.pop("description", None)
        if part.get("type") == "object":
            part["additionalProperties"] = False
            part["required"] = list(part["properties"])
    return made


def read(text: str, answer: type[AnswerT]) -> AnswerT:
    """Return the answer in a model's text: bare JSON, in a code fence, after thoughts or between words.

    Raises Broken with what is wrong, in words that the model can act on.
    """
    bare = _without_thoughts(text)
    if bare.startswith(_THOUGHT):
        raise Broken("只写了思考过程，没有写完")
    if not bare:
        raise Broken("回答是空的")
    if len(bare) > _LONGEST:
        raise Broken("回答太长")
    wrong = "回答里没有 JSON"
    for start in [found.start() for found in re.finditer(r"\{", bare)][:_TRIES]:
        try:
            data, _ = json.JSONDecoder().raw_decode(bare, start)
        except (ValueError, RecursionError):
            continue
        try:
            return answer.model_validate(data)
        except ValidationError as error:
            wrong = wrong if wrong != "回答里没有 JSON" else _complaint(error)
    if wrong == "回答里没有 JSON" and "{" in bare:
        wrong = "回答里的 JSON 不完整"
    raise Broken(wrong)


def _without_thoughts(text: str) -> str:
    """Return a text without thoughts that have ended; of those begun in the prompt only the end is seen."""
    *ended, rest = _THOUGHT_END.split(text)
    between = [piece[: piece.index(_THOUGHT)] for piece in ended if _THOUGHT in piece]
    return "".join((*between, rest)).strip()


#: What is wrong with a value, by pydantic's name for it.
_WRONG = {
    "missing": "没有写",
    "string_type": "应为文字",
    "list_type": "应为列表",
    "model_type": "应为对象",
    "dict_type": "应为对象",
}


def _complaint(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(str(step) for step in first["loc"])
    what = _WRONG.get(first["type"], first["type"])
    return f"JSON 的结构不对：{where or '最外层'} {what}"
