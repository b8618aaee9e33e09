"""Cassettes as people read them: UTF-8 YAML, a JSON body laid out if that loses nothing of it.

No character is normalised and no body is tidied: one that would not come back byte for byte stays text.
"""

from __future__ import annotations

import json
import re
from typing import Any

import yaml

#: A JSON body that is laid out stands under this name instead of its own.
_LAID_OUT = "json"
_OTHER_BREAKS = re.compile("[\r\x85\u2028\u2029]")


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        # What is sent twice is read twice.
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    # YAML has line breaks of its own, which only the quoted style keeps apart from a plain one.
    style = '"' if _OTHER_BREAKS.search(text) else "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def serialize(cassette: dict[str, Any]) -> str:
    """Return the text of a cassette file; the interface is vcrpy's."""
    interactions = [
        {
            "request": {**one["request"], "body": _shown(one["request"]["body"])},
            "response": {**one["response"], "body": _shown(one["response"]["body"]["string"])},
        }
        for one in cassette["interactions"]
    ]
    data = {**cassette, "interactions": interactions}
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)


def deserialize(text: str) -> dict[str, Any]:
    """Return the cassette that a file holds; the interface is vcrpy's."""
    data: dict[str, Any] = yaml.safe_load(text)
    for one in data["interactions"]:
        one["request"]["body"] = _sent(one["request"]["body"])
        one["response"]["body"] = {"string": _sent(one["response"]["body"])}
    return data


def _shown(body: Any) -> Any:
    """Return a body as it is written down: laid out if it is JSON in the compact spelling."""
    try:
        data = json.loads(body)
    except (TypeError, ValueError):
        return body
    return {_LAID_OUT: data} if _compact(data) == body else body


def _sent(shown: Any) -> Any:
    return _compact(shown[_LAID_OUT]) if isinstance(shown, dict) else shown


def _compact(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
