"""A person with nothing but a keyboard, who must see at every stop where she is."""

from playwright.sync_api import expect

STOPS = 80
"""More stops than any page has from one end to the other."""

# What is wrong with the place where the focus is; empty where all is well.
FAULT = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return "";
  const marked = [at.closest("label"), at.closest(".ws-cell"), at].find((node) => {
    if (!node) return false;
    const style = getComputedStyle(node);
    const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    return ring || (node.matches(".ws-cell") && style.boxShadow !== "none");
  });
  if (!marked) return "nothing shows that the focus is here";
  const box = marked.getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const seen = box.width && x >= 0 && y >= 0 && x <= innerWidth && y <= innerHeight;
  if (!seen) return "it is out of sight";
  const top = document.elementFromPoint(x, y);
  return marked.contains(top) || top.contains(marked) ? "" : `it is behind ${top.className}`;
}"""
HERE = """() => {
  const at = document.activeElement;
  const name = at.getAttribute("aria-label") ?? at.name ?? at.textContent.slice(0, 40);
  return `${at.tagName} ${at.className} ${name}`;
}"""


class Keyboard:
    """Hands that press keys, and eyes that look for the focus."""

    def __init__(self, page) -> None:
        self.page = page

    def press(self, key: str, times: int = 1) -> "Keyboard":
        for _ in range(times):
            self.page.keyboard.press(key)
        return self

    def write(self, text: str) -> "Keyboard":
        self.page.keyboard.type(text)
        return self

    def rewrite(self, text: str) -> "Keyboard":
        """Write over what stands in the field."""
        return self.press("Control+a").write(text)

    def is_at(self, css: str) -> bool:
        return self.page.evaluate("(css) => document.activeElement.matches(css)", css)

    def value(self) -> str:
        return self.page.evaluate("document.activeElement.value")

    def go_to(self, css: str, key: str = "Tab") -> "Keyboard":
        """Press Tab until this has the focus; every stop on the way must be seen."""
        expect(self.page.locator(css).first).to_be_attached()
        stops = []
        for _ in range(STOPS):
            if self.is_at(css) and not self.fault():
                return self
            self.press(key)
            stops.append(self.page.evaluate(HERE))
            assert not self.fault(), (self.fault(), stops[-1])
        raise AssertionError(f"{key} does not lead to {css} but to {stops}")

    def back_to(self, css: str) -> "Keyboard":
        return self.go_to(css, "Shift+Tab")

    def fault(self) -> str:
        return self.page.evaluate(FAULT)

    def pick(self, group: str, value: str) -> "Keyboard":
        """Choose an option of a group of radio buttons with Space and the arrows."""
        self.go_to(f"input[type=radio][name$='{group}']").press("Space")
        for _ in range(STOPS):
            if self.value() == value:
                assert not self.fault()
                return self
            self.press("ArrowDown")
        raise AssertionError(f"{group} has no {value}")

    def slide(self, css: str, to: int) -> "Keyboard":
        """Move a slider from its beginning, step by step."""
        self.go_to(css).press("Home")
        for _ in range(STOPS):
            if int(self.value()) >= to:
                return self
            self.press("ArrowRight")
        raise AssertionError(f"{css} does not reach {to}")

    def keeps(self, css: str) -> "Keyboard":
        """The focus is here, though the page has changed."""
        expect(self.page.locator(css).first).to_be_focused()
        return self
