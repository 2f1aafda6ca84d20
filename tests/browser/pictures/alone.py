"""Pages outside a room: the doors, messages, and the lessons in Voilà and in JupyterLab."""

from playwright.sync_api import expect

from tests.browser.people import LAPTOP, PHONE, Phone
from tests.browser.pictures.camera import SIZES, Camera, still
from workshop.content.texts import interface
from workshop.exercises.agenda import alone
from workshop.host.client import new_op

LESSONS = {
    "where-are-the-sales": "01-where-are-the-sales.ipynb",
    "map-is-not-territory": "03-map-is-not-territory.ipynb",
    "conflict-signs": "04-conflict-signs.ipynb",
    "who-brings-the-money": "02-who-brings-the-money.ipynb",
    "explain-yourself": "05-explain-yourself.ipynb",
    "gemba-day": "06-gemba-day.ipynb",
    "open-space": "07-open-space.ipynb",
    "kpi-tradeoffs": "08-kpi-tradeoffs.ipynb",
    "strategy-vs-tactics": "09-strategy-vs-tactics.ipynb",
    "must-every-lead-buy": "10-must-every-lead-buy.ipynb",
    "whose-side": "11-whose-side.ipynb",
}
TALL = {"width": 1280, "height": 5000}
THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}


def doors(browser, server, camera: Camera, slug: str) -> None:
    """Take the pages without a kernel, and a phone that has lost its network."""
    told = {"agenda": alone(slug), "departments": ["sales", "marketing"]}
    told |= {"name": "Marketing ⇄ Sales", "language": camera.language, "expected": 16}
    code = server.ask("open", op=new_op(), **told)["session"]["code"]
    pages = {
        "landing": "/",
        "join": f"/join/{code}",
        "wrong-code": "/join/ZZZZZZ",
        "facilitate": "/facilitate",
        "study": "/study",
        "not-found": "/nowhere",
        "busy": "/busy?page=/",
    }
    page = browser.person(PHONE, camera.language)
    for name, path in pages.items():
        page.goto(f"{server.base}{path}")
        camera.take(page, f"doors/{name}")
    page.goto(f"{server.base}/example-report")
    camera.take(page, "doors/report")
    _refused(page, server, camera)
    _seated(browser, server, camera, code)


def _refused(page, server, camera: Camera) -> None:
    for name, path, field in (("landing", "/", "#code"), ("facilitate", "/facilitate", "#key")):
        page.goto(f"{server.base}{path}")
        page.locator(field).fill("---")
        page.locator("button.wk-primary").click()
        expect(page.get_by_role("alert")).to_be_visible()
        camera.take(page, f"doors/{name}-refused")


def _seated(browser, server, camera: Camera, code: str) -> None:
    phone = Phone(browser, camera.language).join(server, code, "sales").sees("lobby")
    page = phone.page
    page.context.set_offline(True)
    expect(page.locator("#wk-trouble")).to_be_visible()
    camera.take(page, "doors/room-without-network")
    page.context.set_offline(False)
    page.goto(f"{server.base}/")
    camera.take(page, "doors/landing-with-a-seat")


def lesson(browser, server, camera: Camera, slug: str) -> None:
    """Take a lesson in Voilà: as it begins, and after every round was shown."""
    page = browser.person(LAPTOP, camera.language)
    page.goto(f"{server.base}/voila/render/{LESSONS[slug]}")
    expect(page.locator(".ws-press button").first).to_be_visible()
    _speak(page, camera.language)
    camera.take(page, f"study/{slug}-begin")
    _go_through(page, camera.language)
    camera.take(page, f"study/{slug}-shown")
    page.locator("input[value=other-room]").check()
    still(page, 600)
    camera.take(page, f"study/{slug}-other-room", sizes=("phone", "desktop"))


def _speak(page, language: str) -> None:
    name = interface(language)("language")
    page.locator("label.ws-option", has_text=name).first.click()
    expect(page.locator(f".ws-card[lang={language}]").first).to_be_attached()


def _go_through(page, language: str) -> None:
    show = page.get_by_role("button", name=interface(language)("study.reveal"))
    while show.count():
        before = page.locator(".ws-beat").count()
        show.first.click()
        expect(page.locator(".ws-beat").nth(before)).to_be_visible()
        still(page, 600)


def in_lab(browser, lab, camera: Camera, slug: str) -> None:
    """Take a lesson in JupyterLab, in its light and in its dark theme."""
    for scheme, theme in THEMES.items():
        lab.use_theme(theme)
        page = browser.person(LAPTOP, camera.language)
        _run_all(page, f"{lab.base}/lab/tree/{LESSONS[slug]}?reset")
        _speak(page, camera.language)
        for size in ("desktop", "projector"):
            page.set_viewport_size(SIZES[size])
            still(page)
            name = camera.named(f"lab/{slug}-begin", size, scheme)
            camera.save(page, name, whole=False)
        page.set_viewport_size(TALL)
        _go_through(page, camera.language)
        still(page)
        camera.save(page, camera.named(f"lab/{slug}-shown", "tall", scheme), whole=False)
        page.context.close()


def _run_all(page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_text("Python 3 (ipykernel) | Idle")).to_be_visible()
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.locator(".lm-Menu-itemLabel").get_by_text("Run All Cells", exact=True).click()
    expect(page.locator(".ws-press button").first).to_be_visible()
