"""One device for several people: who is at it, one more of them, and whose turn it is."""

from urllib.parse import quote

from tornado.web import HTTPError

from workshop.content.departments import words_in
from workshop.content.texts import interface, refusal_sentence
from workshop.contracts.looks import SessionView
from workshop.errors import Refused
from workshop.host.callers import new_token
from workshop.host.device import MOST
from workshop.server.joining import Join
from workshop.server.plain_page import ROOM_PAGE, whose_page
from workshop.server.turns import AtDevice, Device, read
from workshop.session import Mode, Phase


class Sharing(Join):
    """`/device`: shows who is at it; `do` says what is wanted: `add`, `take`, `hand`, `leave`.

    Only our own pages can ask for it: it takes the token of forms, as every form of ours does.
    """

    async def get(self, _: str = "") -> None:
        """Show who shares this device, and the way for one more."""
        here = await self.here()
        if not here:
            self.redirect("/")
            return
        await self._page(here)

    async def post(self, _: str = "") -> None:
        """Let one more person sit here, or the device go from one to the next."""
        here = await self.here()
        if not here:
            raise HTTPError(403)
        wanted = self.get_body_argument("do", "")
        if wanted == "add":
            await self._add(here)
            return
        device = self._device(here, wanted)
        if device is None:
            raise HTTPError(400)
        self.keep_device(device)
        if device.taken:
            self.keep_language(next(o.language for o in here if o.token == device.token))
        self._done()

    def _done(self) -> None:
        """A script of ours loads the page by itself, where a form is sent there."""
        if self.request.headers.get("X-XSRFToken"):
            self.set_status(204)
        else:
            self.redirect(ROOM_PAGE, status=303)

    def _device(self, here: list[AtDevice], wanted: str) -> Device | None:
        """Return the device after what is wanted; None where that cannot be."""
        was, there = read(whose_page(self)), {one.token: one for one in here}
        # Whose seat was ended keeps her place: the others are called what they were called.
        tokens = was.tokens if was else (here[0].token,)
        if wanted == "hand":
            return Device(tokens, tokens.index(here[0].token) + 1)
        if wanted == "take":
            to = self._number()
            one = there.get(tokens[to - 1]) if 1 <= to <= len(tokens) else None
            return Device(tokens, to, True, one.given, one.version) if one else None
        if wanted == "leave" and was and was.taken and len(here) > 1:
            left = tuple(one for one in tokens if one != was.token and one in there)
            return Device(left, 1)
        return None

    def _number(self) -> int:
        told = self.get_body_argument("at", "")
        return int(told) if told.isascii() and told.isdigit() and len(told) < 3 else 0

    async def _add(self, here: list[AtDevice]) -> None:
        room = await self._room(here[0].room)
        if room is None:
            return
        try:
            if len(here) >= MOST or room["mode"] == Mode.TEAMS:
                raise Refused("device-full")
            department = self.get_body_argument("department", "")
            await self.sit(room, self._token_of_form(), department, self.language)
        except Refused as refusal:
            if refusal.code == "door-ajar":
                self._knock(room)
                return
            code = "no-department" if refusal.code == "bad-choice" else refusal.code
            await self._page(here, refusal_sentence(interface(self.language), Refused(code)))
            return
        self.redirect(ROOM_PAGE, status=303)

    async def _page(self, here: list[AtDevice], problem: str = "") -> None:
        room = await self._room(here[0].room)
        if room is None:
            return
        texts, was = words_in(room, self.language), read(whose_page(self))
        place = {token: at for at, token in enumerate(was.tokens if was else (), 1)}
        people = [(place.get(o.token, 1), texts(f"departments.{o.department}")) for o in here]
        self.show(
            "device.html",
            400 if problem else 200,
            room=room,
            people=people if was else [],
            turn=was.at if was and was.taken else 0,
            room_for_more=self._may_come(room, here),
            departments=[(id, texts(f"departments.{id}")) for id in room["departments"]],
            form=new_token(),
            problem=problem,
            back=ROOM_PAGE,
            again=f"/return/{quote(room['code'])}",
        )

    def _may_come(self, room: SessionView, here: list[AtDevice]) -> bool:
        open_ = room["mode"] != Mode.TEAMS and room["phase"] != Phase.ENDED
        return open_ and not room["closed"] and len(here) < MOST
