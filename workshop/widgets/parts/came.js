// How far somebody came alone: the parts of each lesson that she was shown, kept by her browser.

export const NAME = "workshop.path";

let memory = {};

/** Whether this browser keeps anything for this address. */
export function keeps() {
  try {
    localStorage.setItem(`${NAME}?`, "");
    localStorage.removeItem(`${NAME}?`);
    return true;
  } catch {
    return false;
  }
}

/** How far she came, the parts of each lesson by its name; whatever else stands there is nothing. */
export function came() {
  try {
    return cleaned(JSON.parse(localStorage.getItem(NAME) ?? "{}"));
  } catch {
    return memory;
  }
}

/** Keep how far she came in a lesson, beside what is kept of it already. */
export function keepCame({ slug, parts }) {
  const before = came();
  if (slug in before && parts.every((one) => before[slug].includes(one))) return;
  memory = { ...before, [slug]: [...new Set([...(before[slug] || []), ...parts])] };
  try {
    localStorage.setItem(NAME, JSON.stringify(memory));
  } catch {
    return; // For as long as the page lives it is known.
  }
}

export function forgetCame() {
  memory = {};
  try {
    localStorage.removeItem(NAME);
  } catch {
    return;
  }
}

function cleaned(found) {
  const texts = (parts) => Array.isArray(parts) && parts.every((one) => typeof one === "string");
  return Object.fromEntries(Object.entries(found ?? {}).filter(([, parts]) => texts(parts)));
}
