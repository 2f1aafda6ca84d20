// The page of a pulse: answers become a code. It sends nothing, keeps nothing, and works from a file.
// The other half of it is workshop/pulse/codes.py.
(function () {
  "use strict";

  const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  const pulse = JSON.parse(document.getElementById("pulse").textContent);
  const form = document.getElementById("form");
  const find = (what, under) => Array.from((under || document).querySelectorAll(what));
  const at = (id) => document.getElementById(id);
  let number = "";
  let copied = null;

  function crc32(text) {
    let found = -1;
    for (let place = 0; place < text.length; place++) {
      found ^= text.charCodeAt(place);
      for (let bit = 0; bit < 8; bit++) found = (found >>> 1) ^ (found & 1 ? 0xedb88320 : 0);
    }
    return (found ^ -1) >>> 0;
  }

  function letters(value, many) {
    let text = "";
    for (let left = value; text.length < many; left = Math.floor(left / 32)) text = LETTERS[left % 32] + text;
    return text;
  }

  function drawn(many) {
    const bytes = crypto.getRandomValues(new Uint8Array(many));
    return Array.from(bytes, (byte) => LETTERS[byte % 32]).join("");
  }

  /** The inputs of a line that are set, in their order. */
  function chosen(ask, item) {
    return find("input", form).filter((one) => one.name === `${ask.id}/${item}` && one.checked).map((one) => one.value);
  }

  /** What a line says as a digit: 0 where it was left out. */
  function digit(ask, item) {
    const those = chosen(ask, item);
    if (!those.length || !ask.sides.includes(side())) return 0;
    if (!ask.several) return 1 + ask.options.indexOf(those[0]);
    return 1 + those.filter((one) => one !== ask.options[ask.options.length - 1]).reduce((sum, one) => sum + 2 ** ask.options.indexOf(one), 0);
  }

  function side() {
    return find("input[name=side]:checked", form).map((one) => one.value)[0];
  }

  function packed() {
    let found = pulse.departments.indexOf(side());
    for (const ask of pulse.asked) for (const item of ask.items) found = found * ask.many + digit(ask, item);
    return found;
  }

  function code() {
    number = number || drawn(pulse.drawn);
    let body = letters((packed() + crc32(number)) % pulse.values, pulse.room) + number;
    body += letters(crc32(`${pulse.key}/${pulse.sign}/${body}`) % 2 ** 20, 4);
    return [`P${pulse.sign}`].concat(body.match(/.{4}/g)).join("-");
  }

  function speak(language) {
    const html = document.documentElement;
    html.lang = html.dataset.language = language;
    document.title = pulse.titles[language];
    find(".tongue").forEach((one) => one.setAttribute("aria-pressed", String(one.value === language)));
    find(".tongues")[0].setAttribute("aria-label", pulse.words[language].language);
    show();
  }

  function words() {
    return pulse.words[document.documentElement.lang];
  }

  /** Show what the side chosen is asked, what can be left out again, and the code as it is now. */
  function show() {
    const mine = side();
    at("asked").hidden = !mine;
    find(".ask[data-for]").forEach((one) => { one.hidden = !one.dataset.for.split(" ").includes(mine); });
    find(".prompt").forEach((one) => one.classList.toggle("mine", one.dataset.side === mine));
    find(".item").forEach((one) => { find(".leave", one)[0].hidden = !find(":checked", one).length; });
    if (at("made").hidden || !mine) return;
    at("code").textContent = code();
    at("mail").href = `mailto:?subject=${encodeURIComponent(document.title)}&body=${encodeURIComponent(code())}`;
    if (copied !== code()) at("said").textContent = "";
  }

  // None of them and any of them exclude each other.
  function alone(input) {
    const row = find("input", input.closest(".options"));
    const none = row[row.length - 1];
    if (input.type !== "checkbox" || !input.checked) return;
    row.forEach((one) => { if (one !== input && (one === none || input === none)) one.checked = false; });
  }

  function select() {
    const range = document.createRange();
    range.selectNodeContents(at("code"));
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }

  function copy() {
    const done = () => { copied = code(); at("said").textContent = words().copied; };
    const byHand = () => {
      select();
      // Old, and the only way where a page from a file may not reach the clipboard.
      if (document.execCommand("copy")) done();
      else at("said").textContent = words().select;
    };
    if (navigator.clipboard && navigator.clipboard.writeText) navigator.clipboard.writeText(code()).then(done, byHand);
    else byHand();
  }

  form.addEventListener("change", (event) => { alone(event.target); show(); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    at("made").hidden = false;
    show();
    at("code-title").focus();
    at("made").scrollIntoView();
  });
  find(".leave").forEach((one) => one.addEventListener("click", () => {
    const row = one.closest(".item");
    find("input", row).forEach((input) => { input.checked = false; });
    show();
    find("input", row)[0].focus();
  }));
  find(".tongue").forEach((one) => one.addEventListener("click", () => speak(one.value)));
  at("copy").addEventListener("click", copy);
  const wished = (navigator.languages || []).map((one) => one.slice(0, 2).toLowerCase()).map((one) => (one === "no" || one === "nn" ? "nb" : one));
  speak(wished.find((one) => pulse.titles[one]) || Object.keys(pulse.titles)[0]);
})();
