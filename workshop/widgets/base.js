// Elements, painting, rich text and announcements. Text enters the page through text nodes alone.

// Counted across widgets, each of which is a module of its own: names of radio groups must differ.
const nextNumber = () => (globalThis.workshopNumber = (globalThis.workshopNumber ?? 0) + 1);
const PROPERTIES = ["value", "checked", "disabled"];

/** Build an element; `on…` are handlers, `key` marks identity across paints, the rest attributes. */
export function h(tag, attributes, ...children) {
  const node = document.createElement(tag);
  node.wsHandlers = [];
  node.wsProperties = {};
  for (const [name, value] of Object.entries(attributes || {})) attach(node, name, value);
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    node.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  // After the children: a select has no value before its options.
  Object.assign(node, node.wsProperties);
  return node;
}

function attach(node, name, value) {
  if (value === null || value === undefined) return;
  if (name.startsWith("on")) {
    // What a handler returns is no answer to the browser, to which false would mean "cancel".
    node[name] = (event) => void value(event);
    node.wsHandlers.push(name);
  } else if (name === "key") {
    node.wsKey = value;
  } else if (name === "draw") {
    node.wsDraw = value;
  } else if (name === "style") {
    for (const [property, text] of Object.entries(value)) node.style.setProperty(property, text);
  } else if (PROPERTIES.includes(name)) {
    node.wsProperties[name] = value;
  } else if (value !== false) {
    node.setAttribute(name, value === true ? "" : String(value));
  }
}

/** Make `host` show `children`, keeping every element that stays, with its focus and its scroll. */
export function paint(host, ...children) {
  const next = h("div", null, ...children);
  const held = document.activeElement;
  const inside = host.contains(held);
  patchChildren(host, next);
  // What was moved inside the page has lost the focus on the way; of what has gone, the widget takes it over.
  const heir = host.contains(held) ? held : inside && !host.contains(document.activeElement) && host.closest(".ws");
  if (heir && document.activeElement !== heir) heir.focus({ preventScroll: true });
  for (const node of host.querySelectorAll("[data-drawn]")) node.wsDraw?.(node);
  markChosen(host);
}

/** Tell sheets which label's box is ticked: not every browser that we serve knows `:has`. */
function markChosen(host) {
  for (const box of host.querySelectorAll("label > input")) {
    box.parentNode.toggleAttribute("data-chosen", box.checked);
  }
}

function patchChildren(host, next) {
  const old = [...host.childNodes];
  const used = new Set();
  const pairs = [...next.childNodes].map((wanted) => {
    const match = old.find((node) => !used.has(node) && sameNode(node, wanted));
    used.add(match);
    return [match, wanted];
  });
  // What goes leaves first: what stays need not move then, and moving would cost it the focus.
  for (const node of old) if (!used.has(node)) discard(node);
  let place = host.firstChild;
  for (const [match, wanted] of pairs) {
    const node = match || wanted;
    if (node === place) place = place.nextSibling;
    else host.insertBefore(node, place);
    if (match) patch(match, wanted);
  }
}

function discard(node) {
  node.remove();
  if (node.nodeType !== Node.ELEMENT_NODE) return;
  for (const one of [node, ...node.querySelectorAll("[data-drawn]")]) one.wsStop?.();
}

function sameNode(old, wanted) {
  return old.nodeName === wanted.nodeName && old.wsKey === wanted.wsKey;
}

function patch(old, wanted) {
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.data !== wanted.data) old.data = wanted.data;
    return;
  }
  patchAttributes(old, wanted);
  for (const name of old.wsHandlers || []) old[name] = null;
  for (const name of wanted.wsHandlers || []) old[name] = wanted[name];
  old.wsHandlers = wanted.wsHandlers;
  old.wsDraw = wanted.wsDraw;
  // What a drawing put inside its host belongs to the drawing.
  if (!old.wsDraw) patchChildren(old, wanted);
  for (const [name, value] of Object.entries(wanted.wsProperties || {})) {
    if (old[name] !== value) old[name] = value;
  }
}

// Style goes through its own interface, what is chosen is marked after painting, and what has had the focus then;
// open belongs to the person once the element is there.
const SHELTERED = "data-lm-suppress-shortcuts";
const UNPATCHED = ["style", "open", "data-chosen", SHELTERED];

function patchAttributes(old, wanted) {
  for (const { name } of [...old.attributes]) {
    if (!UNPATCHED.includes(name) && !wanted.hasAttribute(name)) old.removeAttribute(name);
  }
  for (const { name, value } of [...wanted.attributes]) {
    if (!UNPATCHED.includes(name) && old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  if (old.style.cssText !== wanted.style.cssText) old.style.cssText = wanted.style.cssText;
}

/** An empty element that `draw(host)` fills and refills. */
export function drawn(tag, attributes, draw) {
  return h(tag, { ...attributes, "data-drawn": "", draw });
}

function runs(list) {
  return (list || []).map((run) => {
    const text = run.text ?? "";
    if (run.strong) return h("strong", null, text);
    return run.em ? h("em", null, text) : text;
  });
}

/** Rich text: paragraphs, headings, quotes; neighbouring list items become one list. */
export function blocks(list) {
  const out = [];
  let items = null;
  for (const block of list || []) {
    if (block.type === "li") {
      if (!items) out.push((items = h("ul", { class: "ws-list" })));
      items.append(h("li", null, ...runs(block.runs)));
      continue;
    }
    items = null;
    const tag = { h: "h3", quote: "blockquote" }[block.type] || "p";
    out.push(h(tag, null, ...runs(block.runs)));
  }
  return out.length ? h("div", { class: "ws-prose" }, ...out) : null;
}

/** The page's word `key` with its {placeholders} filled; empty when the page has no such word. */
export function say(words, key, values) {
  return fill(words?.[key] ?? "", values);
}

function fill(text, values) {
  return String(text).replace(/\{(\w+)\}/g, (whole, name) => values?.[name] ?? whole);
}

/** A small sign that goes with a word and is never the only carrier of a meaning. */
export function sign(character) {
  return h("span", { class: "ws-sign", "aria-hidden": "true" }, character);
}

export function button(text, onclick, kind, more) {
  return h("button", { type: "button", class: `ws-button ${kind || ""}`, onclick, ...more }, text);
}

export function chip(text, tone, more) {
  if (!text) return null;
  return h("span", { class: "ws-chip", "data-tone": tone, ...more }, h("i", null), text);
}

/** That invented people play this session: a word on every page of it; nothing where it is meant. */
export function practice(page) {
  return page?.practice ? h("strong", { class: "ws-practice", key: "practice" }, page.practice) : null;
}

/** Three breathing dots: the page waits for the room. */
export function pulse() {
  return h("div", { class: "ws-pulse", "aria-hidden": "true" }, h("i"), h("i"), h("i"));
}

/** The buttons for the other languages of the page. */
export function languages(page, send) {
  const others = (page.languages || []).filter((one) => one.id !== page.language);
  return others.map((one, index) =>
    button(one.text, () => send({ op: "language", language: one.id }), "ws-quiet", {
      lang: one.id,
      key: `language-${index}`,
      title: say(page.words, "switch_language") || null,
    }),
  );
}

/** The widget's root with its stage and its one polite live region. */
export function mount(el, name) {
  const stage = h("div", { class: "ws-stage" });
  const live = h("div", { class: "ws-hidden", "aria-live": "polite", role: "status" });
  const root = h("div", { class: `ws ${name}` }, stage, live);
  // Voilà borrows JupyterLab's shell, but there the widget is the page.
  const inLab = !document.body.dataset.voila && document.querySelector(".jp-LabShell, body[data-notebook]");
  root.dataset.host = inLab ? "lab" : "page";
  if (inLab) shelter(root);
  el.append(root);
  root.addEventListener("change", () => markChosen(root));
  const view = { root, stage, live, number: nextNumber() };
  view.announce = (text) => {
    // A changed last character makes screen readers say the same words twice in a row.
    if (text) live.textContent = live.textContent === text ? `${text}\u00a0` : text;
  };
  return view;
}

/** In JupyterLab a key that gets through to the notebook may delete a cell: none does, whatever in the widget has
 * the focus, which a click on plain words gives to its root. Escape leads out, to the cell. */
function shelter(root) {
  root.tabIndex = -1;
  root.addEventListener("focusin", ({ target }) => target.setAttribute(SHELTERED, "true"));
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) root.closest(".jp-Cell")?.focus();
  });
}

/** Where the widget is the page, the page speaks its language and bears its names. */
export function entitle(root, language, ...names) {
  root.lang = language || "";
  if (root.dataset.host === "lab") return;
  if (language) document.documentElement.lang = language;
  const title = [...new Set(names.filter(Boolean))].join(" · ");
  if (title) document.title = title;
}

/** Send an action; a lost connection must not break the page. */
export function sender(model) {
  return (action, file) => {
    try {
      Promise.resolve(model.send(action, undefined, file ? [file] : [])).catch(() => {});
    } catch {
      return false;
    }
    return true;
  };
}

// Where a picture has no room: a phone upright, or a page enlarged to twice its size.
export const NARROW = matchMedia("(max-width: 559.9px)");

/** Call `show` now and at every new page; returns what stops it. */
export function follow(model, show) {
  model.on("change:page", show);
  NARROW.addEventListener("change", show);
  show();
  return () => {
    model.off("change:page", show);
    NARROW.removeEventListener("change", show);
  };
}
