// The way to the facilitator's guide, in the language of her page.

import { h, say, sign } from "../base.js";

export function guideLink({ language, words = {} }) {
  const text = say(words, "guide");
  if (!text || !language) return null;
  return h("a", { class: "ws-button ws-quiet", key: "guide", href: `/kit/${language}/guide`, target: "_blank", rel: "noopener" }, text, " ", sign("↗"));
}
