"""What every page without a kernel shares: language, escaping, cookies, and one clear sentence."""

import inspect
import re
from pathlib import Path
from typing import Any

import tornado.web
from tornado.template import Loader

from workshop.content import LANGUAGES, language_wished
from workshop.content.texts import Texts, interface, refusal_sentence
from workshop.contracts.replies import Reply
from workshop.contracts.tallies import Value
from workshop.errors import Refused, Unreachable
from workshop.host.callers import hashed, new_token
from workshop.server import bundles
from workshop.server.parts import ServerParts, server_of
from workshop.server.proof import prove
from workshop.server.turns import COOKIE as DEVICE_COOKIE
from workshop.server.turns import Device, read, shown

ROOM_PAGE = "/voila/render/room.ipynb"
"""Where everybody is who has a seat."""

PARTICIPANT_COOKIE = "workshop_seat"
FACILITATOR_COOKIE = "workshop_facilitator"
LANGUAGE_COOKIE = "workshop_language"
STUDY_COOKIE = "workshop_study"

HOST_PATIENCE = 15.0
"""Seconds a page waits for the host, which answers hundreds at once or is being started again."""

DAY = 24 * 3600
SECRET_AGE, LANGUAGE_AGE = 30 * DAY, 365 * DAY
"""Seconds that browsers keep a cookie. They count them from when they got it, as `Max-Age`; a date
on which it ends would be over already where this laptop's clock is behind."""

XSRF_COOKIE = {"samesite": "Lax", "expires_days": None, "max_age": SECRET_AGE}
"""How tornado keeps the cookie by which it knows our own forms."""

_TOKEN = re.compile(r"[\w-]{32}", re.ASCII)
_FOLDER = Path(__file__).parent / "pages"


class Page(tornado.web.RequestHandler):
    """A page without a kernel, in the visitor's language."""

    def initialize(self, server: ServerParts) -> None:
        """Take the server that has the host's client and the settings."""
        self.server = server

    def set_default_headers(self) -> None:
        """Keep pages out of caches and foreign frames."""
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Content-Security-Policy", "frame-ancestors 'self'")
        self.set_header("Referrer-Policy", "same-origin")
        self.clear_header("Server")

    async def head(self, *told: str) -> None:
        """Answer as to `get`, without the page: previews of links and monitors ask so."""
        done = self.get(*told)
        if inspect.isawaitable(done):
            await done

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
        return language_wished(self.request.headers.get("Accept-Language", ""))

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
            self.keep_language(language)
        texts: Texts = interface(language)
        self.set_status(status)
        self.render(
            template,
            t=texts,
            language=language,
            languages=[(id, interface(id)("language")) for id in LANGUAGES],
            path="/" + self.request.path.lstrip("/"),
            sheet=bundles.address("Door.css"),
            icon=bundles.icon(),
            **values,
        )

    def refuse(self, refusal: Refused, status: int = 400) -> None:
        """Write a page that says in one sentence what was wrong and what to do."""
        sentence = refusal_sentence(interface(self.language), refusal)
        self.sorry(refusal.code, sentence, status)

    def sorry(self, code: str, sentence: str, status: int, home: str = "/") -> None:
        """Write a page of one heading, found by the code of what happened, and one sentence."""
        titles = interface(self.language).table("errors.titles")
        title = titles.get(code, titles["other"])
        self.show("message.html", status, title=title, message=sentence, home=home)

    def write_error(self, status_code: int, **told: Any) -> None:
        """Say what went wrong without saying how the server is built."""
        error = told.get("exc_info", (None, None))[1]
        if isinstance(error, Unreachable):
            self.set_header("Refresh", "3")
            self.sorry("busy", interface(self.language)("errors.busy"), 503)
            return
        if isinstance(error, Refused):
            self.refuse(error, 503 if error.code == "not-kept" else 400)
            return
        code = {404: "not-found", 403: "forbidden"}.get(status_code, "broken")
        self.sorry(code, interface(self.language)(f"errors.{code}"), status_code)

    def log_exception(self, *what: Any) -> None:
        """Log what went wrong; a host that is being started again, or that refuses, is no news."""
        if not isinstance(what[1], Unreachable | Refused):
            super().log_exception(*what)

    def keep_secret(self, name: str, token: str) -> None:
        """Set a cookie that scripts cannot read."""
        keep_secret(self, name, token)

    def keep_seat(self, token: str) -> None:
        """Let this browser have the seat of a token, and its page be made ready."""
        self.keep_secret(PARTICIPANT_COOKIE, token)
        self._let_go(DEVICE_COOKIE)
        self.server.rooms.expect(token)
        prove(self.request, hashed(token))

    def keep_device(self, device: Device) -> None:
        """Let this browser be shared by some people, and the page of whoever has it be ready."""
        self.keep_secret(DEVICE_COOKIE, device.secret)
        if device.taken:
            self.keep_secret(PARTICIPANT_COOKIE, device.token)
        else:
            self._let_go(PARTICIPANT_COOKIE)
        self.server.rooms.expect(device.secret)
        prove(self.request, hashed(device.token))

    def _let_go(self, name: str) -> None:
        """Let this browser forget a secret; it counts the time itself, for clocks differ."""
        if self.get_cookie(name):
            keep_secret(self, name, "", -1)  # a nought is not sent

    def keep_language(self, language: str) -> None:
        """Remember which language somebody reads."""
        self.set_cookie(
            LANGUAGE_COOKIE,
            language,
            path="/",
            samesite="Lax",
            secure=is_secure(self),
            max_age=LANGUAGE_AGE,
        )

    async def ask(self, do: str, **fields: Value) -> Reply:
        """Ask the host as the server."""
        return await self.server.client.ask(do, patience=HOST_PATIENCE, **fields)


def whose_page(handler: tornado.web.RequestHandler) -> str:
    """Return the secret of whose page a browser is shown: of a seat, or of a device's turn."""
    seat = handler.get_cookie(PARTICIPANT_COOKIE) or ""
    return shown(seat, handler.get_cookie(DEVICE_COOKIE) or "")


def whose_token(handler: tornado.web.RequestHandler) -> str:
    """Return the token that proves the seat of that page; empty where there is none."""
    secret = whose_page(handler)
    device = read(secret)
    return device.token if device else secret


def is_secure(handler: tornado.web.RequestHandler) -> bool:
    """Whether browsers may send back this handler's cookies over HTTPS only."""
    server = server_of(handler)
    return bool(server.outside.is_https or handler.request.protocol == "https")


def keep_secret(
    handler: tornado.web.RequestHandler, name: str, token: str, age: int = SECRET_AGE
) -> None:
    """Set a cookie that scripts cannot read, on any page of ours or of Voilà's."""
    handler.set_cookie(
        name,
        token,
        path="/",
        httponly=True,
        samesite="Lax",
        secure=is_secure(handler),
        max_age=age,
    )


def study_token(handler: tornado.web.RequestHandler) -> str:
    """Return what names a browser that explores alone, so that its pages replace each other.

    A browser that has no such cookie yet gets one with the answer.
    """
    known = handler.get_cookie(STUDY_COOKIE) or ""
    if _TOKEN.fullmatch(known):
        return known
    token = new_token()
    keep_secret(handler, STUDY_COOKIE, token)
    return token
