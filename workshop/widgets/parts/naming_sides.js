// What the sides call themselves: fields of the form that opens a session, and a panel of its lobby.

import { button, h, say } from "../base.js";
import { wrong as refused } from "./fields.js";

/** In code points, as the host counts them; longer names are refused in a sentence. */
const ROOM = 80;

/** The fields of the form, one for each department that was chosen. */
export function namesOfForm(page, form, words, wrong) {
  const chosen = (page.departments || []).filter((one) => (form.values.departments || []).includes(one.id));
  if (!chosen.length || !words.names_title) return null;
  const names = form.values.names || {};
  const set = (id) => (text) => form.set("names", { ...form.values.names, [id]: text });
  return h(
    "details",
    { class: "ws-field ws-names", key: "names", open: Boolean(wrong) || Object.values(names).some(Boolean) },
    h("summary", null, words.names_title),
    h("p", { class: "ws-soft", id: `ws-${form.number}-names-lead` }, words.names_lead),
    refused(wrong, { id: `ws-${form.number}-names-wrong` }),
    chosen.map((one) => {
      const label = say(words, "names_field", { department: one.text });
      const field = { id: one.id, label, ordinary: one.text, name: names[one.id] || "" };
      return entry(field, `ws-${form.number}-names`, set(one.id), wrong);
    }),
  );
}

/** What is typed stays in its field until the host has it, whatever comes meanwhile. */
export class Naming {
  constructor(repaint) {
    this.repaint = repaint;
    this.drafts = {};
  }

  panel(page, send) {
    const panel = page.names;
    if (!panel) {
      this.drafts = {};
      return null;
    }
    const id = "ws-names";
    const fields = panel.fields.map((field) => ({ ...field, name: this.drafts[field.id] ?? field.name }));
    const type = (field) => (text) => {
      this.drafts = { ...this.drafts, [field.id]: text };
      this.repaint();
    };
    const save = (event) => {
      event.preventDefault();
      const names = Object.fromEntries(fields.map((field) => [field.id, field.name]));
      send({ op: "names", names });
    };
    if (panel.fields.every((field) => (this.drafts[field.id] ?? field.name).trim() === field.name)) this.drafts = {};
    return h(
      "details",
      { class: "ws-panel ws-names", key: "names", open: Boolean(panel.wrong) },
      h("summary", null, panel.title),
      h("form", { novalidate: true, onsubmit: save }, [
        h("p", { class: "ws-soft", key: "lead" }, panel.lead),
        refused(panel.wrong, { id: `${id}-wrong` }),
        fields.map((field) => entry(field, id, type(field), panel.wrong)),
        button(panel.save, null, "", { type: "submit", key: "save" }),
      ]),
    );
  }
}

function entry(field, id, type, wrong) {
  const input = h("input", {
    type: "text",
    autocomplete: "off",
    maxlength: ROOM,
    id: `${id}-${field.id}`,
    placeholder: field.ordinary,
    "aria-invalid": wrong ? "true" : null,
    "aria-describedby": wrong ? `${id}-wrong` : null,
    value: field.name,
    oninput: (event) => type(event.target.value),
  });
  return h("div", { class: "ws-field", key: field.id }, h("label", { for: `${id}-${field.id}` }, field.label), input);
}
