/* Before the first paint: the visitor's language, and an ear on the page's line to its kernel. */
(function () {
  const cookie = document.cookie.match(/(?:^|; )workshop_language=(en|nb)/);
  const browser = /^(nb|no|nn)\b/i.test(navigator.language) ? 'nb' : 'en';
  document.documentElement.lang = cookie ? cookie[1] : browser;

  const lines = new Set();
  window.workshopLines = {
    open: () => [...lines].some((line) => line.readyState === WebSocket.OPEN),
    changed: () => {},
  };
  const Native = window.WebSocket;
  window.WebSocket = class extends Native {
    constructor(...details) {
      super(...details);
      if (!/\/api\/kernels\//.test(String(details[0]))) return;
      lines.add(this);
      this.addEventListener('open', () => window.workshopLines.changed());
      this.addEventListener('close', () => { lines.delete(this); window.workshopLines.changed(); });
    }
  };
})();
