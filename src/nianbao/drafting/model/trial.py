"""Trying out a server: address, key, model and answer mode, without a word of any report."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

from nianbao.drafting.model.addresses import consents, is_inside, origin, permit
from nianbao.drafting.model.answers import PartAnswer, read, schema
from nianbao.drafting.model.asking import Asker, Mode
from nianbao.drafting.model.client import Client
from nianbao.drafting.model.clock import Deadline
from nianbao.drafting.model.failures import Broken, Failure
from nianbao.drafting.model.journal import Journal
from nianbao.drafting.model.settings import Model
from nianbao.errors import ModelError

_ASKED = (
    "这是一次连通测试。请只输出下面这个 JSON 对象，不要别的："
    '{"paragraphs": [{"sentences": [{"text": "测试。", "sources": []}]}]}'
)
_LISTED = 8
_MODES = {
    Mode.SCHEMA: "按给定结构（json_schema）",
    Mode.OBJECT: "JSON（json_object）",
    Mode.TEXT: "普通文字",
}


@dataclass(slots=True)
class Trial:
    """What was found out, a line each: what was looked at, whether it works, and the details."""

    steps: list[tuple[str, bool | None, str]] = field(default_factory=list)

    @property
    def works(self) -> bool:
        """Whether a draft could be written with it."""
        return all(step[1] is not False for step in self.steps)


def try_out(model: Model, tell: Callable[[str], Any]) -> Trial:
    """Return how a server and a model answer; ``tell`` is told what is being tried."""
    trial = Trial()
    inside = is_inside(model.base_url)
    agreed = consents().get(origin(model.base_url))
    where = "本机或内网" if inside else f"外部地址，{agreed} 已同意发送" if agreed else "外部地址"
    trial.steps.append(("地址", None, f"{model.base_url}（{where}）"))
    key = f"来自环境变量 {model.key_from}" if model.key else "没有设置（本机的服务一般不用）"
    trial.steps.append(("密钥", None, key))
    try:
        permit(model.base_url, outside=model.outside)
    except ModelError as error:
        trial.steps.append(("许可", False, str(error)))
        return trial
    with closing(Client(model)) as client:
        _asked(trial, model, client, tell)
    return trial


def _asked(trial: Trial, model: Model, client: Client, tell: Callable[[str], Any]) -> None:
    """Ask for the models, then for one answer; add what was found out."""
    deadline = Deadline(model.timeout)
    tell("正在列出模型")
    try:
        names = deadline.run(lambda: client.models(deadline.left))
        found = model.name in names
        others = "、".join(names[:_LISTED]) or "无"
        said = "服务列出了这个模型" if found else f"服务没有列出它，列出的有：{others}"
        trial.steps.append(("模型", None, f"{model.name}（{said}）"))
    except Failure as failure:
        # Many servers have no such list; only the answer itself tells.
        trial.steps.append(("模型", None, f"{model.name}（服务没有给出模型清单：{failure}）"))
    tell("正在等模型回答")
    asker = Asker(model, client, Journal())
    started = time.monotonic()
    try:
        answered = asker.ask("test", [{"role": "user", "content": _ASKED}], schema(PartAnswer), deadline)
    except Failure as failure:
        trial.steps.append(("回答", False, str(failure)))
        return
    seconds = time.monotonic() - started
    mode = _MODES[asker.mode] if asker.mode else ""
    tokens = f"{answered.reply.tokens_in}＋{answered.reply.tokens_out} 个 token"
    trial.steps.append(("回答方式", True, f"{mode}；{seconds:.1f} 秒，{tokens}"))
    try:
        read(answered.reply.text, PartAnswer)
        trial.steps.append(("回答内容", True, "读得懂"))
    except Broken as failure:
        trial.steps.append(("回答内容", False, f"{failure}；这个模型可能太小，写不出要求的格式"))
