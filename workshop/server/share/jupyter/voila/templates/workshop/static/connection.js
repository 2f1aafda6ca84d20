/* Says within two seconds that the page is cut off, and brings it back. Voilà itself says nothing.
   What a person has typed is kept by the widgets, so a reload loses nothing. */
(function () {
  const settings = JSON.parse(document.getElementById('jupyter-config-data').textContent);
  const { server, words } = settings.workshop;
  const health = settings.baseUrl + 'health?kernel=' + encodeURIComponent(settings.kernelId);
  const CALM = 5000, WORRIED = 1000, PATIENCE = 2000, JITTER = 800, GOING = 20000;
  const notice = document.getElementById('wk-trouble');
  let opened = false, cut = 0, timer = 0, leaving = false;

  const say = (key) => {
    const sentences = words[document.documentElement.lang] || words.en;
    notice.hidden = !key;
    notice.textContent = key ? sentences[key] : '';
  };
  const reload = () => {
    if (leaving) return;
    leaving = true;
    say('reloading');
    setTimeout(() => location.reload(), Math.random() * JITTER);
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
    const fine = answer && (window.workshopLines.open() || !opened);
    if (fine) { cut = 0; say(''); }
    else {
      cut ||= Date.now();
      say('reconnecting');
      /* The server is there but the line is not: a new page is quicker than waiting. */
      if (answer && opened && Date.now() - cut > PATIENCE) return reload();
    }
    timer = setTimeout(check, fine ? CALM : WORRIED);
  };
  window.workshopLines.changed = () => {
    if (window.workshopLines.open()) opened = true;
    check();
  };
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
