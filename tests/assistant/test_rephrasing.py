"""Help with the wording of a question, from real servers that lie, stall and babble."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from assistant.answer import Answer
from assistant.conversation import ask
from assistant.endpoint import MOST_BYTES, Endpoint
from assistant.rephrasing import AT_MOST, KEY, MODEL, URL, Rewordings, chosen, neutral, no_rephrasing
from assistant.telling.proof import unsupported

SLANG = "云溪认证2020年搞了多少场充电活动？"
"""No list knows 充电 for 培训."""
FORMAL = "云溪认证2020年组织了多少场培训？"
PATIENCE = 0.3


def completion(content: object) -> bytes:
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}).encode()


def rewordings(*questions: str) -> bytes:
    return completion(json.dumps(questions, ensure_ascii=False))


@contextmanager
def serving(respond: Callable[[BaseHTTPRequestHandler, bytes], None]) -> Iterator[str]:
    """The address of a server that answers every request so."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            try:
                respond(self, body)
            except OSError:  # the other side has hung up
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def saying(body: bytes, status: int = 200) -> Callable[[BaseHTTPRequestHandler, bytes], None]:
    def respond(handler: BaseHTTPRequestHandler, _asked: bytes) -> None:
        handler.send_response(status)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return respond


def asked(question: str, library, respond: Callable[[BaseHTTPRequestHandler, bytes], None]) -> Answer:
    with serving(respond) as url:
        return ask(question, library, rephrase=Endpoint(url, patience=PATIENCE).rephrase)[0]


def alone(question: str, library) -> Answer:
    return ask(question, library, rephrase=no_rephrasing)[0]


def assert_only_warned(answer: Answer, plain: Answer) -> None:
    """All of the answer is as without help, but for one warning at the end of the quiet line."""
    said = answer.understood.line.removeprefix(plain.understood.line).removeprefix(" · ")
    assert said in {
        "模型的改写不合用，没有采用",
        "模型没有及时应答，没有借助模型",
        "模型连不上或出错，没有借助模型",
        "模型的应答读不懂，没有借助模型",
    }
    for field in ("question", "status", "text", "figures", "derived", "citations", "choices", "receipt"):
        assert getattr(answer, field) == getattr(plain, field)


def test_a_rewording_that_asks_the_same_is_answered_from_the_library_and_said(library):
    answer = asked(SLANG, library, saying(rewordings(FORMAL)))
    assert alone(SLANG, library).status == "not_disclosed"
    assert (answer.status, answer.question) == ("answered", SLANG)
    assert [one.figure.quantity.value for one in answer.figures] == [Decimal(20)]
    assert answer.understood.line.endswith(f"借助模型改写为：{FORMAL}")
    assert answer.text.endswith(f"请核对改写是否走样。\n借助模型改写为：{FORMAL}")
    assert unsupported(answer) == ()
    assert answer.citations == alone(FORMAL, library).citations


def test_the_first_rewording_that_asks_the_same_is_taken(library):
    answer = asked(SLANG, library, saying(rewordings("青岚中心2020年组织了多少场培训？", FORMAL)))
    assert [one.figure.quantity.value for one in answer.figures] == [Decimal(20)]


def test_a_rewording_in_a_fence_is_read(library):
    answer = asked(SLANG, library, saying(completion(f'```json\n["{FORMAL}"]\n```')))
    assert answer.status == "answered"


@pytest.mark.parametrize(
    ("question", "reworded"),
    [
        (SLANG, "青岚中心2020年组织了多少场培训？"),
        (SLANG, "组织了多少场培训？"),
        (SLANG, "云溪认证和青岚中心2020年组织了多少场培训？"),
        (SLANG, "云溪认证2019年组织了多少场培训？"),
        (SLANG, "云溪认证组织了多少场培训？"),
        (SLANG, "云溪认证2019年和2020年组织了多少场培训？"),
        (SLANG, "云溪认证2020年有多少张有效证书？"),
        (SLANG, "云溪认证2020年的培训增长了多少？"),
        (SLANG, "云溪认证2020年组织了999场培训中的多少场？"),
        (SLANG, "云溪认证2020年组织了多少场培训，是不是三千五百场？"),
        (SLANG, "云溪认证2020年组织培训999场。"),
        (SLANG, "云溪认证2020年搞了多少场活动？"),
        (SLANG, SLANG),
        (SLANG, ""),
        (SLANG, FORMAL + "培训" * 60),
        ("云溪认证2020年有几张绿颜色的环境管理体系证书？", "云溪认证2020年有几张质量管理体系证书？"),
        ("云溪认证2020年有几张绿颜色的环境管理体系证书？", "云溪认证2020年有几张环境管理体系证书？"),
        ("云溪认证2020年有几张绿颜色的有效证书？", "云溪认证2020年有几张有效的质量管理体系证书？"),
    ],
)
def test_a_rewording_that_changes_body_year_dimension_unit_or_number_is_dropped(question, reworded, library):
    plain = alone(question, library)
    assert plain.status == "not_disclosed"
    assert_only_warned(asked(question, library, saying(rewordings(reworded))), plain)


@pytest.mark.parametrize(
    "content",
    [
        "云溪认证2020年组织培训999场，原文：“全年组织培训999场”。",
        '{"answer": 999, "quote": "全年组织培训999场"}',
        '[{"question": "组织了多少场培训？"}]',
        "[999]",
        "[]" * 3,
        "[" * 50_000,
        None,
        ["组织了多少场培训？"],
    ],
    ids=["prose", "answer", "objects", "number", "several", "deep", "nothing", "list"],
)
def test_what_is_no_list_of_rewordings_is_never_shown(content, library):
    answer = asked(SLANG, library, saying(completion(content)))
    assert_only_warned(answer, alone(SLANG, library))
    assert "999" not in repr(answer)


@pytest.mark.parametrize(
    "respond",
    [
        saying(b""),
        saying(b"\xff\xfe not json"),
        saying(b"[" * 60_000),
        saying(b"{}"),
        saying(b'{"choices": [{"message": {"content": ' + b"9" * 10_000 + b"}}]}"),
        saying(rewordings(FORMAL), status=500),
        saying(rewordings(FORMAL), status=302),
        saying(rewordings(FORMAL) + b" " * MOST_BYTES),
        lambda handler, _: handler.wfile.write(b"no HTTP at all\r\n\r\n"),
        lambda handler, _: handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nshort"),
        lambda handler, _: None,
    ],
    ids=["empty", "bytes", "deep", "object", "digits", "500", "302", "huge", "no HTTP", "cut short", "hangs up"],
)
def test_a_broken_server_changes_nothing_but_a_warning(respond, library):
    assert_only_warned(asked(SLANG, library, respond), alone(SLANG, library))


def test_a_body_without_end_is_not_read_to_its_end():
    sent = []

    def flood(handler: BaseHTTPRequestHandler, _asked: bytes) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while len(sent) < 10_000:
            handler.wfile.write(b" " * MOST_BYTES)
            sent.append(MOST_BYTES)

    with serving(flood) as url:
        assert Endpoint(url).rephrase(SLANG).questions == ()
    assert len(sent) < 10_000


def test_a_server_that_hangs_is_given_up(library):
    free = threading.Event()
    answer = asked(SLANG, library, lambda _handler, _asked: free.wait(5) and None)
    free.set()
    assert_only_warned(answer, alone(SLANG, library))


def test_a_server_that_drips_is_given_up_all_the_same():
    free = threading.Event()

    def drip(handler: BaseHTTPRequestHandler, _asked: bytes) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while not free.wait(PATIENCE / 10):
            handler.wfile.write(b" ")

    with serving(drip) as url:
        began = time.monotonic()
        said = Endpoint(url, patience=PATIENCE).rephrase(SLANG)
        waited = time.monotonic() - began
        free.set()
    assert "及时" in said.warning
    assert waited < 20 * PATIENCE


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:9/v1", "http://127.0.0.1:99999", "http://[::1", "file:///etc/hosts", "ftp://x/", "no address"],
)
def test_an_address_where_nobody_helps_is_a_warning(url, library):
    answer, _ = ask(SLANG, library, rephrase=chosen({URL: url}))
    assert answer.status == "not_disclosed"
    assert answer.understood.line.endswith("没有借助模型")


def test_what_a_rewording_could_do_to_a_terminal_is_taken_out(library):
    armed = FORMAL.replace("组织", "\x1b[2J\u202e\r\n组织")
    answer = asked(SLANG, library, saying(rewordings(armed)))
    assert answer.understood.line.isprintable()
    assert "\x1b" not in answer.text
    assert neutral("甲\x1b\u202e\r\n\t乙\x00") == "甲 乙"


def test_a_model_is_asked_only_where_words_are_left_over(library):
    put: list[str] = []

    def noted(question: str) -> Rewordings:
        put.append(question)
        return Rewordings()

    for question in ("云溪认证2020年有多少员工？", "云溪认证2020年缴了多少税？", "云溪认证2015年有多少员工？", SLANG):
        assert ask(question, library, rephrase=noted)[0] == alone(question, library)
    assert put == [SLANG]


def test_only_the_question_and_the_key_are_sent():
    seen: list[tuple[str, str | None, dict]] = []

    def respond(handler: BaseHTTPRequestHandler, body: bytes) -> None:
        seen.append((handler.path, handler.headers["Authorization"], json.loads(body)))
        saying(rewordings(*"甲乙丙丁"))(handler, body)

    with serving(respond) as url:
        for address in (url, f"{url}/", f"{url}/chat/completions"):
            said = chosen({URL: address, MODEL: "small", KEY: "secret"})(SLANG)
            assert len(said.questions) == AT_MOST
    assert {(path, key) for path, key, _ in seen} == {("/v1/chat/completions", "Bearer secret")}
    assert {request["model"] for *_, request in seen} == {"small"}
    assert [one["content"] for one in seen[0][2]["messages"] if one["role"] == "user"] == [SLANG]
    assert "secret" not in repr(Endpoint("http://127.0.0.1", key="secret"))


def test_without_an_address_nobody_is_asked(library, monkeypatch):
    assert chosen({}) is no_rephrasing
    assert chosen({URL: " ", MODEL: "small", KEY: "secret"}) is no_rephrasing
    monkeypatch.delenv(URL, raising=False)
    assert ask(SLANG, library)[0] == alone(SLANG, library)


def test_the_environment_names_who_helps(library, monkeypatch):
    with serving(saying(rewordings(FORMAL))) as url:
        monkeypatch.setenv(URL, url)
        assert ask(SLANG, library)[0].status == "answered"
