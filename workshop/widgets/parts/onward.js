// The lesson in which an exercise goes on for somebody alone: it opens beside the room's page, which stays.

import { h, sign } from "../base.js";

export function onwardLink({ onward }) {
  if (!onward) return null;
  return h(
    "p",
    { class: "ws-onward", key: "onward" },
    h("a", { href: onward.href, target: "_blank", rel: "noopener" }, onward.text, " ", sign("↗")),
    h("small", null, onward.note),
  );
}
