"""The application: Voilà with our routes, our kernels, our template and a session host."""

import asyncio
import contextlib
import logging
import secrets
import shutil
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import tornado.ioloop
from jupyter_server.services.kernels.handlers import KernelHandler
from tornado.web import RequestHandler
from voila.app import Voila, VoilaKernelWebsocketHandler
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.tornado.handler import TornadoVoilaHandler

from workshop import machine, quick, widgets
from workshop.errors import WorkshopError
from workshop.host.callers import new_token
from workshop.host.client import Client
from workshop.host.place import LARGEST_MESSAGE, write_note
from workshop.server import (
    carrying,
    cues,
    device,
    feedback,
    guiding,
    handing,
    joining,
    names,
    printing,
    programmes,
    pulses,
    reports,
    returning,
    routes,
    sheets,
    slides,
    timetables,
    waiting,
    walls,
)
from workshop.server import plain_page as page
from workshop.server.addresses import port_problem
from workshop.server.binding import Bindings
from workshop.server.channels import Channels, Goodbye, Kernel
from workshop.server.codes import Codes
from workshop.server.configuration import configuration
from workshop.server.content import ContentCheck
from workshop.server.crowds import Lines, strangers_allowed
from workshop.server.example import Example
from workshop.server.keeping import Keeper
from workshop.server.kernels import SPARES
from workshop.server.limits import Guesses, affordable_pages, affordable_studies
from workshop.server.lines import RoomLine, Say
from workshop.server.listening import listen
from workshop.server.opening import OpeningKey
from workshop.server.outfit import make_profile
from workshop.server.outside import Outside
from workshop.server.parts import Done
from workshop.server.polling import Poll
from workshop.server.reach import Reach
from workshop.server.rehearsing import Crowds
from workshop.server.render import Render
from workshop.server.rooms import Rooms
from workshop.server.seats import Allowance
from workshop.server.share import JUPYTER, use_no_settings, use_our_share
from workshop.server.squeezed import squeeze, squeezing
from workshop.server.supervisor import Supervisor, forget_note
from workshop.server.surroundings import Surroundings
from workshop.server.walls import wall_pass, wall_secret
from workshop.session import KEEP_DAYS

WIDGETS = Path(widgets.__file__).parent
ASSETS = JUPYTER / "voila" / "templates" / "workshop" / "static"

# What Voilà serves and a workshop does not use.
CLOSED = (
    r"/voila/tree.*",
    r"/voila/api/contents.*",
    r"/voila/files/.*",
    r"/login.*",
    r"/logout.*",
)


HANGING_UP = 2.0
"""Seconds that browsers have to take the last bytes when the server stops."""


class Server(Voila):
    """The workshop's server.

    `take` must be called before `initialize`: it takes what is not Voilà's business.
    """

    def take(
        self,
        database: str,
        database_path: Path,
        reach: Reach,
        on_ready: Callable[["Server"], None],
        expect: int = 0,
        most_pages: int | None = None,
        keep_days: int = KEEP_DAYS,
        outside: Outside | None = None,
        files: int = 1024,
        say: Callable[..., None] = lambda *_, **__: None,
    ) -> None:
        """Take what the command line was told.

        Args:
            database: URL of the database.
            database_path: the file it is in.
            reach: where we listen, and under which addresses phones reach us.
            on_ready: called once a page can be asked for.
            expect: people expected; for none, no kernel is started ahead.
            most_pages: pages that may be open at a time; by default what memory allows.
            keep_days: for how many days what single people said is kept in sessions to come.
            outside: the public address and the proxies before us.
            files: files that this process may have open.
            say: says something on the terminal, by the key of its words.
        """
        self.stop_asked, self.was_ready = 0, False
        self._loop: tornado.ioloop.IOLoop | None = None
        machine.on_stop(self._handle_signal_stop)
        self.instance = secrets.token_hex(6)
        self.facilitator_key, self.opening_key = new_token(), OpeningKey()
        self.handing_key = OpeningKey(handing.GOOD_FOR)
        self.form_secret = secrets.token_bytes(32)
        self.guesses = Guesses()
        self.outside = outside or Outside()
        self.lines = Lines(strangers_allowed(expect, files))
        self.surroundings = Surroundings(self, reach, say)
        self._wall_secret = wall_secret(database_path)
        self.database, self.database_path = database, database_path
        self.supervisor = Supervisor(
            database,
            self.surroundings.bases,
            self._host_is_back,
            lambda: bool(self.stop_asked),
            keep_days,
        )
        self.rooms = Rooms(self, expect)
        self.most_pages = most_pages or affordable_pages()
        self.most_studies = affordable_studies()
        self.channels: dict[str, list[Channels]] = {}
        self.said: dict[str, Allowance] = {}
        self._expect = expect
        self.content, self.keeper = ContentCheck(self), Keeper(self)
        self.invented = Crowds(self)
        self.profile = make_profile(self.supervisor.folder)
        self._on_ready = on_ready
        self._tasks: set[asyncio.Task[Any]] = set()

    def load_config_file(self, *_: Any, **__: Any) -> None:
        """Read none of the settings that somebody made for her own Jupyter and Voilà."""

    @property
    def base(self) -> str:
        """The address that people are told first."""
        return self.surroundings.bases[0]

    def wall_pass(self, code: str) -> str:
        """Return the pass by which a browser shows the wall of a session."""
        return wall_pass(self._wall_secret, code)

    def wall_link(self, code: str) -> str:
        """Return the link that opens the wall of a session on another computer."""
        return f"{self.surroundings.bases[0]}/wall/{code}#{self.wall_pass(code)}"

    def init_settings(self) -> dict[str, Any]:
        """Compress, guard our forms, keep addresses out of the log."""
        settings: dict[str, Any] = super().init_settings()
        return {
            **settings,
            "compress_response": True,
            "xsrf_cookies": True,
            "xsrf_cookie_kwargs": page.XSRF_COOKIE | {"secure": self.outside.is_https},
            "allow_origin": self.outside.public_url,
            "websocket_max_message_size": LARGEST_MESSAGE,
            "log_function": _no_log,
            "default_handler_class": routes.NotFound,
            "default_handler_args": {"server": self},
            "workshop": self,
        }

    def init_handlers(self) -> list[Any]:
        """Put our routes first and shut Voilà's that we do not use."""
        ours = {"server": self}
        closed: list[Any] = [(pattern, routes.NotFound, ours) for pattern in CLOSED]
        return [
            (r"/", joining.Landing, ours),
            (r"/join", joining.Landing, ours),
            (r"/join/([^/]+)", joining.Join, ours),
            (r"/waiting/([^/]+)", waiting.Waiting, ours),
            (r"/device", device.Sharing, ours),
            (r"/wall/([^/]+)", walls.WallDoor, ours),
            (r"/cues/([^/]+)", cues.CuesDoor, ours),
            (r"/cues/([^/]+)/page", cues.CuesPage, ours),
            (r"/cues/([^/]+)/now", cues.CuesNow, ours),
            (r"/cues-link/([^/]*)", cues.CuesLink, ours),
            (r"/wall-link/([^/]*)", walls.WallLink, ours),
            (r"/facilitate", routes.Facilitate, ours),
            (r"/hand-over", handing.HandOver, ours),
            (r"/kit", printing.Kit, ours),
            (r"/kit/([a-z]+)/guide", guiding.Guide, ours),
            (r"/kit/pictures/([a-z0-9-]+\.png)", guiding.Picture, ours),
            (r"/kit/([a-z]+)/([a-z0-9-]+)", printing.Printed, ours),
            (r"/slide/([^/]+)/([0-9a-f]{16}/[0-9]{3})", slides.Slide, ours),
            (r"/programme/([a-z]+)/([a-z0-9-]+)", programmes.Programme, ours),
            (r"/canvas/([^/]+)\.csv", printing.Canvas, ours),
            (r"/matrix/([^/]+)\.csv", printing.Matrix, ours),
            (r"/report/([^/.]+)", reports.Report, ours),
            (r"/feedback/([^/.]+)", feedback.FeedbackPage, ours),
            (r"/report/([^/]+)\.(html|xlsx|zip|ipynb)", reports.Written, ours),
            (r"/carry/([^/]+)", carrying.Carry, ours),
            (r"/continue", carrying.Continue, ours),
            (r"/over", returning.GoOver, ours),
            (r"/arrive/([^/]+)", returning.Arrive, ours),
            (r"/return/([^/]+)", returning.Return, ours),
            (r"/pulse/([^/.]+)/(2|6)\.(html|txt)", pulses.PulseFile, ours),
            (r"/pulse/([^/]+)\.ics", pulses.PulseDates, ours),
            (r"/timetable/([^/]+)\.zip", timetables.Calendars, ours),
            (r"/timetable/([^/.]+)", timetables.Timetable, ours),
            (r"/study", routes.Study, ours),
            (r"/example-report", Example, ours),
            (r"/health", routes.Health, ours),
            (r"/busy", routes.Busy, ours),
            (r"/broken", routes.Broken, ours),
            (r"/room/line", RoomLine, ours),
            (r"/room/poll", Poll, ours),
            (r"/room/say", Say, ours),
            (r"/assets/widgets/(\w+)-([0-9a-f]{12})\.(js|css)", sheets.WidgetPart, ours),
            (r"/assets/widgets/(style\.css)", squeezing(routes.Asset), {"path": str(WIDGETS)}),
            (r"/assets/(.*)", squeezing(routes.Asset), {"path": str(ASSETS)}),
            *closed,
            *(self._replaced(handler) for handler in super().init_handlers()),
        ]

    def _replaced(self, handler: Any) -> Any:
        swaps: dict[type[RequestHandler], type[RequestHandler]] = {
            VoilaKernelWebsocketHandler: Channels,
            TornadoVoilaHandler: Render,
            VoilaShutdownKernelHandler: Goodbye,
            KernelHandler: Kernel,
        }
        return (handler[0], squeezing(swaps.get(handler[1], handler[1])), *handler[2:])

    def start(self) -> None:
        """Start the host, then listen until told to stop.

        Raises:
            WorkshopError: the database or the port cannot be had.
        """
        loop = tornado.ioloop.IOLoop.current()
        self._hide_kernels()
        loop.run_sync(self._start_host)
        try:
            if not self.stop_asked:
                super().start()
        finally:
            machine.ignore_stop()
            loop.run_sync(self._stop_host)

    def _handle_signal_stop(self, sig: int, frame: Any) -> None:  # noqa: ARG002 - a handler's
        """Note that we are to stop: heeded at once by the loop, before it runs by the next step.

        An interrupt raised wherever we happen to be could leave something half done.
        """
        if not self.stop_asked and self._loop:
            self._loop.add_callback_from_signal(self._loop.stop)
        self.stop_asked = self.stop_asked or sig

    def _hide_kernels(self) -> None:
        """Let kernels talk over sockets in our private folder, out of others' reach."""
        self.connection_dir_root = str(self.supervisor.folder)
        self.config.KernelManager.transport = machine.kernel_transport(self.connection_dir_root)

    async def _start_host(self) -> None:
        await self.supervisor.start()
        self.client = Client(self.supervisor.place, self.supervisor.key)
        self.bindings, self.codes = Bindings(self.client), Codes(self.client)

    async def _stop_host(self) -> None:
        for task in self._tasks:
            task.cancel()
        self.surroundings.stop()
        forget_note(self.database_path)
        self.client.close()
        await self.supervisor.stop()

    async def _host_is_back(self) -> None:
        await self.rooms.bind_all()
        await self.bindings.bind_all_again()
        await self.content.tell()

    def listen(self) -> None:
        """Listen on our port and no other, and say so when it is taken."""
        names.guard(self.app, self, [*self.surroundings.bases, self.outside.public_url])
        try:
            where = self.app, self.port, self.surroundings.reach.heard
            whom = self.lines, self.outside, self.surroundings.visits
            self._http = listen(*where, LARGEST_MESSAGE, *whom)
        except OSError as error:
            raise WorkshopError(port_problem(self.ip, self.port, error)) from None
        self._loop = loop = tornado.ioloop.IOLoop.current()
        try:
            if not self.stop_asked:
                self.was_ready = True
                loop.add_callback(self._on_ready, self)
                loop.add_callback(self._prepare)
                loop.start()
        finally:
            machine.ignore_stop()
            self.stop()

    async def _prepare(self) -> None:
        await self.rooms.start()
        self.later(self.content.run())
        self.later(self.kernel_manager.keep_ready(SPARES if self._expect else 0))
        await asyncio.to_thread(squeeze, [*self.static_paths, str(WIDGETS), str(ASSETS)])
        self.later(self.surroundings.watch())
        self.later(self.keeper.watch())
        self.later(self.invented.watch())
        quick.keep_for_ever()

    def stop(self) -> None:
        """Hang up, end all kernels, and only then take away the folder of their sockets.

        Otherwise pages would notice that their kernels end, and ask for others.
        """
        self.content.end()
        self.keeper.end()
        self.invented.end()
        self.rooms.stop()
        self.kernel_manager.stop_starting()
        loop = tornado.ioloop.IOLoop.current()
        loop.run_sync(self._hang_up)
        loop.run_sync(self.kernel_manager.shutdown_all)
        shutil.rmtree(self.connection_dir, ignore_errors=True)

    async def _hang_up(self) -> None:
        self._http.stop()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._http.close_all_connections(), HANGING_UP)

    def leave_note(self) -> None:
        """Tell the command line how to reach this host, and how people reach us."""
        told = {"base": self.surroundings.bases[0]}
        with contextlib.suppress(OSError):  # a full disk must not keep people out
            write_note(self.database_path, self.supervisor.place, self.supervisor.key, told)

    def moved(self, bases: list[str]) -> None:
        """Take the addresses under which people reach us now, for the next host too."""
        self.supervisor.addresses = bases
        self.leave_note()

    def expect_back(self, kernel: str, seconds: float) -> None:
        """End a kernel unless a page is connected to it again within some seconds."""
        self.later(self._end_if_alone(kernel, seconds))

    async def _end_if_alone(self, kernel: str, seconds: float) -> None:
        await asyncio.sleep(seconds)
        manager = self.kernel_manager
        if kernel in manager and not manager.kernel_model(kernel)["connections"]:
            await manager.shutdown_kernel(kernel)

    def later(self, work: Coroutine[Any, Any, Done]) -> asyncio.Task[Done]:
        """Do something on the loop without waiting for it."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task


def _no_log(_: RequestHandler) -> None:
    """Keep no record of who asked for what: addresses are personal."""


def quiet() -> None:
    """Keep out of the terminal what nobody can act on, and who asked for what.

    Jupyter's ping settings are milliseconds; tornado takes them for seconds and warns.
    """
    logging.getLogger("tornado.general").setLevel(logging.ERROR)
    logging.getLogger("tornado.application").addFilter(_without_request)


def _without_request(record: logging.LogRecord) -> bool:
    """Leave the error in a line of the log, and take out the request with its address."""
    if str(record.msg).startswith("Uncaught exception %s"):
        record.msg, record.args = "Uncaught exception", ()
    return True


def run(
    *,
    reach: Reach,
    database: str,
    database_path: Path,
    on_ready: Callable[[Server], None],
    expect: int = 0,
    most_pages: int | None = None,
    keep_days: int = KEEP_DAYS,
    outside: Outside | None = None,
    files: int = 1024,
    say: Callable[..., None] = lambda *_, **__: None,
) -> None:
    """Run the server until it is told to stop.

    Raises:
        WorkshopError: the database or the port cannot be had.
        SystemExit: it was told to stop before anybody could ask for a page.
    """
    quiet()
    server = Server(config=configuration(reach.heard[0], reach.port))
    told = on_ready, expect, most_pages, keep_days, outside, files, say
    server.take(database, database_path, reach, *told)
    try:
        use_our_share(server.supervisor.folder)
        use_no_settings(server.supervisor.folder)
        server.initialize([])
        if not server.stop_asked:
            server.start()
    except WorkshopError:
        if not server.stop_asked:
            raise
    finally:
        shutil.rmtree(server.supervisor.folder, ignore_errors=True)
        server.clear_instance()
    if not server.was_ready:
        raise SystemExit(128 + server.stop_asked)
