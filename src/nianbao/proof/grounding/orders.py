"""Notes that speak to a machine instead of telling what was done: no source, and nothing to pass on."""

from __future__ import annotations

import re

_ORDER = re.compile(
    r"(?:忽略|无视|不(?:要|必)理会|忘(?:记|掉)|跳过|取消)[^，。；]{0,6}(?:以上|上述|上面|前面|之前|此前|所有|一切|任何)"
    r"[^，。；]{0,8}(?:要求|指令|指示|规则|提示|限制|约束|内容|设定|话)"
    r"|(?:新的?|最高|系统|以下)(?:指令|命令|提示词?)|(?:系统|开发者)(?:消息|提示|指令)|提示词|越狱"
    r"|你(?:现在)?(?:是|扮演|要扮演)[^，。；]{0,12}(?:模型|助手|机器人|AI|人工智能|专家|作家)"
    r"|(?:请|必须|务必|只)?(?:直接)?(?:输出|返回|回复|回答)[^，。；]{0,8}(?:JSON|json|代码|以下内容|下面的内容)"
    r"|(?:^|[\s。；，\"'\]}])(?:system|assistant|developer|user|系统|助手|用户)\s*[\"']?\s*[:：]"
    r"|<\|?/?(?:system|im_start|im_end|assistant|user|endoftext|data|prompt)[^>]{0,12}\|?>|\[/?INST\]|###\s*(?:system|指令|Instruction)"
    r"|[\"']?role[\"']?\s*[:：]"
    r"|(?:ignore|disregard|forget)\s+(?:all|any|the|previous|above|prior)",
    re.IGNORECASE,
)


def gives_orders(text: str) -> bool:
    """Whether a text tries to tell a language model what to do."""
    return _ORDER.search(text) is not None
