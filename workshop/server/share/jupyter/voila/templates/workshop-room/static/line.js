/* The page's line to its card: a websocket, or long polling where a network lets none through.
   It comes back by itself, and says whether it is there. */

const FIRST_PAUSE = 250, LONGEST_PAUSE = 2000;
const NO_REPLY = 1500; // after that the other way is tried too
const SILENCE = 8000; // the server says something every five seconds
const FIRST_POLL = 3000; // a first question is answered at once; doubled where a network is slow
const LONGEST_POLL = 25000;
const BACK_TO_SOCKET = 30000; // from polling, every so often
const REPLACED = 4001, GONE = 4004, SWITCHED = 4005;
const MOST_WAITING = 20;

export class Line {
  /** `hear` gets each message; `changed` is told `open`, `cut` or `replaced`. */
  constructor(room, hear, changed) {
    Object.assign(this, { room, hear, changed, pause: FIRST_PAUSE, waiting: [], heard: Date.now() });
    Object.assign(this, { patience: FIRST_POLL, failed: true, nth: 0, signs: 0 });
    this.have = `${room.server}-${room.n}`;
    this.tab = [...crypto.getRandomValues(new Uint32Array(2))].map((n) => n.toString(36)).join("");
    addEventListener("online", (event) => event.isTrusted && this.afresh());
    addEventListener("offline", () => this.lose());
    addEventListener("pagehide", () => this.leave());
    addEventListener("pageshow", (event) => event.persisted && this.come());
    document.addEventListener("visibilitychange", () => document.hidden || this.look());
    setInterval(() => this.look(), SILENCE / 4);
    this.connect();
  }

  // ---- the websocket ----

  connect() {
    if (this.left || this.state === "replaced") return;
    this.calm();
    this.drop();
    const address = new URL(`${this.room.line}?${this.name()}&have=${this.have}`, location.href);
    let socket;
    try {
      socket = new WebSocket(address.href.replace(/^http/, "ws"));
    } catch {
      this.poll();
      return;
    }
    this.socket = socket;
    socket.onmessage = ({ data }) => socket === this.socket && this.take(JSON.parse(data), "socket");
    socket.onclose = ({ code }) => socket === this.socket && this.closed(code);
    this.expect();
  }

  /** What names a new line: a slow server may read one that was given up after the one that followed. */
  name() {
    this.nth += 1;
    return `tab=${this.tab}&nth=${this.nth}&whose=${this.room.whose}`;
  }

  drop() {
    const old = this.socket;
    this.socket = null;
    if (old) old.close();
  }

  closed(code) {
    this.socket = null;
    if (code === REPLACED) return this.rest();
    if (code === GONE) return this.gone();
    if (code === SWITCHED) return this.switched();
    if (this.way === "poll") return;
    this.lose();
    this.again();
    // What keeps a websocket out may let a question through, which also tells why.
    if (this.failed) this.poll();
    this.failed = true;
  }

  again() {
    if (this.left || this.timer) return;
    this.timer = setTimeout(() => this.connect(), this.pause * (0.5 + Math.random()));
    this.pause = Math.min(2 * this.pause, LONGEST_PAUSE);
  }

  calm() {
    clearTimeout(this.timer);
    this.timer = 0;
  }

  /** The network is there again: what was asked before may never be answered. */
  afresh() {
    this.stopPolling();
    if (this.way === "poll") this.way = null;
    this.now();
  }

  now() {
    this.pause = FIRST_PAUSE;
    if (this.socket && this.socket.readyState === WebSocket.OPEN) this.expect();
    else this.connect();
  }

  /** Something must be heard soon; otherwise the other way is tried beside. */
  expect() {
    clearTimeout(this.worry);
    const before = this.signs; // a clock would not do: much happens within one of its ticks
    this.worry = setTimeout(() => this.signs === before && this.poll(), NO_REPLY);
  }

  look() {
    if (this.left || this.state === "replaced") return;
    if (!this.socket && this.way !== "poll") this.now();
    else if (this.way === "socket" && Date.now() - this.heard > SILENCE) this.expect();
  }

  // ---- polling ----

  async poll() {
    if (this.polling || this.left) return;
    this.lose();
    const stop = (this.polling = new AbortController());
    const name = this.name();
    let after = 0;
    let patience = this.patience;
    try {
      while (true) {
        const told = await this.ask(`${this.room.poll}?${name}&have=${this.have}&after=${after}`, stop, patience);
        if (this.polling !== stop) return;
        after = told.after;
        patience = LONGEST_POLL;
        for (const message of told.messages) this.take(message, "poll");
        this.alive("poll");
      }
    } catch {
      if (this.polling !== stop) return;
      this.polling = null;
      this.way = null;
      this.patience = Math.min(2 * this.patience, LONGEST_POLL);
      this.lose();
      this.again();
    }
  }

  async ask(address, stop, patience) {
    const limit = setTimeout(() => stop.abort(), patience);
    try {
      const answer = await fetch(address, { signal: stop.signal, cache: "no-store" });
      if (this.polling !== stop) throw new Error("asked in vain");
      if (answer.status === 410) this.rest();
      if (answer.status === 403) this.gone();
      if (answer.status === 409) this.switched();
      if (!answer.ok) throw new Error(String(answer.status));
      return await answer.json();
    } finally {
      clearTimeout(limit);
    }
  }

  stopPolling() {
    const polling = this.polling;
    this.polling = null;
    if (polling) polling.abort();
  }

  // ---- what is heard and said ----

  take(message, way) {
    if (message.server) this.server = message.server;
    if (message.n !== undefined) this.have = `${this.server ?? this.room.server}-${message.n}`;
    this.hear(message);
    this.alive(way);
  }

  alive(way) {
    this.signs += 1;
    Object.assign(this, { way, heard: Date.now(), pause: FIRST_PAUSE, patience: FIRST_POLL, failed: false });
    if (way === "socket") {
      this.calm();
      this.stopPolling();
    } else this.comeBack();
    if (this.state !== "open") this.opened();
  }

  comeBack() {
    if (this.returning) return;
    this.returning = setTimeout(() => {
      this.returning = null;
      if (this.way === "poll") this.connect();
    }, BACK_TO_SOCKET);
  }

  opened() {
    const waiting = this.waiting.splice(0);
    this.said = new Set();
    this.be("open");
    // Who keeps what is on its way has just said it again.
    for (const said of waiting) if (!this.said.has(said)) this.say(said);
    this.said = null;
  }

  /** Say something to the card; while there is no line it waits, and the newest are kept. */
  say(said) {
    const text = typeof said === "string" ? said : JSON.stringify(said);
    this.said?.add(text);
    const open = this.socket && this.socket.readyState === WebSocket.OPEN;
    if (this.way === "poll") this.post(text);
    else if (open && this.state === "open") this.socket.send(text);
    else {
      this.waiting.push(text);
      if (this.waiting.length > MOST_WAITING) this.waiting.shift();
      return;
    }
    this.expect();
  }

  post(text) {
    const token = /(?:^|; )_xsrf=([^;]*)/.exec(document.cookie)?.[1] ?? "";
    const headers = { "X-XSRFToken": token, "Content-Type": "application/json" };
    fetch(`${this.room.say}?whose=${this.room.whose}`, { method: "POST", headers, body: text }).catch(() => this.polling?.abort());
  }

  // ---- whether it is there ----

  lose() {
    if (this.state !== "replaced") this.be("cut");
  }

  rest() {
    this.stopPolling();
    this.be("replaced");
  }

  /** Go on here, where another window had taken over. */
  resume() {
    if (this.state !== "replaced") return;
    this.state = "cut";
    this.now();
  }

  gone() {
    this.leave();
    // The start page says why: it asks whose seat this was.
    location.replace("/?gone");
  }

  /** The device was handed on: this page is nobody's any more, and shows nothing until the next one is there. */
  switched() {
    this.leave();
    document.body.replaceChildren();
    location.reload();
  }

  be(state) {
    if (this.state === state) return;
    this.state = state;
    this.changed(state);
  }

  /** The page is left, perhaps to be kept as it is: an open line would not let it. */
  leave() {
    this.left = true;
    this.calm();
    clearTimeout(this.worry);
    this.stopPolling();
    this.drop();
    this.way = null;
  }

  come() {
    this.left = false;
    this.now();
  }
}
