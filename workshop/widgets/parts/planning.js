// Setting a plan: a stepper for each task, or one slider, and what the plan would pay.

import { h, say } from "../base.js";
import { stepper } from "./stepper.js";

const SPEAK_MS = 700;
const KEYS = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1 };

// Of the card where somebody asked for more people than there are; what waits to be spoken.
const refused = { card: null };
const speaking = { timer: 0 };

/** What is set: what the person moved or sent, else the plan that stands; null while that is reckoned. */
export function planOf(card, value) {
  if (value?.length) return value;
  return card.plan?.last?.length ? card.plan.last : null;
}

export function bySteps(card, value, ask) {
  const setting = new Setting(card, value, ask);
  return h("div", { class: "ws-plan-set", key: "set" }, card.plan.share ? slider(setting) : rows(setting), foot(setting));
}

class Setting {
  constructor(card, value, ask) {
    Object.assign(this, { card, ask, plan: planOf(card, value), most: card.plan.most });
  }

  get free() {
    return this.most - sum(this.plan || []);
  }

  amount(at) {
    return this.plan ? this.plan[at] : null;
  }

  say(word, values) {
    return say(this.ask.words, word, values);
  }

  /** Set one task; `wanted(n)` of what it is now, wherever the page has got to. */
  put(at, wanted) {
    const { card, ask } = this;
    if (!this.plan) return;
    let asked = 0;
    let got = null;
    ask.change((old) => {
      const now = planOf(card, old);
      const most = this.most - sum(now) + now[at];
      asked = wanted(now[at]);
      got = now.map((n, other) => (other === at ? Math.max(0, Math.min(most, asked)) : n));
      return got;
    });
    refused.card = asked > got[at] && !card.plan.share ? card.id : null;
    if (refused.card) ask.repaint();
    this.speak(at, got);
  }

  // A screen reader hears the number itself at once, and the rest when the finger rests.
  speak(at, plan) {
    clearTimeout(speaking.timer);
    const { card, ask } = this;
    const now = new Setting(card, plan, ask);
    const first = refused.card ? this.say("plan_full", { most: this.most }) : `${card.items[at].text}: ${now.shown(at)}. ${card.plan.share ? "" : now.idle()}.`;
    speaking.timer = setTimeout(() => ask.announce(`${first} ${now.offer()}`), SPEAK_MS);
  }

  shown(at) {
    if (!this.plan) return "–";
    return this.card.plan.share ? percent(this.plan[at] / this.most, this.ask) : String(this.plan[at]);
  }

  idle() {
    const n = this.plan ? this.free : 0;
    const form = n === 0 ? "none" : n === 1 ? "one" : "other";
    return this.plan ? this.say(`plan_idle_${form}`, { n, most: this.most }) : "";
  }

  /** What the plan would pay in a sentence; nothing while that is reckoned. */
  offer() {
    const share = this.share();
    return share === null ? "" : this.say(this.word(), { share });
  }

  share() {
    const paid = this.plan && this.card.plan.offers?.[place(this.plan, this.most)];
    return paid === null || paid === undefined ? null : percent(paid / 1000, this.ask);
  }

  word() {
    return this.card.plan.across ? "plan_offer" : "plan_offer_alone";
  }
}

function sum(plan) {
  return plan.reduce((total, n) => total + n, 0);
}

function percent(share, { language }) {
  return new Intl.NumberFormat(language || undefined, { style: "percent" }).format(share);
}

function choose(n, k) {
  let ways = 1;
  for (let at = 1; at <= k; at += 1) ways = (ways * (n - k + at)) / at;
  return Math.round(ways);
}

/** Where a plan stands among all that make at most `most`, in lexicographic order. */
function place(plan, most) {
  let [left, before] = [most, 0];
  plan.forEach((n, at) => {
    const rest = plan.length - at - 1;
    for (let less = 0; less < n; less += 1) before += choose(left - less + rest, rest);
    left -= n;
  });
  return before;
}

function rows(setting) {
  return setting.card.items.map((item, at) => row(item, at, setting));
}

function row(item, at, setting) {
  const { ask, plan, free } = setting;
  const id = ask.name(item.id);
  const amount = setting.amount(at);
  return h(
    "div",
    { class: "ws-plan-row", key: item.id, "data-item": item.id },
    h("span", { id }, item.text),
    h(
      "div",
      { class: "ws-plan-steps" },
      step("−", "plan_less", item, !plan || amount === 0, setting, () => setting.put(at, (n) => n - 1)),
      number(id, at, setting),
      step("+", "plan_more", item, !plan || free === 0, setting, () => setting.put(at, (n) => n + 1)),
    ),
  );
}

// The arrow keys of the number do what the two buttons do, so these are no stops of their own.
function step(character, word, item, end, setting, act) {
  return stepper(character, setting.say(word, { item: item.text }), end, act, { tabindex: -1 });
}

function number(id, at, setting) {
  const amount = setting.amount(at);
  return h(
    "span",
    {
      class: "ws-plan-number",
      role: "spinbutton",
      tabindex: 0,
      "aria-labelledby": id,
      "aria-valuemin": 0,
      "aria-valuemax": amount === null ? setting.most : setting.free + amount,
      "aria-valuenow": amount ?? 0,
      "data-some": amount ? "yes" : null,
      onkeydown: (event) => press(event, at, setting),
    },
    setting.shown(at),
  );
}

function press(event, at, setting) {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const wanted = wish(event.key, setting.most);
  if (!wanted) return;
  event.preventDefault();
  setting.put(at, wanted);
}

function wish(key, most) {
  if (KEYS[key]) return (n) => n + KEYS[key];
  if (key === "Home") return () => 0;
  // As many as are free.
  if (key === "End") return (n) => Math.max(n, most);
  return /^\d$/.test(key) ? () => Number(key) : null;
}

function slider(setting) {
  const { card, ask, most } = setting;
  const [item] = card.items;
  const id = ask.name(item.id);
  const amount = setting.amount(0) ?? 0;
  const put = (wanted) => setting.put(0, wanted);
  return h(
    "div",
    { class: "ws-plan-share", key: item.id, "data-item": item.id },
    h("p", { class: "ws-split-label" }, h("span", { id }, item.text), h("output", null, setting.shown(0))),
    h(
      "div",
      { class: "ws-stepper" },
      step("−", "plan_less_share", item, amount === 0, setting, () => put((n) => n - 1)),
      h("input", {
        type: "range",
        min: 0,
        max: most,
        step: 1,
        "aria-labelledby": id,
        "aria-valuetext": setting.shown(0),
        value: String(amount),
        style: { "--share": `${(100 * amount) / most}%` },
        oninput: (event) => {
          const wanted = Number(event.target.value);
          put(() => wanted);
        },
      }),
      step("+", "plan_more_share", item, amount === most, setting, () => put((n) => n + 1)),
    ),
  );
}

// Both lines keep their place while there is nothing to say.
function foot(setting) {
  const { card, most } = setting;
  const over = refused.card === card.id;
  const idle = over ? setting.say("plan_full", { most }) : setting.idle();
  return [
    card.plan.share ? null : h("p", { class: "ws-plan-idle", key: "idle", "data-state": over ? "full" : null }, dots(setting), h("span", null, idle)),
    h("p", { class: "ws-plan-offer", key: "offer" }, offered(setting)),
  ];
}

function offered(setting) {
  const share = setting.share();
  if (share === null) return null;
  const [before, after] = setting.say(setting.word()).split("{share}");
  return [before, h("b", null, share), after ?? ""];
}

// Everybody, and who of them has nothing to do.
function dots({ plan, free, most }) {
  const busy = plan ? most - free : 0;
  return h("span", { class: "ws-plan-dots", "aria-hidden": "true" }, Array.from({ length: most }, (_, at) => h("i", { "data-busy": at < busy ? "yes" : null })));
}
