// A beat of a lesson: something to read, a button that shows the room, what the room said.

function render({ model, el }) {
  const { root, stage } = mount(el, "ws-plain");
  const send = sender(model);
  const stop = follow(model, () => {
    const page = model.get("page") || {};
    entitle(root, page.language);
    const press = page.button && button(page.button, () => send({ op: "press" }), "ws-primary", { key: "press" });
    paint(
      stage,
      page.title ? h("h2", { key: "title" }, page.title) : null,
      page.lead ? h("p", { class: "ws-lead", key: "lead" }, page.lead) : null,
      h("div", { class: "ws-reading", key: "reading" }, blocks(page.blocks)),
      press ? h("div", { class: "ws-press", key: "go" }, press) : null,
      (page.figures || []).map((one, index) => h("div", { class: "ws-beat", key: one.id ?? index }, figure(one, model, false))),
      page.claims ? h("div", { class: "ws-beat", key: "claims" }, claimsList(page.claims)) : null,
      page.log ? h("div", { class: "ws-beat", key: "log" }, h("h3", null, page.log.title || ""), blocks(page.log.blocks)) : null,
      listed(page.quotes, "quotes"),
      listed(page.questions, "questions"),
      page.note ? h("p", { class: "ws-lead", key: "note" }, page.note) : null,
    );
  });
  return () => {
    stop();
    root.remove();
  };
}

function listed(list, key) {
  if (!list?.entries?.length) return null;
  return h("div", { class: "ws-beat", key }, h("h3", null, list.title || ""), h("ul", { class: "ws-list" }, list.entries.map((one) => h("li", null, one))));
}

export default { render };
