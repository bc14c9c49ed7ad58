"""The app in a browser: who is let in, and the page in a real one."""

import asyncio
import base64
import json
import shutil
from contextlib import asynccontextmanager

import pytest
from aiohttp import ClientSession, WSMsgType, web

from tui.app.serve import Door, is_loopback

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
DRAWN = 15_000
"""Bytes of a picture that shows more than an empty window."""
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-component-update",
    "--disable-background-networking", "--disable-sync", "--remote-debugging-port=0", "--window-size=1000,600",
)  # fmt: skip


@asynccontextmanager
async def opened(library, token=None):
    door = Door(library, host="127.0.0.1", port=0, token=token)
    runner = web.AppRunner(await door._make_app())
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        ("127.0.0.1", True),
        ("localhost", True),
        ("::1", True),
        ("0.0.0.0", False),
        ("192.168.1.2", False),
        ("example.org", False),
    ],
)
def test_only_this_machine_is_loopback(host, loopback):
    assert is_loopback(host) is loopback


async def test_the_page_loads_nothing_from_elsewhere(library):
    async with opened(library) as url, ClientSession() as client:
        page = await (await client.get(url)).text()
        assert "https://" not in page
        assert url.replace("http", "ws") in page


async def test_another_site_is_refused(library):
    async with opened(library) as url, ClientSession() as client:
        assert (await client.get(url, headers={"Host": "evil.example"})).status == 403
        assert (await client.get(f"{url}/ws", headers={"Origin": "http://evil.example"})).status == 403


async def test_a_token_is_asked_for_and_then_remembered(library):
    async with opened(library, token="secret") as url, ClientSession() as client:
        assert (await client.get(url)).status == 403
        assert (await client.get(f"{url}/?token=wrong")).status == 403
        assert (await client.get(f"{url}/ws")).status == 403
        jar = await client.get(f"{url}/?token=secret", allow_redirects=False)
        assert jar.status == 302
        assert (await client.get(url, headers={"Cookie": "zewen=secret"})).status == 200


async def test_an_export_is_downloaded(library, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    async with opened(library) as url, ClientSession() as client:
        async with client.ws_connect(f"{url}/ws?width=80&height=24") as socket:
            await drawn(socket, "份报告")
            await socket.send_json(["focus"])
            await drawn(socket, "离开输入行")
            for keys, awaited in (("\x1b", " 提问"), ("4", "存疑"), ("w", "写到"), ("\r", "")):
                await socket.send_json(["stdin", keys])
                if awaited:
                    await drawn(socket, awaited)
            key = await delivered(socket)
            book = await (await client.get(f"{url}/download/{key}")).read()
        assert book.startswith(b"PK")


async def drawn(socket, text: str) -> None:
    """Until the app has drawn that text."""
    seen = b""
    async for message in socket:
        seen += message.data if message.type is WSMsgType.BINARY else b""
        if text.encode() in seen:
            return


async def delivered(socket) -> str:
    """The key of the file that the browser is told to fetch."""
    async for message in socket:
        if message.type is WSMsgType.TEXT and "deliver_file_start" in message.data:
            return str(json.loads(message.data)[1])
    raise AssertionError("nothing was delivered")


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
async def test_the_app_is_drawn_in_a_real_browser(library, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    async with opened(library) as url, browser(tmp_path, url) as page:
        picture = b""
        for _round in range(100):
            picture = await page("")
            if len(picture) > DRAWN:
                break
            await asyncio.sleep(0.1)
        assert len(picture) > DRAWN
        assert "-first-byte" in await page("document.body.className")


@asynccontextmanager
async def browser(folder, url):
    """A function that evaluates JavaScript in a page at that address; given nothing, it takes a picture (PNG bytes)."""
    process = await asyncio.create_subprocess_exec(
        CHROMIUM, *FLAGS, f"--user-data-dir={folder / 'chromium'}", "about:blank",
        stderr=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        while b"DevTools listening on" not in (line := await asyncio.wait_for(process.stderr.readline(), 30)):
            assert line, "Chromium ended"
        port = line.decode().split(":")[2].split("/")[0]
        async with ClientSession() as client:
            target = await (await client.put(f"http://127.0.0.1:{port}/json/new?{url}")).json()
            async with client.ws_connect(target["webSocketDebuggerUrl"], max_msg_size=0) as socket:
                yield lambda script: told(socket, script)
    finally:
        process.kill()
        await process.wait()


async def told(socket, script):
    if not script:
        await socket.send_json({"id": 2, "method": "Page.captureScreenshot", "params": {}})
    else:
        await socket.send_json({"id": 2, "method": "Runtime.evaluate", "params": {"expression": script}})
    async for message in socket:
        assert message.type is WSMsgType.TEXT
        answer = json.loads(message.data)
        if answer.get("id") == 2:
            result = answer["result"]
            return base64.b64decode(result["data"]) if not script else str(result["result"].get("value", ""))
    raise AssertionError("the browser went away")
