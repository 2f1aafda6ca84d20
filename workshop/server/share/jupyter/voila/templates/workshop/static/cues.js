/* The second screen: the time that runs, and the page anew once the room has moved on. */
(function () {
  const EVERY_MS = 2000;
  const page = document.querySelector('[data-now]');
  const clock = document.getElementById('clock');
  let left = page.dataset.left === '' ? null : Number(page.dataset.left);
  let since = performance.now();
  const draw = () => {
    clock.hidden = left === null;
    if (left === null) return;
    const passed = page.dataset.still === 'yes' ? 0 : Math.floor((performance.now() - since) / 1000);
    const rest = left - passed;
    clock.textContent = rest > 0 ? `${Math.floor(rest / 60)}:${String(rest % 60).padStart(2, '0')}` : clock.dataset.over;
  };
  const ask = async () => {
    const answer = await fetch(`/cues/${page.dataset.code}/now`, { cache: 'no-store' }).catch(() => null);
    /* A server that is being started again answers soon. */
    if (!answer || answer.status >= 500) return;
    const told = answer.redirected || !answer.ok ? {} : await answer.json();
    if (told.now !== page.dataset.now) {
      location.reload();
      return;
    }
    left = told.left;
    since = performance.now();
  };
  draw();
  setInterval(draw, 500);
  setInterval(ask, EVERY_MS);
})();
