"""Pages that need no kernel: the landing page, joining, the facilitator's door, study, health."""

import hmac
import re
from pathlib import Path
from typing import Any

import tornado.web
from tornado.template import Loader

from workshop.content import LANGUAGES, content_root
from workshop.errors import Refused, Unreachable
from workshop.host.callers import clean_code, hashed, new_token
from workshop.texts import Texts, interface

PARTICIPANT_COOKIE = "workshop_seat"
FACILITATOR_COOKIE = "workshop_facilitator"
LANGUAGE_COOKIE = "workshop_language"
COOKIE_DAYS = 30

_FOLDER = Path(__file__).parent / "pages"
_RENDERED = re.compile(r"/voila/render/[a-z0-9-]+\.ipynb(\?code=[A-Za-z0-9]+)?")
_STUDY = re.compile(r"^\d\d-[a-z0-9-]+\.ipynb$")


class Page(tornado.web.RequestHandler):
    """A page without a kernel, in the visitor's language."""

    def initialize(self, server: Any) -> None:
        """Take the server that has the host's client and the settings."""
        self.server = server

    def set_default_headers(self) -> None:
        """Keep pages out of caches and foreign frames."""
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Content-Security-Policy", "frame-ancestors 'self'")
        self.set_header("Referrer-Policy", "same-origin")
        self.clear_header("Server")

    def get_template_path(self) -> str:
        """Return where our pages lie, not where Voilà's do."""
        return str(_FOLDER)

    def create_template_loader(self, template_path: str) -> Loader:
        """Return a loader that escapes everything."""
        return Loader(template_path, autoescape="xhtml_escape")

    @property
    def language(self) -> str:
        """The visitor's language: asked for, remembered, or the browser's."""
        for wish in (self._wish, self.get_cookie(LANGUAGE_COOKIE, "")):
            if wish in LANGUAGES:
                return wish
        preferred = self.request.headers.get("Accept-Language", "").lower()
        return "nb" if re.match(r"(nb|no|nn)\b", preferred) else "en"

    @property
    def _wish(self) -> str:
        try:
            return self.get_argument("lang", "")
        except tornado.web.HTTPError:  # no text at all; the page that says so needs a language
            return ""

    def show(self, template: str, status: int = 200, **values: Any) -> None:
        """Write a page."""
        language = self.language
        if self._wish in LANGUAGES:
            self.set_cookie(LANGUAGE_COOKIE, language, path="/", samesite="Lax", expires_days=365)
        texts: Texts = interface(language)
        self.set_status(status)
        self.render(
            template,
            t=texts,
            language=language,
            languages=[(id, interface(id)("language")) for id in LANGUAGES],
            path="/" + self.request.path.lstrip("/"),
            **values,
        )

    def refuse(self, refusal: Refused, status: int = 400) -> None:
        """Write a page that says in one sentence what was wrong and what to do."""
        self.show(
            "message.html", status, title="", message=sentence(interface(self.language), refusal)
        )

    def write_error(self, status_code: int, **_: Any) -> None:
        """Say what went wrong without saying how the server is built."""
        key = {404: "errors.not-found", 403: "errors.forbidden"}.get(status_code, "errors.broken")
        self.show("message.html", status_code, title="", message=interface(self.language)(key))

    def keep_secret(self, name: str, token: str) -> None:
        """Set a cookie that scripts cannot read."""
        self.set_cookie(
            name,
            token,
            path="/",
            httponly=True,
            samesite="Lax",
            secure=self.request.protocol == "https",
            expires_days=COOKIE_DAYS,
        )

    async def ask(self, do: str, **fields: Any) -> dict[str, Any]:
        """Ask the host as the server."""
        answer: dict[str, Any] = await self.server.client.ask(do, patience=8, **fields)
        return answer


def sentence(texts: Texts, refusal: Refused) -> str:
    """Return a refusal in words."""
    found = texts.find(f"refused.{refusal.code}")
    key = f"refused.{refusal.code}" if isinstance(found, str) else "refused.other"
    return texts(key, **refusal.details)


class Landing(Page):
    """`/`: asks for the join code."""

    async def get(self) -> None:
        """Show the form; a known participant is offered her seat again."""
        await self._form()

    async def post(self) -> None:
        """Take the code and go on to the department."""
        code = clean_code(self.get_body_argument("code", ""))
        if not code:
            await self._form(Refused("no-code"))
            return
        self.redirect(f"/join/{code}", status=303)

    async def _form(self, refusal: Refused | None = None) -> None:
        problem = sentence(interface(self.language), refusal) if refusal else ""
        self.show("landing.html", 400 if refusal else 200, problem=problem, seat=await self._seat())

    async def _seat(self) -> dict[str, Any] | None:
        token = self.get_cookie(PARTICIPANT_COOKIE)
        try:
            return (await self.ask("seat", token_hash=hashed(token)))["session"] if token else None
        except (Refused, Unreachable):
            return None


class Join(Page):
    """`/join/CODE`: asks for department and language, and gives a seat."""

    async def get(self, code: str) -> None:
        """Show the form, or go straight to the room for someone who has a seat in it."""
        room = await self._room(code)
        if room is None:
            return
        if await self._seated_here(room):
            self.redirect("/voila/render/room.ipynb")
            return
        self._form(room)

    async def post(self, code: str) -> None:
        """Give a seat; a second click, tab or reload gets the same one."""
        room = await self._room(code)
        if room is None:
            return
        token = self.get_cookie(PARTICIPANT_COOKIE) or self._token_of_form()
        try:
            await self._take_seat(room, token)
        except Refused as refusal:
            if refusal.code == "bad-choice":
                self._form(room, sentence(interface(self.language), Refused("no-department")))
            else:
                self.refuse(refusal)
            return
        self.redirect("/voila/render/room.ipynb", status=303)

    async def _take_seat(self, room: dict[str, Any], token: str) -> None:
        language = self.get_body_argument("language", self.language)
        wanted = {
            "code": room["code"],
            "department": self.get_body_argument("department", ""),
            "language": language,
        }
        try:
            await self.ask("join", token_hash=hashed(token), **wanted)
        except Refused as refusal:
            if refusal.code != "other-session":
                raise
            token = self._token_of_form()
            await self.ask("join", token_hash=hashed(token), **wanted)
        self.keep_secret(PARTICIPANT_COOKIE, token)
        self.set_cookie(LANGUAGE_COOKIE, language, path="/", samesite="Lax", expires_days=365)

    def _token_of_form(self) -> str:
        """Return the token of this very form: sent twice, it is still one person."""
        nonce = self.get_body_argument("form", "")
        if not nonce:
            return new_token()
        return hmac.new(self.server.form_secret, nonce.encode(), "sha256").hexdigest()

    async def _room(self, code: str) -> dict[str, Any] | None:
        """Return an open room, or answer that there is none."""
        address = self.request.remote_ip or ""
        if self.server.guesses.too_many(address):
            self.refuse(Refused("too-many-guesses"), 429)
            return None
        try:
            room: dict[str, Any] = (await self.ask("room", code=clean_code(code) or "-"))["session"]
        except Refused:
            self.server.guesses.wrong(address)
            self.refuse(Refused("unknown-code"), 404)
            return None
        if room["phase"] == "ended":
            self.refuse(Refused("ended-code"), 410)
            return None
        return room

    async def _seated_here(self, room: dict[str, Any]) -> bool:
        token = self.get_cookie(PARTICIPANT_COOKIE)
        if not token:
            return False
        try:
            seat = await self.ask("seat", token_hash=hashed(token))
        except Refused:
            return False
        return bool(seat["session"]["id"] == room["id"])

    def _form(self, room: dict[str, Any], problem: str = "") -> None:
        texts = interface(self.language)
        self.show(
            "join.html",
            400 if problem else 200,
            room=room,
            departments=[(id, texts(f"departments.{id}")) for id in room["departments"]],
            form=new_token(),
            problem=problem,
        )


class Facilitate(Page):
    """`/facilitate`: exchanges the key of the capability link for a cookie."""

    async def get(self) -> None:
        """Show the door; the link's key is in the fragment, which browsers do not send."""
        token = self.get_cookie(FACILITATOR_COOKIE)
        if token and (await self.ask("is_facilitator", token_hash=hashed(token)))["facilitator"]:
            self.redirect("/voila/render/facilitator.ipynb")
            return
        self.show("facilitate.html", problem="")

    async def post(self) -> None:
        """Take the key."""
        address = f"key {self.request.remote_ip}"
        given = self.get_body_argument("key", "").strip().rpartition("#")[2]
        if self.server.guesses.too_many(address):
            self.refuse(Refused("too-many-guesses"), 429)
            return
        if not hmac.compare_digest(given.encode(), self.server.facilitator_key.encode()):
            self.server.guesses.wrong(address)
            problem = sentence(interface(self.language), Refused("wrong-key"))
            self.show("facilitate.html", 403, problem=problem)
            return
        token = new_token()
        await self.ask("admit", token_hash=hashed(token))
        self.keep_secret(FACILITATOR_COOKIE, token)
        self.redirect("/voila/render/facilitator.ipynb", status=303)


class WallDoor(Page):
    """`/wall/CODE`: the projector's page."""

    async def get(self, code: str) -> None:
        """Go to the wall of a session that exists."""
        address = self.request.remote_ip or ""
        if self.server.guesses.too_many_from(address):
            self.refuse(Refused("too-many-guesses"), 429)
            return
        try:
            room = (await self.ask("room", code=clean_code(code) or "-"))["session"]
        except Refused as refusal:
            self.server.guesses.wrong(address)
            self.refuse(refusal, 404)
            return
        self.redirect(f"/voila/render/wall.ipynb?code={room['code']}")


class Study(Page):
    """`/study`: the study notebooks, to click through alone."""

    def get(self) -> None:
        """List them."""
        self.show("study.html", notebooks=study_notebooks(self.language))


class Health(Page):
    """`/health`: names the running server; with `?kernel=ID` says whether that kernel lives."""

    def get(self) -> None:
        """Answer in JSON."""
        kernel = self.get_argument("kernel", "")
        answer: dict[str, Any] = {"server": self.server.instance, "ok": True}
        if kernel:
            answer["kernel"] = kernel in self.server.kernel_manager
        self.write(answer)


class Busy(Page):
    """`/busy`: too many pages are open; tries again by itself."""

    def get(self) -> None:
        """Say so, and go back to the page after a few seconds."""
        wanted = self.get_argument("page", "/")
        page = wanted if _RENDERED.fullmatch(wanted) else "/"
        self.set_header("Refresh", f"5; url={page}")
        self.show("message.html", 503, title="", message=interface(self.language)("errors.busy"))


class NotFound(Page):
    """Everything of Voilà's that we do not use."""

    def prepare(self) -> None:
        """Answer every method alike."""
        raise tornado.web.HTTPError(404)


class Asset(tornado.web.StaticFileHandler):
    """Our own style and scripts; cached, and renamed by version when they change."""

    def set_extra_headers(self, path: str) -> None:  # noqa: ARG002 - tornado's signature
        """Let browsers keep them: the address carries a version."""
        self.set_header("X-Content-Type-Options", "nosniff")


def is_study(name: str) -> bool:
    """Whether a notebook may be opened without a session."""
    return bool(_STUDY.match(name))


def study_notebooks(language: str) -> list[dict[str, str]]:
    """Return the study notebooks with their titles in a language."""
    texts = interface(language)
    found = []
    for path in sorted((content_root() / "notebooks").glob("*.ipynb")):
        if is_study(path.name):
            slug = path.stem.partition("-")[2]
            found.append({"file": path.name, "title": _title(slug, language, texts)})
    return found


def _title(slug: str, language: str, texts: Texts) -> str:
    from workshop.exercise import load_exercise

    if (content_root() / "data" / "exercises" / slug).is_dir():
        return load_exercise(slug).texts(language)("title")
    found = texts.find(f"study.titles.{slug}")
    return found if isinstance(found, str) else slug
