// Ways to and from another laptop: links to pages of the server.

import { h, sign } from "../base.js";

/** To save this session, or to go on with another laptop. */
export function carryLink({ session, words }) {
  if (!session?.carry || !words?.carry) return null;
  return h("a", { class: "ws-button ws-quiet", href: session.carry, target: "_blank", rel: "noopener", key: "carry" }, words.carry, " ", sign("↗"));
}

/** To continue one that was saved elsewhere. */
export function continueLink(words) {
  if (!words?.continue_file) return null;
  return h("a", { class: "ws-button ws-quiet", href: "/continue", key: "continue" }, words.continue_file);
}
