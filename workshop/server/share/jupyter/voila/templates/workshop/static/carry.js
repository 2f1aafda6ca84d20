/* What takes a while says so; and a file that is sent leaves its page as it was: once it has come, the
   page says what comes next. */
(function () {
  const underway = document.getElementById('underway');
  const holder = underway && underway.closest('form');
  if (!holder) return;
  holder.addEventListener('submit', () => {
    underway.textContent = underway.dataset.text;
    const field = holder.elements.mark;
    if (!field) return;
    const mark = String(Date.now());
    field.value = mark;
    const look = setInterval(() => {
      if (document.cookie.split('; ').indexOf(`saved=${mark}`) < 0) return;
      clearInterval(look);
      location.assign(`${location.pathname}?saved`);
    }, 300);
  });
})();
