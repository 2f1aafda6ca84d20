/* A file that is sent leaves its page as it was: once it has come, the page says what comes next. */
(function () {
  const form = document.getElementById('saving');
  form.addEventListener('submit', () => {
    const mark = String(Date.now());
    const underway = document.getElementById('underway');
    form.elements.mark.value = mark;
    underway.textContent = underway.dataset.text;
    const look = setInterval(() => {
      if (document.cookie.split('; ').indexOf(`saved=${mark}`) < 0) return;
      clearInterval(look);
      location.assign(`${location.pathname}?saved`);
    }, 300);
  });
})();
