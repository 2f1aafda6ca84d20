// Each item into any number of places: a row of chips per item, native checkboxes underneath; the last one is none of them.

import { h } from "../base.js";
import { kind as sort } from "./sort.js";

/* An item is done as soon as it lies somewhere, as where each lies in one bucket. */
export const kind = {
  ...sort,
  body(card, value, ask) {
    return h(
      "div",
      { class: "ws-sorts ws-several", "data-buckets": (card.options || []).length },
      (card.items || []).map((item) => row(card, item, value, ask)),
    );
  },
};

function row(card, item, value, ask) {
  const named = value?.[item.id];
  const places = card.options.slice(0, -1);
  const none = card.options[card.options.length - 1];
  const toggle = (place) => (old) => ({ ...old, [item.id]: toggled(places, old?.[item.id] || [], place) });
  return h(
    "fieldset",
    { class: "ws-sort", key: item.id, "data-item": item.id, "data-done": named ? "yes" : null },
    h("legend", null, item.text),
    h(
      "div",
      { class: "ws-buckets" },
      places.map((place) => chip(item, place, Boolean(named?.includes(place.id)), () => ask.change(toggle(place.id)), ask)),
      chip(item, none, named?.length === 0, (event) => ask.change((old) => without(old, item.id, event.target.checked)), ask),
    ),
  );
}

// What stays is in the order of the places, whatever was tapped first.
function toggled(places, named, place) {
  return places.map((one) => one.id).filter((id) => (id === place ? !named.includes(id) : named.includes(id)));
}

function without(old, item, checked) {
  if (checked) return { ...old, [item]: [] };
  const left = { ...old };
  delete left[item];
  return left;
}

function chip(item, place, checked, onchange, ask) {
  const box = h("input", { type: "checkbox", name: ask.name(item.id), value: place.id, checked, onchange });
  return h("label", { class: "ws-bucket", key: place.id }, box, h("span", null, place.text));
}
