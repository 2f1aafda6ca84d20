// The language of whoever sits before the page: the one chosen before, or the browser's.

const LANGUAGE_COOKIE = "workshop_language";
const LANGUAGE_DAYS = 365;

export function preferredLanguage() {
  const chosen = document.cookie.split("; ").find((one) => one.startsWith(`${LANGUAGE_COOKIE}=`));
  if (chosen) return chosen.slice(LANGUAGE_COOKIE.length + 1);
  return /^(nb|no|nn)\b/i.test(navigator.language) ? "nb" : "en";
}

/** Remember a choice, for this page and for those without a kernel. */
export function keepLanguage(language) {
  document.cookie = `${LANGUAGE_COOKIE}=${language}; path=/; max-age=${LANGUAGE_DAYS * 86400}; samesite=lax`;
}
