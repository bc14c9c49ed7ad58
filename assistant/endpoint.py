"""Rewordings from a language model behind an OpenAI-compatible endpoint, which may be slow, broken or lying.

Only the question is sent. Spoken straight to the address given: no proxy, no redirect, no other scheme.
"""

import json
import queue
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any
from urllib.parse import urlsplit

from assistant.rephrasing import AT_MOST, Rewordings
from ingest.said import Said

PATIENCE = 10.0
"""Seconds that one question may wait for help, all in all."""
MOST_BYTES = 65_536
"""A longer response is not read."""
CONNECTIONS: dict[str, Callable[..., HTTPConnection]] = {"http": HTTPConnection, "https": HTTPSConnection}
PROMPT = (
    "你帮助改写关于社会责任报告的问题。用报告里的正式用语改写用户的问题，最多{most}种。"
    "机构、年份、数字、单位、限定词一概不得增删改动；不要回答问题。只输出一个 JSON 字符串数组。"
)
_FENCE = re.compile(r"^```\w*\s*(.*?)\s*```$", re.DOTALL)
"""```json [...] ```: models like to wrap what they say."""
_NOT_AN_ADDRESS = Rewordings(warning=Said("模型地址不是 http 或 https 地址，没有借助模型"))
_TOO_SLOW = Rewordings(warning=Said("模型没有及时应答，没有借助模型"))
_UNREACHED = Rewordings(warning=Said("模型连不上或出错，没有借助模型"))
_UNREADABLE = Rewordings(warning=Said("模型的应答读不懂，没有借助模型"))


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model is asked."""

    url: str
    """With or without /chat/completions at its end: http://127.0.0.1:11434/v1."""
    model: str = ""
    key: str = field(default="", repr=False)
    patience: float = PATIENCE

    def rephrase(self, question: str) -> Rewordings:
        """What the model proposes; a warning where it fails in whatever way."""
        if not re.match(r"https?://[^/]", self.url, re.IGNORECASE):
            return _NOT_AN_ADDRESS
        arrived: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        # A thread, since a socket's timeout is per byte: a server that drips would hold the answer for hours.
        threading.Thread(target=lambda: arrived.put(_sent(self, question)), daemon=True).start()
        try:
            body = arrived.get(timeout=self.patience)
        except queue.Empty:
            return _TOO_SLOW
        return _UNREACHED if body is None else _proposed(body)


def _sent(endpoint: Endpoint, question: str) -> bytes | None:
    """The body of the response; `None` where there is none to speak of."""
    try:
        url = urlsplit(endpoint.url)
        connection = CONNECTIONS[url.scheme](url.hostname or "", url.port, timeout=endpoint.patience)
        try:
            path = url.path.rstrip("/").removesuffix("/chat/completions") + "/chat/completions"
            path += f"?{url.query}" if url.query else ""
            connection.request("POST", path, _request(endpoint, question), _headers(endpoint))
            response = connection.getresponse()
            return response.read(MOST_BYTES + 1) if response.status == 200 else None
        finally:
            connection.close()
    except (OSError, HTTPException, ValueError):
        return None


def _headers(endpoint: Endpoint) -> dict[str, str]:
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    return headers | ({"Authorization": f"Bearer {endpoint.key}"} if endpoint.key else {})


def _request(endpoint: Endpoint, question: str) -> bytes:
    asked: dict[str, Any] = {
        "model": endpoint.model,
        "messages": [
            {"role": "system", "content": PROMPT.format(most=AT_MOST)},
            {"role": "user", "content": question},
        ],
        "temperature": 0,
        "max_tokens": 400,
        "stream": False,
    }
    return json.dumps(asked).encode()


def _proposed(body: bytes) -> Rewordings:
    """The strings of the array that the model was asked for; a warning where it said anything else."""
    if len(body) > MOST_BYTES:
        return _UNREADABLE
    try:
        content = json.loads(body)["choices"][0]["message"]["content"].strip()
        fenced = _FENCE.match(content)
        said = json.loads(fenced.group(1) if fenced else content)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return _UNREADABLE
    if not isinstance(said, list) or not all(isinstance(one, str) for one in said):
        return _UNREADABLE
    return Rewordings(tuple(said[:AT_MOST]))
