/* Says within two seconds that the page is cut off, and brings it back; fetches it anew where a part
   of it did not come. Voilà itself says nothing, and tries nothing twice.
   What a person has typed is kept by the widgets, so a reload loses nothing. */
(function () {
  const settings = JSON.parse(document.getElementById('jupyter-config-data').textContent);
  const { server, words } = settings.workshop;
  const health = settings.baseUrl + 'health?kernel=' + encodeURIComponent(settings.kernelId);
  const CALM = 5000, WORRIED = 1000, PATIENCE = 2000, JITTER = 800, GOING = 20000;
  const SLOW = 30000, TRIES = 4;
  const notice = document.getElementById('wk-trouble');
  const pieces = window.workshopPieces, tried = 'workshop tries ' + location.pathname;
  let opened = 0, cut = 0, timer = 0, leaving = false, whole = false;

  const say = (key) => {
    const sentences = words[document.documentElement.lang] || words.en;
    notice.hidden = !key;
    notice.textContent = key ? sentences[key] : '';
  };
  const reload = (pause = 0) => {
    if (leaving) return;
    leaving = true;
    say('reloading');
    setTimeout(() => location.reload(), pause + Math.random() * JITTER);
  };
  /* What Voilà puts in the place of a widget that it could not make: words alone, or a sad face. */
  const isShown = (cell) => cell.querySelector('.jp-OutputArea-output > .lm-Widget')
    && !cell.querySelector('.jupyter-widgets-error-widget');
  const isGivenUp = (cell) => cell.querySelector('.jupyter-widgets-error-widget')
    || cell.querySelector('[data-mime-type="text/plain"]')
    || [...cell.querySelectorAll('.jp-OutputArea-output.jupyter-widgets')].some((one) => !one.firstElementChild);
  const tries = () => Number(sessionStorage.getItem(tried));
  /* Whether the page must be fetched anew: a part of it failed, or nothing comes over an open line. */
  const failed = () => {
    whole ||= pieces.cells.every(isShown);
    if (whole) { sessionStorage.removeItem(tried); return false; }
    const late = opened && Date.now() - opened > SLOW * (tries() + 1);
    return pieces.missing || late || pieces.cells.some(isGivenUp);
  };
  const fetchAnew = () => {
    const before = tries();
    sessionStorage.setItem(tried, before + 1);
    reload(before * PATIENCE);
  };
  const ask = async () => {
    const stop = new AbortController();
    const limit = setTimeout(() => stop.abort(), PATIENCE);
    try {
      const answer = await fetch(health, { signal: stop.signal, cache: 'no-store' });
      return answer.ok ? await answer.json() : null;
    } catch { return null; } finally { clearTimeout(limit); }
  };
  const check = async () => {
    clearTimeout(timer);
    const answer = await ask();
    /* Not fetched again by itself: the newer page would then be the one that goes. */
    if (answer && answer.elsewhere) { leaving = true; return say('elsewhere'); }
    const gone = answer && (answer.server !== server || answer.kernel === false);
    if (gone) return reload();
    const broken = answer && !whole && failed();
    if (broken && tries() < TRIES) return fetchAnew();
    const fine = answer && (window.workshopLines.open() || !opened);
    if (fine) { cut = 0; say(broken ? 'broken' : ''); }
    else {
      cut ||= Date.now();
      say('reconnecting');
      /* The server is there but the line is not: a new page is quicker than waiting. */
      if (answer && opened && Date.now() - cut > PATIENCE) return reload();
    }
    timer = setTimeout(check, fine && whole ? CALM : WORRIED);
  };
  window.workshopLines.changed = () => {
    if (window.workshopLines.open()) opened ||= Date.now();
    check();
  };
  pieces.changed = check;
  /* Voilà ends the kernel as soon as somebody goes elsewhere; a reload would bring her back here. */
  window.addEventListener('beforeunload', () => {
    if (leaving) return;
    leaving = true;
    setTimeout(() => { leaving = false; }, GOING);
  });
  window.addEventListener('pagehide', () => { leaving = true; });
  window.addEventListener('pageshow', (event) => { if (event.persisted) location.reload(); });
  window.addEventListener('online', check);
  window.addEventListener('offline', () => { cut ||= Date.now(); say('reconnecting'); check(); });
  document.addEventListener('visibilitychange', () => { if (!document.hidden) check(); });
  timer = setTimeout(check, CALM);
})();
