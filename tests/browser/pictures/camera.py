"""A camera: takes one page in every size and scheme."""

from pathlib import Path

from playwright.sync_api import expect

SIZES = {
    "phone": {"width": 390, "height": 844},
    "desktop": {"width": 1280, "height": 800},
    "projector": {"width": 1920, "height": 1080},
}
SCHEMES = ("light", "dark")
FORMAT = {"type": "jpeg", "quality": 88}
DOCUMENTS = "documents"
LONGEST = 6000
"""Pixels of one picture; Chromium draws no taller page than about twice that in one piece."""

STILL = """(quiet) => new Promise((done) => {
  const painted = () => requestAnimationFrame(() => requestAnimationFrame(done));
  const stop = () => { watcher.disconnect(); painted(); };
  const again = () => { clearTimeout(timer); timer = setTimeout(stop, quiet); };
  const watcher = new MutationObserver(again);
  let timer = setTimeout(stop, quiet);
  const all = { subtree: true, childList: true, attributes: true, characterData: true };
  watcher.observe(document, all);
})"""
QUIET_MS = 160
FRAME_MS = 20


def still(page, quiet: int = QUIET_MS) -> None:
    """Wait until every chart is drawn and nothing in the page changes any more."""
    expect(page.locator(".ws-chart:visible:not(:has(svg))")).to_have_count(0)
    page.evaluate(STILL, quiet)


class Camera:
    """Takes pictures in one language: `page/subject.size-scheme-language.jpg`.

    Of those that are wanted for the documents there is a second one, as a person sees the page.
    """

    def __init__(self, folder: Path, language: str, documents: dict[str, str], brief=False) -> None:
        """Take `documents` (title and picture) twice; a `brief` camera takes nothing else."""
        self.folder, self.language, self._brief = folder, language, brief
        self._titles = {picture: title for title, picture in documents.items()}

    def take(self, page, name: str, sizes=tuple(SIZES), schemes=SCHEMES, **how) -> None:
        """Take a page in these sizes and schemes; afterwards it has the size it had before."""
        before = page.viewport_size
        for size in sizes:
            wanted = [s for s in schemes if self.named(name, size, s) in self._titles]
            if self._brief and not wanted:
                continue
            page.set_viewport_size(SIZES[size])
            still(page)
            for scheme in schemes:
                self._for_documents(page, self.named(name, size, scheme), scheme, **how)
            if self._brief:
                continue
            if how.get("whole", True):
                _grow(page)
            for scheme in schemes:
                _switch(page, scheme)
                self.save(page, self.named(name, size, scheme), **how)
        page.emulate_media(color_scheme="light")
        page.set_viewport_size(before)

    def named(self, subject: str, size: str, scheme: str) -> str:
        return f"{subject}.{size}-{scheme}-{self.language}"

    def _for_documents(self, page, name: str, scheme: str, part=None, **_) -> None:
        if name not in self._titles:
            return
        _switch(page, scheme)
        page.evaluate("scrollTo(0, 0)")
        expect(page.locator("#wk-trouble:not([hidden])")).to_have_count(0)
        path = self.folder / DOCUMENTS / f"{self._titles[name]}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        (page.locator(part).first if part else page).screenshot(path=path)

    def save(self, page, name: str, whole=True, part=None) -> None:
        """Save what is seen; `whole` the page with what is below the fold; `part` of it alone."""
        path = self.folder / f"{name}.jpg"
        path.parent.mkdir(parents=True, exist_ok=True)
        if part:
            page.locator(part).first.screenshot(path=path, **FORMAT)
        elif whole and (height := _height(page)) > LONGEST:
            self._save_in_pieces(page, path, height)
        else:
            page.screenshot(path=path, **FORMAT)

    def _save_in_pieces(self, page, path: Path, height: int) -> None:
        width = page.viewport_size["width"]
        for number, top in enumerate(range(0, height, LONGEST), start=1):
            piece = path.with_name(path.name.replace(".", f"-part{number}.", 1))
            tall = min(LONGEST, height - top)
            clip = {"x": 0, "y": top, "width": width, "height": tall}
            page.screenshot(path=piece, full_page=True, clip=clip, **FORMAT)


def _switch(page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    still(page, FRAME_MS)


def _grow(page) -> None:
    """Make the window as high as the page; so a bar at its foot hides nothing."""
    wanted = min(_height(page), LONGEST)
    if wanted > page.viewport_size["height"]:
        page.set_viewport_size({**page.viewport_size, "height": wanted})
        still(page, FRAME_MS)


def _height(page) -> int:
    return page.evaluate("document.documentElement.scrollHeight")
