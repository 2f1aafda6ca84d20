/* A host for anywidget's front-end modules (AFM, anywidget.dev/en/afm) on a participant's page.

   A module's default export is an object, or a function that returns one, with
     initialize({ model, signal })   once for a widget, before it is shown
     render({ model, el, signal })   shows it in `el`
   A widget is there for as long as its page: what they return to clean up is never called. A model has
     get(name)                  what the kernel last said
     set(name, value)           changes the page's copy only, and tells those who listen
     save_changes()             raises: a widget's state is the kernel's, and a page may only send
     send(content, callbacks, buffers)   a message to the widget in the kernel; bytes arrive as bytes
     on(names, callback), off(names, callback)   of "change", "change:name" and "msg:custom", whose
                                callbacks get the content and a list of DataViews */

import { Line } from "./line.js";

const room = JSON.parse(document.getElementById("room").textContent);
const notice = document.getElementById("wk-trouble");
const SLOW = 700; // a line that comes back at once is not worth a word
const TRY_AGAIN = 3000;

/** A widget's model as AFM has it: `get`, `on`, `off`, `send`; `set` changes the page's copy only. */
class Model {
  #listeners = [];
  #state;
  #say;

  constructor(state, say) {
    this.#state = state;
    this.#say = say;
  }

  get(name) {
    return this.#state[name];
  }

  set(name, value) {
    const wanted = Object.entries(typeof name === "object" ? name : { [name]: value });
    this.take(Object.fromEntries(wanted.filter(([one, now]) => now !== this.#state[one])));
  }

  save_changes() {
    throw new Error("On a participant's page a widget's state belongs to the kernel: use model.send.");
  }

  on(names, callback) {
    for (const name of names.trim().split(/\s+/)) this.#listeners.push([name, callback]);
  }

  off(names, callback) {
    const these = names ? names.trim().split(/\s+/) : null;
    this.#listeners = this.#listeners.filter(
      ([name, one]) => (these && !these.includes(name)) || (callback && callback !== one),
    );
  }

  send(content, _callbacks, buffers) {
    this.#say(content, buffers ?? []);
  }

  take(state) {
    const names = Object.keys(state);
    Object.assign(this.#state, state);
    for (const name of names) this.tell(`change:${name}`, this, state[name]);
    if (names.length) this.tell("change", this);
  }

  tell(event, ...said) {
    for (const [name, callback] of [...this.#listeners]) {
      if (name !== event) continue;
      try {
        callback(...said);
      } catch (error) {
        console.error(error);
      }
    }
  }
}

// ---- bytes travel as base 64 ----

const packed = (part) => {
  const bytes = new Uint8Array(part.buffer ?? part, part.byteOffset ?? 0, part.byteLength);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
};
const unpacked = (text) => new DataView(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)).buffer);

// ---- widgets ----

const shown = [];

function speaker(to) {
  return (content, buffers) => {
    const said = { send: content };
    if (to) said.to = to;
    if (buffers.length) said.buffers = buffers.map(packed);
    line.say(said);
  };
}

async function show(card, number) {
  const el = document.querySelector(`[data-card="${number}"]`);
  const model = new Model(card.state, speaker(number));
  shown[number] = { script: card.script, model };
  link(card.sheet);
  let widget;
  try {
    widget = (await import(card.script)).default;
  } catch (error) {
    failed(error);
    return;
  }
  if (typeof widget === "function") widget = await widget();
  const { signal } = new AbortController();
  await widget.initialize?.({ model, signal });
  await widget.render?.({ model, el, signal });
}

function link(href) {
  if (!href || document.querySelector(`link[href="${CSS.escape(href)}"]`)) return;
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
}

/** Show what stands on the page; what was there already takes over its new state. */
function place(cards) {
  cards.forEach((card, number) => {
    const there = shown[number];
    // A module that raises spoils its own place on the page and no other.
    if (!there) show(card, number).catch(console.error);
    else if (there.script !== card.script) location.reload();
    else there.model.take(card.state);
  });
  document.body.dataset.waiting = shown.length ? "no" : "yes";
  if (!shown.length) say("waiting");
}

function failed(error) {
  console.error(error);
  say("reconnecting");
  setTimeout(() => location.reload(), TRY_AGAIN);
}

function hear(message) {
  if (message.cards) place(message.cards);
  if (message.state) shown[message.to]?.model.take(message.state);
  if ("custom" in message) {
    const buffers = (message.buffers ?? []).map(unpacked);
    shown[message.to]?.model.tell("msg:custom", message.custom, buffers);
  }
  // What was on its way to a card that had to be made anew is sent again by whoever sent it.
  if (message.again) dispatchEvent(new Event("online"));
}

// ---- a word where something is wrong ----

let slow = 0;

function say(key) {
  const words = room.words[document.documentElement.lang] ?? room.words.en;
  notice.hidden = !key;
  notice.textContent = key ? words[key] : "";
}

function changed(state) {
  clearTimeout(slow);
  if (state === "open") {
    say(shown.length ? "" : "waiting");
    dispatchEvent(new Event("online"));
  } else if (state === "replaced") say("replaced");
  else slow = setTimeout(say, navigator.onLine ? SLOW : 0, "reconnecting");
}

document.addEventListener("pointerdown", () => line.resume());
document.addEventListener("keydown", () => line.resume());

place(room.cards);
const line = new Line(room, hear, changed);
