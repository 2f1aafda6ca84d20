// The cards of one round: where the person stands, what is answered, what comes next.

import { kind as KINDS } from "../kinds/*.js";

const DONE = "done";

/** How a card is answered; nothing for a kind that this phone does not know. */
export function kindOf(card) {
  return KINDS[card.kind];
}

function canonical(value) {
  if (value === null || typeof value !== "object") return JSON.stringify(String(value ?? ""));
  const pairs = Object.entries(value).map(([key, one]) => [key, String(one)]);
  return JSON.stringify(pairs.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What an earlier wording of a question asked for is no answer to this one, and is left aside. */
function asked(card, value) {
  if (value === null || typeof value !== "object") return value;
  const { fits } = kindOf(card);
  if (fits) return fits(card, value) ? value : null;
  const known = (item) => (card.items || []).some((one) => one.id === item);
  if (Array.isArray(value)) return value.every(known) ? value : null;
  const left = Object.entries(value).filter(([item]) => known(item));
  return left.length ? Object.fromEntries(left) : null;
}

export class Deck {
  constructor(drawer, outbox) {
    Object.assign(this, { drawer, outbox, cards: [], at: null });
  }

  /** Take over the page's cards; the person stays on her card when it is still there. */
  deal(cards) {
    this.cards = (cards || []).filter((card) => kindOf(card));
    const names = this.cards.map((card) => card.id).join(" ");
    const place = this.at === null ? this.drawer.get(`place ${names}`) : (this.names === names || this.find(this.at)) && this.at;
    this.names = names;
    this.at = place === DONE || this.find(place) ? place : this.nextOpen(-1);
  }

  /** A lesson's kernel may have begun anew: what it does not know is sent again, what it knows counts. */
  restore() {
    for (const { id, value } of this.cards) {
      const given = this.drawer.get(`given.${id}`);
      if (given === null || this.outbox.of(id)) continue;
      if (value === null) this.outbox.put(id, given);
      else this.drawer.drop(`given.${id}`);
    }
  }

  find(id) {
    return this.cards.find((card) => card.id === id) || null;
  }

  get current() {
    return this.find(this.at);
  }

  get index() {
    return this.cards.findIndex((card) => card.id === this.at);
  }

  go(target) {
    this.at = target;
    this.drawer.put(`place ${this.names}`, target);
  }

  draft(card) {
    return asked(card, this.drawer.get(`draft.${card.id}`));
  }

  given(card) {
    const underway = this.outbox.of(card.id);
    if (underway) return underway.value;
    return asked(card, this.drawer.get(`given.${card.id}`) ?? card.value ?? null);
  }

  value(card) {
    return this.draft(card) ?? this.given(card);
  }

  change(card, change) {
    const value = change(this.value(card));
    const given = this.given(card);
    if (given !== null && canonical(given) === canonical(value)) this.drawer.drop(`draft.${card.id}`);
    else this.drawer.put(`draft.${card.id}`, value);
  }

  /** open, draft, saving, late or saved; a card to read is open until it was turned. */
  state(card) {
    if (kindOf(card).reading) return this.drawer.get(`read.${card.id}`) ? "saved" : "open";
    if (this.draft(card) !== null) return "draft";
    if (this.outbox.of(card.id)) return this.outbox.late() ? "late" : "saving";
    return this.given(card) === null ? "open" : "saved";
  }

  isOpen(card) {
    return ["open", "draft"].includes(this.state(card));
  }

  nextOpen(index) {
    const after = [...this.cards.slice(index + 1), ...this.cards.slice(0, Math.max(0, index))];
    return after.find((card) => this.isOpen(card) || kindOf(card).stays)?.id ?? DONE;
  }

  following() {
    return this.cards[this.index + 1]?.id ?? DONE;
  }

  previous() {
    const index = this.at === DONE ? this.cards.length : this.index;
    return this.cards[index - 1]?.id ?? null;
  }

  send(card) {
    const kind = kindOf(card);
    this.give(card, kind.clean ? kind.clean(this.value(card), card) : this.value(card));
    if (!kind.stays) this.go(this.nextOpen(this.index));
  }

  /** Send an answer in the place of what is being written. */
  give(card, value) {
    this.outbox.put(card.id, value);
    this.drawer.drop(`draft.${card.id}`);
  }

  read(card) {
    this.drawer.put(`read.${card.id}`, true);
    this.go(this.following());
  }

  /** An answer is kept; `value` is how, where that is not as it was sent. */
  saved(id, value) {
    const entry = this.outbox.take(id);
    // The page may say the same as before: it need not repeat what the phone knows.
    if (entry) this.drawer.put(`given.${entry.question}`, value ?? entry.value);
    return entry;
  }

  /** A refused answer becomes a draft again: nothing the person wrote is lost. */
  refused(id) {
    const entry = this.outbox.take(id);
    if (entry && this.drawer.get(`draft.${entry.question}`) === null) {
      this.drawer.put(`draft.${entry.question}`, entry.value);
    }
    return entry;
  }
}
