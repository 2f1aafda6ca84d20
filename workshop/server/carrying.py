"""The facilitator's way to another laptop: a session into a file, and out of one."""

import asyncio
from datetime import date
from typing import cast

import tornado.web
from tornado.httputil import HTTPFile, parse_body_arguments

from workshop.content.texts import interface, refusal_sentence
from workshop.contracts.carrying import Continued, GoesOn, SavedWhole
from workshop.contracts.looks import SessionView
from workshop.contracts.replies import RoomReply
from workshop.errors import Refused
from workshop.exercises.luggage import whole
from workshop.host.bringing_in import brought, title_of
from workshop.host.callers import clean_code
from workshop.server.printing import Hers

LARGEST = 160 * 2**20
"""Bytes of a file that is sent to us: what comes along, and a day of a hundred people, which takes
two million."""


class Carry(Hers):
    """`/carry/CODE`: saves a session into a file, and says where it goes on."""

    async def get(self, code: str) -> None:
        """Show how."""
        await self._show(code)

    async def post(self, code: str) -> None:
        """Save it, say where it goes on, or that it goes on here after all."""
        do = {"lead": self._lead, "stay": self._stay}.get(self.get_body_argument("do", ""))
        try:
            await (do or self._save)(clean_code(code))
        except Refused as refusal:
            await self._show(code, refusal)

    async def _save(self, code: str) -> None:
        from workshop.store.sealing import SHORTEST, sealed  # what stores is not loaded to serve

        passphrase = self.get_body_argument("passphrase", "", strip=False)
        if len(passphrase.strip()) < SHORTEST:
            raise Refused("short-passphrase", least=SHORTEST)
        if passphrase != self.get_body_argument("again", "", strip=False):
            raise Refused("passphrases-differ")
        # Whether all of it fits is known before anything is closed.
        told = cast("SavedWhole", await self.ask("save", code=code))
        content = await asyncio.to_thread(whole, told["bundle"])
        if self.get_body_argument("move", ""):
            told = cast("SavedWhole", await self.ask("save", code=code, move=True))
            content = await asyncio.to_thread(whole, told["bundle"])
        erase = date.fromisoformat(told["erase"])
        made = await asyncio.to_thread(sealed, content, passphrase, erase)
        if (mark := self.get_body_argument("mark", "")) and mark.isdigit():
            # By it the page knows that its file has come.
            self.set_cookie("saved", mark[:20], path="/carry", max_age=60, samesite="Strict")
        self.set_header("Content-Type", "application/octet-stream")
        await self.attach(code, file_name(code, told["bundle"]["saved"]))
        self.finish(made)

    async def _lead(self, code: str) -> None:
        address = self.get_body_argument("address", "").strip()
        if not address:
            raise Refused("bad-address")
        await self.ask("goes_on", code=code, address=address[:200])
        self.redirect(f"/carry/{code}", status=303)

    async def _stay(self, code: str) -> None:
        await self.ask("goes_on", code=code, stay=True)
        self.redirect(f"/carry/{code}", status=303)

    async def _show(self, code: str, refusal: Refused | None = None) -> None:
        try:
            room = cast("RoomReply", await self.ask("room", code=clean_code(code)))
            state = cast("GoesOn", await self.ask("goes_on", code=clean_code(code)))
        except Refused as refused:
            raise tornado.web.HTTPError(404) from refused
        told = _sentence(self.language, refusal)
        leads = refusal is not None and refusal.code in ("bad-address", "not-closed")
        at = "address" if leads else "save"
        status = 400 if refusal else 200
        day = interface(self.language).day(date.fromisoformat(state["erase"]))
        shown = {
            "room": room["session"],
            "state": state,
            "day": day,
            "move": bool(self.get_body_argument("move", "")),
            "saved": self.get_query_argument("saved", None) is not None,
        }
        self.show("carry.html", status, problem=told, at=at, **shown)


def file_name(code: str, saved: str) -> str:
    """Return the name of a session's file: its code, and the minute at which it was saved."""
    return f"{code}-{saved[:16].replace(':', '').replace('T', '-')}.session"


def _sentence(language: str, refusal: Refused | None) -> str:
    if refusal is None:
        return ""
    if refusal.code == "carry-version":
        name = title_of(str(refusal.details["name"]), language)
        refusal = Refused(refusal.code, **{**refusal.details, "name": name})
    return refusal_sentence(interface(language), refusal)


@tornado.web.stream_request_body
class Continue(Hers):
    """`/continue`: takes in a session that was saved on another laptop."""

    def check_xsrf_cookie(self) -> None:
        """Look later: a form that brings a file is read once all of it has come."""

    async def prepare(self) -> None:
        """Let files be larger than anything else that is sent to us."""
        self._come: list[bytes] = []
        await super().prepare()
        if not self._finished and self.request.method == "POST":
            self.request.connection.set_max_body_size(LARGEST)  # type: ignore[union-attr]

    def data_received(self, chunk: bytes) -> None:
        """Take a part."""
        self._come.append(chunk)

    async def get(self) -> None:
        """Show the form."""
        self._form()

    async def post(self) -> None:
        """Open the file, and let the session go on here."""
        from workshop.store.sealing import opened

        file = self._read()
        passphrase = self.get_body_argument("passphrase", "", strip=False)
        today = date.today()
        try:
            if file is None:
                raise Refused("not-a-session-file")
            inside = await asyncio.to_thread(opened, file["body"], passphrase, today)
            done, differs = await self._bring(inside.content)
        except Refused as refusal:
            self._form(refusal)
            return
        base = self.server.base
        self.show("continue.html", done=done, differs=differs, problem="", base=base)

    async def _bring(self, content: bytes) -> tuple[SessionView | None, str]:
        """Hand a session over to the host, once what came along with it was looked at."""
        bringing = brought(content)
        came = await asyncio.to_thread(bringing.__enter__)
        try:
            for part in came.parts:
                told = cast("Continued", await self.ask("continue", **part))
        finally:
            await asyncio.to_thread(bringing.__exit__, None, None, None)
        return told["session"], came.titles(self.language)

    def _read(self) -> HTTPFile | None:
        """Read the form; only one of ours is."""
        files: dict[str, list[HTTPFile]] = {}
        kind = self.request.headers.get("Content-Type", "")
        arguments = self.request.body_arguments
        parse_body_arguments(kind, b"".join(self._come), arguments, files)
        self._come = []
        for name, values in arguments.items():
            self.request.arguments.setdefault(name, []).extend(values)
        super().check_xsrf_cookie()
        return next(iter(files.get("file", [])), None)

    def _form(self, refusal: Refused | None = None) -> None:
        told = _sentence(self.language, refusal)
        status = 400 if refusal else 200
        at = "passphrase" if refusal and refusal.code == "wrong-passphrase" else "file"
        self.show("continue.html", status, done=None, problem=told, at=at)
