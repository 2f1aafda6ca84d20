/* What a phone brought from another laptop is laid where its page looks for it; then it goes there. */
(function () {
  const told = JSON.parse(document.getElementById('brought').textContent);
  const name = (key) => `workshop.${told.seat}.${key}`;
  const there = (key) => {
    try {
      return JSON.parse(localStorage.getItem(name(key)));
    } catch (error) {
      return null;
    }
  };
  const lay = (key, value) => {
    try {
      localStorage.setItem(name(key), JSON.stringify(value));
    } catch (error) {
      /* A browser that keeps nothing asks its owner again. */
    }
  };
  const here = there('outbox');
  const waiting = Array.isArray(here) ? here : [];
  const asked = waiting.map((one) => one.question);
  const come = told.outbox.filter((one) => asked.indexOf(one.question) < 0);
  lay('outbox', waiting.concat(come.map((one) => Object.assign({ at: Date.now() }, one))));
  for (const question of Object.keys(told.drafts)) {
    if (there(`draft.${question}`) === null) lay(`draft.${question}`, told.drafts[question]);
  }
  location.replace(told.room);
})();
