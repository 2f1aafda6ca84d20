// What must survive a reload: unfinished drafts, and answers not yet acknowledged.

const RESEND_MS = 4000;
const LATE_MS = 7500;

/** Storage of one seat. A private window without storage falls back to the page's memory. */
export class Drawer {
  constructor(seat) {
    this.seat = seat;
    this.prefix = `workshop.${seat}.`;
    // A lesson is nobody's business but this tab's: what it keeps goes with the tab.
    this.alone = seat.startsWith("study-");
    globalThis.workshopMemory ??= new Map();
  }

  get storage() {
    return this.alone ? sessionStorage : localStorage;
  }

  get(key) {
    const name = this.prefix + key;
    try {
      const text = this.storage.getItem(name) ?? globalThis.workshopMemory.get(name);
      return text === null || text === undefined ? null : JSON.parse(text);
    } catch {
      return parsed(globalThis.workshopMemory.get(name));
    }
  }

  put(key, value) {
    const name = this.prefix + key;
    const text = JSON.stringify(value);
    globalThis.workshopMemory.set(name, text);
    try {
      this.storage.setItem(name, text);
    } catch {
      return; // Memory keeps it for as long as the page lives.
    }
  }

  drop(key) {
    globalThis.workshopMemory.delete(this.prefix + key);
    try {
      this.storage.removeItem(this.prefix + key);
    } catch {
      return;
    }
  }

  /** Return the keys of this seat that begin so. */
  keys(start) {
    const mine = (name) => name.startsWith(this.prefix + start);
    const names = new Set([...globalThis.workshopMemory.keys()].filter(mine));
    try {
      for (const name of Object.keys(this.storage).filter(mine)) names.add(name);
    } catch {
      // Without storage there is only the memory.
    }
    return [...names].map((name) => name.slice(this.prefix.length));
  }

  /** Forget everything of this seat. */
  clear() {
    for (const key of this.keys("")) this.drop(key);
  }
}

function parsed(text) {
  return text === undefined ? null : JSON.parse(text);
}

// randomUUID needs a secure page, and a workshop's address in the room is plain http.
function operationId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const text = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return text.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** Answers on their way: sent at once, sent again until acknowledged, at most one per question. */
export class Outbox {
  constructor(drawer, send, changed) {
    Object.assign(this, { drawer, send, changed });
    this.started = Date.now();
    this.timer = setInterval(() => this.flush(), RESEND_MS);
    this.online = () => this.flush();
    addEventListener("online", this.online);
    this.flush();
  }

  entries() {
    const list = this.drawer.get("outbox");
    return Array.isArray(list) ? list : [];
  }

  of(question) {
    return this.entries().find((entry) => entry.question === question) || null;
  }

  put(question, value) {
    const entry = { id: operationId(), question, value, at: Date.now() };
    const others = this.entries().filter((one) => one.question !== question);
    this.drawer.put("outbox", [...others, entry]);
    this.post(entry);
  }

  post({ id, question, value }) {
    this.send({ op: "answer", id, question, value });
  }

  flush() {
    const entries = this.entries();
    for (const entry of entries) this.post(entry);
    if (entries.length) this.changed();
  }

  /** Take out the answer with this operation id, and return it. */
  take(id) {
    const entries = this.entries();
    const found = entries.find((entry) => entry.id === id) || null;
    if (found) this.drawer.put("outbox", entries.filter((entry) => entry.id !== id));
    return found;
  }

  late() {
    const now = Date.now();
    return this.entries().some((entry) => now - Math.max(entry.at, this.started) > LATE_MS);
  }

  stop() {
    clearInterval(this.timer);
    removeEventListener("online", this.online);
  }
}
