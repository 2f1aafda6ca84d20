// The first screen of the console: sessions that exist, and the form that opens a new one.

import { button, h, practice, say, sign } from "../base.js";
import { continueLink } from "./carrying.js";
import { asTeams, exerciseList, minutesOf } from "./choosing.js";
import { confirmBox } from "./door.js";
import { select, wrong } from "./fields.js";
import { guideLink } from "./guide.js";
import { namesOfForm } from "./naming_sides.js";
import { spelled } from "./people.js";
import { rehearsalPanel } from "./rehearsing.js";
import { scrolled } from "./strips.js";

const OWN = "own";

/** `programmes`: the panel of programmes of one's own. */
export function sessionsScreen(page, form, send, programmes) {
  const rehearsal = rehearsalPanel(page.rehearsal, send, form.rehearsing, { ...form.values });
  const first = h("div", { class: "ws-so-far", key: "first" }, openingForm(page, form, send));
  return h("div", { class: "ws-start", key: "sessions" }, first, h("div", { class: "ws-beside", key: "beside" }, rehearsal, sessionsSoFar(page, form, send), continueLink(page.words), programmes));
}

function sessionsSoFar({ sessions, erased, words = {} }, form, send) {
  return h("div", { class: "ws-so-far", key: "so-far" }, gone(erased), listOf(sessions, words, form, send));
}

/** What is said of a session that was erased just now: what of it lies elsewhere. */
function gone(lines) {
  const said = (lines || []).map((line) => h("p", { key: line }, line));
  return h("div", { class: "ws-notices", key: "gone", role: "status" }, said.length ? h("div", { class: "ws-panel", "data-notice": "erased", key: "erased" }, said) : null);
}

function listOf(sessions, words, form, send) {
  if (!sessions?.length) return h("p", { class: "ws-soft ws-none", key: "none" }, say(words, "no_sessions"));
  return h(
    "section",
    { class: "ws-panel", key: "list" },
    h("h2", null, say(words, "sessions_title")),
    h("ul", { class: "ws-sessions" }, sessions.map((one) => sessionRow(one, words, form, send))),
  );
}

function sessionRow(session, words, form, send) {
  const name = h("strong", { id: `ws-session-${session.id}` }, session.name);
  return h(
    "li",
    { key: session.id },
    h("p", null, name, practice(session), h("small", null, [session.phase_text, session.when_text, session.kept_text].filter(Boolean).join(" · "))),
    session.code ? spelled(session.code) : null,
    button(session.pick_text, () => send({ op: "pick", session: session.id }), "", {
      key: "pick",
      "aria-label": `${session.pick_text}: ${session.name}`,
    }),
    button(say(words, "erase"), () => form.ask(session.id), "ws-quiet", {
      key: "erase",
      id: `ws-erase-${session.id}`,
      "aria-label": `${say(words, "erase")}: ${session.name}`,
    }),
    form.asked === session.id ? erasure(session, words, form, send) : null,
  );
}

// What is gone cannot be brought back, so it is asked first; what goes stands in the question.
function erasure(session, words, form, send) {
  return confirmBox(session.confirm.join("\n"), {
    yes: say(words, "erase_yes"),
    no: say(words, "cancel") || "✕",
    onYes: () => {
      form.ask(null);
      send({ op: "erase", session: session.id });
    },
    onNo: () => form.ask(null, session.id),
    key: "erasure",
  });
}

function openingForm(page, form, send) {
  const words = page.words || {};
  const errors = page.errors || {};
  const values = form.values;
  return h(
    "form",
    {
      class: "ws-panel ws-form",
      key: "form",
      novalidate: true,
      onsubmit: (event) => {
        event.preventDefault();
        send({ op: "open", form: { ...values } });
      },
    },
    h("h2", null, say(words, "open_title")),
    field("name", words, errors, (more) => textInput(form, "name", "text", more)),
    group("agenda", words, errors, (page.agendas || []).map((one) => agendaOption(one, form, words))),
    values.agenda === OWN ? exerciseList(page.exercises || [], form, words) : null,
    values.agenda === OWN ? errorOf("exercises", errors) : null,
    page.earlier?.length ? field("after", words, errors, (more) => earlierChoice(page.earlier, form, more)) : null,
    page.modes?.length ? group("mode", words, errors, page.modes.map((one) => modeOption(one, form, page.modes))) : null,
    page.paces?.length ? group("pace", words, errors, [page.paces.map((one) => paceOption(one, form)), h("p", { class: "ws-soft", key: "note" }, words.pace_note)]) : null,
    consent(page, form, words),
    group("departments", words, errors, (page.departments || []).map((one) => departmentOption(one, form)), "ws-options"),
    namesOfForm(page, form, words, errors.names),
    h(
      "div",
      { class: "ws-pair", key: "pair" },
      group("language", words, errors, (page.languages || []).map((one) => languageOption(one, form)), "ws-options"),
      field("expected", asking(words, values, page.modes), errors, (more) => textInput(form, "expected", "number", more)),
    ),
    odds(page.odds),
    toPrint(page),
    button(say(words, "open"), null, "ws-primary", { type: "submit" }),
  );
}

/** The way to what is printed and agreed beforehand, and to the guide. */
export function toPrint(page) {
  const { words = {} } = page;
  if (!words.kit) return null;
  const link = h("a", { class: "ws-button ws-quiet", href: "/kit", target: "_blank", rel: "noopener" }, words.kit, " ", sign("↗"));
  return h("div", { class: "ws-print", key: "print" }, h("p", { class: "ws-soft" }, say(words, "kit_help")), link, h("p", { class: "ws-soft" }, say(words, "guide_help")), guideLink(page));
}

/** What a room of this or that size can find out, folded away until somebody asks. */
function odds(table) {
  if (!table) return null;
  return h("details", { class: "ws-numbers", key: "odds" }, h("summary", null, table.title), h("p", { class: "ws-soft" }, table.lead), scrolled(table, table.title));
}

function errorOf(name, errors) {
  return wrong(errors[name], { id: `ws-error-${name}` });
}

function help(name, words) {
  return words[`${name}_help`] ? h("p", { class: "ws-soft", id: `ws-help-${name}` }, words[`${name}_help`]) : null;
}

function field(name, words, errors, input) {
  const notes = [words[`${name}_help`] && `ws-help-${name}`, errors[name] && `ws-error-${name}`].filter(Boolean);
  const more = {
    id: `ws-field-${name}`,
    "aria-invalid": errors[name] ? "true" : null,
    "aria-describedby": notes.join(" ") || null,
  };
  const label = h("label", { for: `ws-field-${name}` }, say(words, name));
  return h("div", { class: "ws-field", key: name }, label, help(name, words), input(more), errorOf(name, errors));
}

function group(name, words, errors, options, kind) {
  return h(
    "fieldset",
    { class: "ws-field", key: name },
    h("legend", null, say(words, name)),
    help(name, words),
    h("div", { class: kind || "ws-choices" }, options),
    errorOf(name, errors),
  );
}

function textInput(form, name, type, more) {
  return h("input", {
    type,
    autocomplete: "off",
    ...(type === "number" ? { min: 1, max: 500, inputmode: "numeric" } : { maxlength: 120 }),
    ...more,
    value: String(form.values[name] ?? ""),
    oninput: (event) => form.set(name, type === "number" ? Number(event.target.value) || null : event.target.value),
  });
}

function earlierChoice(earlier, form, more) {
  return select(earlier, String(form.values.after ?? ""), (id) => form.set("after", id), more);
}

function agendaOption(agenda, form, words) {
  const n = minutesOf(agenda, form);
  const minutes = n ? say(words, "minutes", { n }) || `${n} min` : "";
  const less = asTeams(form) && agenda.less ? h("small", null, agenda.less) : null;
  return h(
    "label",
    { class: "ws-choice", key: agenda.id, "data-off": agenda.problem ? "" : null },
    radio(form, "agenda", agenda.id, Boolean(agenda.problem)),
    h("span", null, agenda.text, h("small", null, (agenda.exercises || []).join(" → ")), less, problem(agenda)),
    h("em", null, minutes),
  );
}

// What is about somebody who can be named is asked only where they have agreed; sides never play it.
function consent(page, form, words) {
  const own = (page.exercises || []).filter((one) => (form.values.exercises || []).includes(one.id));
  const agenda = (page.agendas || []).filter((one) => one.id === form.values.agenda);
  const needed = (form.values.agenda === OWN ? own : agenda).some((one) => one.consent);
  if (!needed || asTeams(form)) return null;
  const tick = h("input", {
    type: "checkbox",
    checked: form.values.consent === true,
    onchange: (event) => form.set("consent", event.target.checked),
  });
  return group("consent", words, {}, [h("label", { class: "ws-choice", key: "consent" }, tick, h("span", null, say(words, "consent_yes")))]);
}

// Whoever holds a phone changes how many there are; a number that was typed stays.
function modeOption(mode, form, modes) {
  const choose = () => {
    const usual = modes.some((one) => one.many === form.values.expected);
    form.set("mode", mode.id);
    if (usual) form.set("expected", mode.many);
  };
  return h(
    "label",
    { class: "ws-choice", key: mode.id },
    radio(form, "mode", mode.id, false, choose),
    h("span", null, mode.text, h("small", null, mode.help)),
  );
}

function paceOption(pace, form) {
  return h("label", { class: "ws-choice", key: pace.id }, radio(form, "pace", pace.id), h("span", null, pace.text, h("small", null, pace.help)));
}

function asking(words, values, modes) {
  const chosen = (modes || []).find((one) => one.id === values.mode);
  return chosen ? { ...words, expected: chosen.expected } : words;
}

function languageOption(language, form) {
  return h("label", { class: "ws-option", key: language.id }, radio(form, "language", language.id), h("span", { lang: language.id }, language.text));
}

function problem(agenda) {
  return agenda.problem ? h("small", { class: "ws-broken" }, sign("!"), " ", agenda.problem) : null;
}

function radio(form, name, value, disabled, choose) {
  return h("input", {
    type: "radio",
    disabled: disabled || null,
    name: `ws-${form.number}-${name}`,
    value,
    checked: form.values[name] === value,
    onchange: choose || (() => form.set(name, value)),
  });
}

function departmentOption(department, form) {
  const chosen = form.values.departments || [];
  const change = (event) => {
    const others = (form.values.departments || []).filter((id) => id !== department.id);
    form.set("departments", event.target.checked ? [...others, department.id] : others);
  };
  return h(
    "label",
    { class: "ws-option", key: department.id, "data-tone": department.id },
    h("input", { type: "checkbox", value: department.id, checked: chosen.includes(department.id), onchange: change }),
    h("span", null, department.text),
  );
}
