// Items in order, the first on top: dragged by a handle, or moved with buttons and keys.
// An order that nobody has touched or confirmed is no answer: where we happened to begin is no opinion.

import { button, h, say, sign } from "../base.js";
import {
  displaced,
  drop,
  followPointer,
  glide,
  grab,
  isDragged,
  isHeld,
  letGo,
  placeOf,
} from "../parts/dragging.js";

const STEPS = { ArrowUp: -1, ArrowDown: 1 };
// What stands below the rows is where a tap too early leads.
const STANDING = "standing";

// What was picked up with the keyboard, and what to give back on Escape; it outlives the repaints.
const picked = { row: null, before: null };

export const kind = {
  complete: (card, value) => isOrder(card, value),
  firstMissing: () => STANDING,
  left: () => 0,
  objection: (card, value, ask) => (isOrder(card, value) ? "" : say(ask.words, "rank_untouched")),
  body(card, value, ask) {
    const order = new Order(card, value, ask);
    return h(
      "div",
      { class: "ws-ranking", "data-done": order.done ? "yes" : null },
      h("p", { class: "ws-rank-how" }, say(ask.words, "rank_how")),
      h("p", { class: "ws-hidden", id: ask.name("keys") }, say(ask.words, "rank_keys")),
      h(
        "ol",
        { class: "ws-ranks", "data-dragging": isDragged(ask.name("rows")) ? "yes" : null },
        order.items.map((item, at) => rankRow(item, at, order)),
      ),
      standing(order),
    );
  },
};

function isOrder(card, value) {
  const ids = (card.items || []).map((item) => item.id);
  return Array.isArray(value) && value.length === ids.length && ids.every((id) => value.includes(id));
}

/** The order a card stands in, and what can be done to it. */
class Order {
  constructor(card, value, ask) {
    const items = card.items || [];
    this.done = isOrder(card, value);
    this.items = this.done ? value.map((id) => items.find((item) => item.id === id)) : items;
    Object.assign(this, { value, ask });
  }

  say(key, at, n = at) {
    return say(this.ask.words, key, { item: this.items[at].text, n: n + 1, m: this.items.length });
  }

  /** Move an item to another place; the eye sees it glide, the ear hears where it is. */
  move(list, from, to) {
    const within = Math.max(0, Math.min(this.items.length - 1, to));
    if (within !== from) glide(list, () => this.ask.change(() => this.moved(from, within)));
    this.ask.announce(this.say("rank_now", from, within));
  }

  moved(from, to) {
    const ids = this.items.map((item) => item.id);
    ids.splice(to, 0, ...ids.splice(from, 1));
    return ids;
  }

  isPicked(at) {
    return picked.row === this.ask.name(this.items[at].id);
  }

  /** Pick an item up with the keyboard, or put it down where it is. */
  toggle(at) {
    const up = !this.isPicked(at);
    Object.assign(picked, { row: up ? this.ask.name(this.items[at].id) : null, before: this.value });
    this.ask.repaint();
    this.ask.announce(this.say(up ? "rank_picked" : "rank_dropped", at));
  }

  /** Give back the order from before the item was picked up. */
  giveBack(list, at) {
    const { before } = picked;
    const id = this.items[at].id;
    picked.row = null;
    glide(list, () => this.ask.change(() => before));
    const n = [...list.children].findIndex((row) => row.dataset.item === id);
    this.ask.announce(this.say("rank_back", at, n));
  }

  press(event, at) {
    const list = event.currentTarget.closest("ol");
    const step = STEPS[event.key];
    if (step && (event.altKey || this.isPicked(at))) this.move(list, at, at + step);
    else if (event.key === "Escape" && this.isPicked(at)) this.giveBack(list, at);
    else return;
    event.preventDefault();
  }
}

function rankRow(item, at, order) {
  return h(
    "li",
    {
      class: "ws-rank",
      key: item.id,
      "data-item": item.id,
      "data-held": order.isPicked(at) || isHeld(order.ask.name("rows"), at) ? "yes" : null,
      style: displaced(order.ask.name("rows"), at),
      onkeydown: (event) => order.press(event, at),
    },
    grip(at, order),
    h("span", { class: "ws-rank-text" }, item.text),
    moveButton("↑", "rank_up", at, at - 1, order),
    moveButton("↓", "rank_down", at, at + 1, order),
  );
}

function grip(at, order) {
  const { ask } = order;
  const rows = ask.name("rows");
  return h(
    "button",
    {
      type: "button",
      class: "ws-grip",
      "aria-label": order.say("rank_grip", at),
      "aria-describedby": ask.name("keys"),
      "aria-pressed": String(order.isPicked(at)),
      // A click of a mouse or a finger is a drag that went nowhere; one of the keyboard has no detail.
      onclick: (event) => event.detail === 0 && order.toggle(at),
      onblur: (event) => leaveGrip(event.target, at, order),
      onpointerdown: (event) => grab(event, rows, at, ask.repaint),
      onpointermove: followPointer,
      onpointerup: (event) => drop(event, (list, from, to) => order.move(list, from, to)),
      onpointercancel: letGo,
      onlostpointercapture: letGo,
      oncontextmenu: (event) => event.preventDefault(),
    },
    h("i", { "aria-hidden": "true" }),
    h("b", { "aria-hidden": "true" }, placeOf(rows, at) + 1),
  );
}

// Moving the row takes the focus away and gives it back within one repaint: so it waits for its end.
function leaveGrip(button, at, order) {
  if (!order.isPicked(at)) return;
  queueMicrotask(() => {
    if (document.activeElement === button) return;
    picked.row = null;
    order.ask.repaint();
  });
}

function moveButton(character, word, at, to, order) {
  const last = to < 0 || to >= order.items.length;
  return h(
    "button",
    {
      type: "button",
      class: "ws-rank-move",
      "aria-label": order.say(last ? "rank_end" : word, at, last ? at : to),
      "aria-disabled": last ? "true" : null,
      onclick: (event) => order.move(event.currentTarget.closest("ol"), at, to),
    },
    character,
  );
}

/** Whether this is an order already; if not, the way to say that it fits as it stands. */
function standing({ done, items, ask }) {
  if (done) return h("p", { class: "ws-rank-standing", key: "done" }, sign("✓"), say(ask.words, "rank_done"));
  const confirm = () => {
    ask.change(() => items.map((item) => item.id));
    ask.announce(say(ask.words, "rank_done"));
  };
  return h(
    "div",
    { class: "ws-rank-standing", key: "open", "data-item": STANDING },
    h("p", null, say(ask.words, "rank_open")),
    button(say(ask.words, "rank_fits"), confirm, "", { key: "fits" }),
  );
}
