/* Before the first paint: the visitor's language, an ear on the page's line to its kernel, and an eye
   on what must be shown for the page to be there. */
(function () {
  const cookie = document.cookie.match(/(?:^|; )workshop_language=(en|nb)/);
  const browser = /^(nb|no|nn)\b/i.test(navigator.language) ? 'nb' : 'en';
  document.documentElement.lang = cookie ? cookie[1] : browser;

  const lines = new Set();
  window.workshopLines = {
    open: () => [...lines].some((line) => line.readyState === WebSocket.OPEN),
    changed: () => {},
  };

  const pieces = { cells: [], missing: false, changed: () => {} };
  window.workshopPieces = pieces;
  /* A script of the page that did not come is never asked for again. */
  window.addEventListener('error', (event) => {
    if (!(event.target instanceof HTMLScriptElement)) return;
    pieces.missing = true;
    pieces.changed();
  }, true);
  /* The notebook's outputs stand in the page until Voilà puts widgets in their place. */
  pieces.note = () => {
    const outputs = document.querySelectorAll('script[type="application/vnd.voila.cell-output+json"]');
    pieces.cells = [...outputs].filter((one) => one.text.includes('vnd.jupyter.widget-view')).map((one) => one.parentNode);
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
