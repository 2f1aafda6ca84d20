// The way through all lessons: each with how far one came, and which one is next.

import { button, entitle, follow, h, mount, paint, say, sender, sign } from "./base.js";
import { came, forgetCame, keeps, NAME } from "./parts/came.js";
import { watchKernel } from "./parts/kernel.js";

const SIGNS = { next: "→ ", begun: "◐ ", done: "✓ " };

class Path {
  constructor(model, el) {
    this.model = model;
    this.view = mount(el, "ws-plain");
    this.send = sender(model);
    this.host = this.view.root.dataset.host;
    this.erased = false;
  }

  show() {
    const page = this.model.get("page") || {};
    entitle(this.view.root, page.language);
    const come = this.come(page);
    const lines = marked(page.lessons || [], come);
    const done = lines.filter((one) => one.state === "done").length;
    const told = done && done === lines.length ? say(page.words, "all_done") : say(page.words, "done_of", { n: done, m: lines.length });
    paint(
      this.view.stage,
      h("h1", { key: "heading" }, page.heading),
      h("p", { class: "ws-lead", key: "lead" }, page.lead),
      h("p", { class: "ws-path-done", key: "done" }, told),
      this.notice(page),
      h("ol", { class: "ws-path", key: "path" }, lines.map((one) => this.line(one, page.words))),
      this.kept(page, come),
    );
  }

  // A file is read by Python; a browser looks for itself.
  come(page) {
    return page.keeps === "browser" ? came() : page.come || {};
  }

  notice(page) {
    const told = page.keeps === "browser" && !keeps() ? "nowhere" : reachable(this.host) ? "" : "alone";
    return told ? h("p", { class: "ws-path-notice", key: "notice" }, sign("! "), say(page.words, told)) : null;
  }

  line(one, words) {
    const { slug, number, title, about, time, seen, parts, state, isNext } = one;
    const mark = isNext ? "next" : state;
    const texts = [
      h("span", { class: "ws-path-title" }, title),
      about ? h("span", { class: "ws-path-about" }, about) : null,
      time ? h("span", { class: "ws-soft" }, time) : null,
      state === "begun" && parts.length ? h("span", { class: "ws-soft" }, say(words, "parts", { n: seen, m: parts.length })) : null,
    ];
    const chip = SIGNS[mark] ? h("span", { class: "ws-path-mark", "data-mark": mark }, sign(SIGNS[mark]), say(words, isNext && state === "begun" ? "go_on" : mark)) : null;
    const inside = [h("span", { class: "ws-path-number", "aria-hidden": "true" }, number), h("span", { class: "ws-path-text" }, texts), chip];
    const whole = reachable(this.host) ? h("a", { class: "ws-path-line", ...address(this.host, one.file) }, inside) : h("div", { class: "ws-path-line" }, inside);
    return h("li", { key: slug, "data-state": state, "data-next": isNext ? "yes" : null }, whole);
  }

  kept(page, come) {
    const { words } = page;
    const some = Object.keys(come).length > 0;
    const erase = () => {
      this.erased = true;
      if (page.keeps === "browser") forgetCame();
      else this.send({ op: "forget" });
      this.show();
      this.view.announce(words.kept.forgotten);
    };
    const told = this.erased && !some ? words.kept.forgotten : words.kept.nothing;
    return h(
      "details",
      { class: "ws-path-kept", key: "kept" },
      h("summary", null, words.kept.title),
      h("p", null, words.kept.what),
      h("p", { class: "ws-path-where" }, page.where),
      some ? button(words.kept.forget, erase, "", { key: "forget" }) : h("p", { class: "ws-soft", key: "none" }, told),
    );
  }
}

/** The lessons with how far one came in each; next is the one that was begun, else the first that was not. */
function marked(lessons, come) {
  const lines = lessons.map((one) => {
    const seen = one.parts.filter((part) => come[one.slug]?.includes(part)).length;
    const isDone = one.parts.length > 0 && seen === one.parts.length;
    return { ...one, seen, state: isDone ? "done" : one.slug in come ? "begun" : "new" };
  });
  const next = lines.find((one) => one.state === "begun") || lines.find((one) => one.state === "new");
  return lines.map((one) => ({ ...one, isNext: one === next }));
}

// Where one notebook is all that is served, there is no other to go to.
function reachable(host) {
  return host === "lab" || /\/render\/|\/study$/.test(location.pathname);
}

/** A link to a notebook beside this one; JupyterLab opens it as a tab of its own. */
function address(host, file) {
  const { pathname } = location;
  if (host !== "lab") return { href: pathname.endsWith("/study") ? `voila/render/${file}` : file };
  const folder = decodeURIComponent(pathname).match(/\/(?:tree|notebooks)\/(.*\/)?[^/]*$/);
  return {
    href: folder ? file : `${pathname}/tree/${file}`,
    "data-commandlinker-command": "docmanager:open",
    "data-commandlinker-args": JSON.stringify({ path: `${folder?.[1] ?? ""}${file}` }),
  };
}

function render({ model, el }) {
  const path = new Path(model, el);
  const show = () => path.show();
  // Who comes back from a lesson, or has erased something in another tab, sees how far she is now.
  const look = () => {
    if (document.hidden) return;
    if (model.get("page")?.keeps === "file") path.send({ op: "read" });
    else show();
  };
  const kept = ({ key }) => (key === NAME || key === null) && show();
  const heard = [[document, "visibilitychange", look], [globalThis, "pageshow", look], [globalThis, "focus", look], [globalThis, "storage", kept]];
  for (const [where, what, act] of heard) where.addEventListener(what, act);
  // In JupyterLab the other lesson is another tab of the same page.
  const seen = new IntersectionObserver((entries) => entries.some((one) => one.isIntersecting) && look());
  seen.observe(path.view.root);
  const stop = follow(model, show);
  const leave = watchKernel(model, path.view, show);
  return () => {
    for (const [where, what, act] of heard) where.removeEventListener(what, act);
    seen.disconnect();
    stop();
    leave();
    path.view.root.remove();
  };
}

export default { render };
