// The facilitator's console: one next step, what the room does, and what to say.

import {
  blocks,
  button,
  drawn,
  entitle,
  follow,
  h,
  languages,
  mount,
  paint,
  practice,
  say,
  sender,
  sign,
} from "./base.js";
import { Workbench } from "./parts/bench.js";
import { carryLink } from "./parts/carrying.js";
import { choicePanel, comingPanel } from "./parts/coming.js";
import { Checking } from "./parts/checklist.js";
import { clockText } from "./parts/countdown.js";
import { cuePanel, headsPanel } from "./parts/cues.js";
import { confirmBox, DoorKeeper } from "./parts/door.js";
import { followPanel, Following } from "./parts/following.js";
import { Filling, matrixPanel } from "./parts/matrix.js";
import { Setting, timetablePanel } from "./parts/timetable.js";
import { Naming } from "./parts/naming_sides.js";
import { noticeList } from "./parts/notices.js";
import { sessionsScreen, toPrint } from "./parts/opening.js";
import {
  answeredPanel,
  atDesk,
  claimsPanel,
  debriefPanel,
  latePanel,
  notesPanel,
  resultsPanel,
  runSheet,
  storyPanel,
  talkPanel,
  track,
} from "./parts/panels.js";
import { departments, headcount, joinAddress, qrCode, spelled } from "./parts/people.js";
import { Leading } from "./parts/leading.js";
import { onwardLink } from "./parts/onward.js";
import { OnPaper, paperPanel } from "./parts/onpaper.js";
import { ownItems } from "./parts/owned.js";
import { pacePanel, soonBox } from "./parts/own_pace.js";
import { parkingPanel } from "./parts/parked.js";
import { Paying, playPanels } from "./parts/playing.js";
import { Posing, posingPanel } from "./parts/posing.js";
import { Rewording, rewordingPanel } from "./parts/rewording.js";
import { Preparing } from "./parts/preparing.js";
import { Promising, promisesPanel } from "./parts/promising.js";
import { feedbackPanel, Reading as Pictures } from "./parts/reading.js";
import { practicePanel, Rehearsing, rehearsalPanel } from "./parts/rehearsing.js";
import { linesOf, Running } from "./parts/running.js";
import { Shortcuts } from "./parts/shortcuts.js";
import { deskSlides, inFrontOf, listSlides, partOf, turnByKeys } from "./parts/slides.js";
import { keepLanguage, preferredLanguage } from "./parts/speaking.js";
import { downloadPanels, Reading, textsPanel } from "./parts/texts.js";
import { Timing } from "./parts/timing.js";

// One window is the wall's: what is opened there takes the place of what it showed.
const WALL = "workshop-wall";

class Desk {
  constructor(model, el) {
    this.model = model;
    this.view = mount(el, "ws-console");
    const send = sender(model);
    this.send = (action, ...more) => send(this.withPart(action), ...more);
    this.asked = null;
    this.bench = new Workbench(this.view, this.send);
    this.door = new DoorKeeper(this.view.root, this.send, () => this.repaint());
    this.leading = new Leading(this.view.root, this.send, () => this.repaint());
    this.promising = new Promising(() => this.repaint());
    this.following = new Following(this.view.root, this.send, () => this.repaint());
    this.filling = new Filling();
    this.setting = new Setting();
    this.naming = new Naming(() => this.repaint());
    this.rehearsing = new Rehearsing(() => this.repaint());
    this.pictures = new Pictures(this.send, () => this.repaint());
    this.preparing = new Preparing(this.view, this.send, () => this.repaint());
    this.paying = new Paying(this.view, this.send, () => this.repaint());
    this.posing = new Posing(this.view, this.send, () => this.repaint());
    this.paper = new OnPaper(this.send, () => this.repaint());
    this.rewording = new Rewording(this.send, () => this.repaint());
    this.reading = new Reading(this.view.root, () => this.repaint());
    this.running = new Running(this.view, this.send, () => this.repaint());
    this.shortcuts = new Shortcuts(this.view.root, () => this.repaint());
    this.stopKeys = turnByKeys(() => this.slides(), this.send);
    this.form = {
      number: this.view.number,
      values: null,
      touched: false,
      asked: null,
      rehearsing: this.rehearsing,
      announce: (text) => this.view.announce(text),
      ask: (session, back) => this.askToErase(session, back),
      set: (name, value) => {
        this.form.touched = true;
        this.form.values = { ...this.form.values, [name]: value };
        this.repaint();
      },
    };
    this.timer = setInterval(() => this.tick(), 1000);
    this.timing = new Timing(this.view, this.send, () => this.page?.countdown?.timer);
    this.checking = new Checking(this.send, () => this.timing.ring(), () => this.repaint());
  }

  /** Who turns a slide says which part of the reveal it is: the second screen has the cue of that one. */
  withPart(action) {
    const { op, figure } = action;
    return op === "show" ? { ...action, part: partOf(this.slides().list[figure]) } : action;
  }

  show() {
    const page = this.model.get("page") || {};
    const phase = `${page.session?.code} ${page.session?.phase} ${page.session?.version} ${page.again ? page.title : ""}`;
    if (phase !== this.phase) this.asked = null;
    if (this.phase && phase !== this.phase) this.view.announce(changeText(page));
    this.phase = phase;
    this.since = performance.now();
    if (page.screen !== "sessions") this.form.touched = false;
    // What nobody has touched follows the language of the page.
    else if (!this.form.touched) this.form.values = { ...page.form };
    const wrong = page.errors && JSON.stringify(page.errors) !== JSON.stringify(this.page?.errors || {});
    this.page = page;
    this.speak(page);
    this.preparing.take(page);
    this.bench.take(page.bench, page.session?.code);
    this.running.take(page);
    const inside = this.view.root.contains(document.activeElement);
    this.repaint();
    // What had the focus may be gone, with the whole screen perhaps.
    if (inside && !this.view.root.contains(document.activeElement)) this.view.root.querySelector("h1")?.focus();
    if (wrong) this.view.root.querySelector("[aria-invalid], .ws-field:has(.ws-error) input")?.focus();
  }

  // The kernel begins in the language of its machine; the person before the page may have another.
  speak(page) {
    if (this.spoken || !page.languages) return;
    this.spoken = true;
    const wanted = preferredLanguage();
    if (wanted !== page.language) this.send({ op: "language", language: wanted });
  }

  /** Ask before a session is removed, or, with none, ask no more and go back to the button of another. */
  askToErase(session, back) {
    this.form.asked = session;
    this.repaint();
    const place = session ? ".ws-sessions .ws-confirm" : back ? `#ws-erase-${back}` : "h1";
    this.view.root.querySelector(place)?.focus();
  }

  repaint() {
    const { page } = this;
    entitle(this.view.root, page.language, page.title, page.session?.name);
    this.view.root.dataset.screen = page.screen || "";
    paint(this.view.stage, this.header(), noticeList(page.notices), this.shortcuts.panel(page), this.screen());
    this.reading.watch();
  }

  /** The slides of a reveal, and which of them is in front. */
  slides() {
    const { page } = this;
    // In a pause nothing is turned, and nothing comes before going on.
    if (this.running.isStill(page)) return { list: [], shown: 0 };
    const pages = page.slides?.map((one) => one.title) || page.promises?.pages;
    const list = page.session?.phase === "revealed" ? deskSlides(page) : listSlides(pages?.length, pages);
    return { list, shown: inFrontOf(list, page.shown) };
  }

  screen() {
    const { page } = this;
    if (page.screen === "sessions") return sessionsScreen(page, this.form, this.send, this.preparing.list(page));
    if (page.screen === "prepare") return this.preparing.screen();
    if (page.screen === "session") return this.session();
    return h("section", { class: "ws-panel ws-only", key: "message" }, page.back ? null : h("h2", null, page.title || ""), page.lead ? h("p", null, page.lead) : null, blocks(page.blocks));
  }

  header() {
    const { page } = this;
    const words = page.words || {};
    const inside = page.screen === "session" && page.session;
    return h(
      "header",
      { class: "ws-head" },
      (inside || page.back) && words.sessions ? button(words.sessions, () => this.send({ op: "sessions" }), "ws-quiet", { key: "sessions" }) : null,
      h("h1", { tabindex: -1 }, inside ? page.session.name : page.title || ""),
      inside ? practice(page.session) : null,
      inside ? spelled(page.session.code) : null,
      h("div", { class: "ws-tools" }, inside ? this.shortcuts.door(page) : null, inside ? this.wallLink() : null, languages(page, (action) => this.choose(action))),
    );
  }

  choose(action) {
    keepLanguage(action.language);
    this.send(action);
  }

  wallLink() {
    const { session, words } = this.page;
    if (!session.wall || !words?.open_wall) return null;
    return h("a", { class: "ws-button ws-quiet", href: session.wall, target: WALL, key: "wall", "aria-keyshortcuts": "w" }, words.open_wall, " ", sign("↗"));
  }

  session() {
    const { page } = this;
    const { phase } = page.session;
    const still = ["lobby", "ended"].includes(phase);
    return h(
      "div",
      { class: "ws-desk", key: "session", "data-phase": phase, "data-version": page.session?.version },
      h("div", { class: "ws-left", key: "left" }, practicePanel(page.practising, this.send), phase === "ended" ? null : feedbackPanel(page), this.present(), this.door.panel(page.door, page.words), runSheet(page, this.send), still ? null : this.entrance("details"), this.leading.panel(page), carryLink(page)),
      h("div", { class: "ws-centre", key: "centre" }, phase === "ended" ? feedbackPanel(page) : null, this.now(), choicePanel(page, this.send), latePanel(page), phase === "lobby" ? this.entrance("section") : null, this.said(), this.more()),
      page.notes?.length || page.reading ? h("div", { class: "ws-right", key: "right" }, this.pictures.panel(page), cuePanel(page), debriefPanel(page), onwardLink(page), comingPanel(page, this.send), headsPanel(page), notesPanel(page), claimsPanel(page)) : null,
    );
  }

  said() {
    const { page, model, send } = this;
    const bench = this.bench.panel("details", { class: "ws-panel ws-bench", open: atDesk() });
    const promises = promisesPanel(page, send, this.promising);
    // What is to be marked comes before what is only to be read.
    if (promises && !page.promises.opens) return [promises, talkPanel(page)];
    return [playPanels(page, this.paying), storyPanel(page), talkPanel(page), answeredPanel(page, this.running), paperPanel(page, this.paper), resultsPanel(page, model, send), matrixPanel(page, send, this.filling), timetablePanel(page, send, this.setting), ownItems(page, send), textsPanel(page, send, this.reading), ...downloadPanels(page), promises, bench];
  }

  /** What is at hand all the time: before people come what there is to prepare, then what the moment asks for. */
  more() {
    const { page, send } = this;
    return h(
      "div",
      { class: "ws-more", key: "more" },
      this.checking.panel(page),
      rehearsalPanel(page.rehearsal, send, this.rehearsing),
      this.naming.panel(page, send),
      pacePanel(page, send, this.view.number),
      posingPanel(page, this.posing),
      rewordingPanel(page, this.rewording),
      parkingPanel(page, send),
      followPanel(page, this.following),
    );
  }

  present() {
    const { joined, words } = this.page;
    if (!joined) return null;
    return h(
      "section",
      { class: "ws-panel ws-present", key: "present" },
      h("h2", null, say(words, "joined_title")),
      h("p", { class: "ws-number" }, headcount(joined, words)),
      departments(joined),
      joined.paper ? h("p", { class: "ws-soft", key: "paper" }, joined.paper) : null,
      linesOf(this.page),
    );
  }

  /** The way in: open while people arrive, folded away afterwards. */
  entrance(tag) {
    const { session = {}, words } = this.page;
    const options = (session.addresses || []).map((one) => h("option", { value: one, key: one }, one));
    const pick = (event) => this.send({ op: "address", address: event.target.value });
    const choose = h("select", { value: session.address ?? "", onchange: pick, "aria-label": say(words, "address") }, options);
    return h(
      tag,
      { class: "ws-panel ws-way", key: `way ${tag}` },
      h(tag === "details" ? "summary" : "h2", null, say(words, "join_at") || "↗"),
      qrCode(session.qr, session.join),
      h("p", { class: "ws-link" }, joinAddress(session)),
      options.length > 1 ? h("label", { class: "ws-field" }, h("span", null, say(words, "address")), choose) : null,
      this.wallElsewhere(session, words),
      this.exampleReport(words),
    );
  }

  /** What the room will leave behind, in the window that shows the wall: "Open the wall" brings that back. */
  exampleReport(words) {
    if (!words?.example_report) return null;
    return h("a", { class: "ws-button ws-quiet", href: "/example-report", target: WALL, key: "example" }, words.example_report, " ", sign("↗"));
  }

  /** The wall on another computer: its link holds a pass, which only this page is told. */
  wallElsewhere(session, words) {
    if (this.wallPass?.wall === session.wall) {
      const hint = h("p", { class: "ws-soft", key: "wall hint" }, say(words, "wall_link"));
      return [hint, h("p", { class: "ws-link", tabindex: 0, key: "wall link" }, this.wallPass.link)];
    }
    return button(say(words, "wall_elsewhere"), () => this.fetchWallLink(session.wall), "ws-quiet", { key: "wall elsewhere" });
  }

  async fetchWallLink(wall) {
    const answer = await fetch(wall.replace("/wall/", "/wall-link/"), { cache: "no-store" }).catch(() => null);
    if (!answer?.ok) return;
    this.wallPass = { wall, ...(await answer.json()) };
    this.repaint();
  }

  now() {
    const { page } = this;
    const { words } = page;
    const step = (page.steps || []).find((one) => one.state === "now");
    return h(
      "section",
      { class: "ws-panel ws-now", key: "now" },
      this.isNamedOnce() ? null : track(page.phases),
      h("div", { class: "ws-now-line" }, h("h2", null, page.title || step?.text || ""), this.clock()),
      page.lead ? h("p", { class: "ws-lead" }, page.lead) : null,
      page.odds ? h("p", { class: "ws-soft", key: "odds" }, page.odds) : null,
      page.again ? h("p", { class: "ws-lead", key: "again" }, page.again.text) : null,
      this.running.notice(page),
      soonBox(page, this.send, (move) => this.advance(move)),
      this.asked ? this.confirmation() : this.actions(),
      this.running.undo(page),
      page.undo ? this.undo(page.undo) : null,
      page.session?.phase === "lobby" ? toPrint(page) : null,
      this.timing.panel(page.countdown, words, page.session?.phase),
    );
  }

  // A moment has one phase, which bears its title.
  isNamedOnce() {
    const { phases, title } = this.page;
    return phases?.length === 1 && phases[0].text === title;
  }

  // Where there is another slide it comes first: the room does not move on by a tap too many.
  actions() {
    const { next, others, again, session, words } = this.page;
    const home = session.phase === "ended" && words.ended_next;
    const { list, shown } = this.slides();
    const still = this.running.isStill(this.page);
    const slide = shown + 1 < list.length;
    const quiet = [(slide || still) && next, ...(others || [])].filter(Boolean);
    const stop = this.running.stop(this.page);
    return h(
      "div",
      { class: "ws-actions", key: "actions" },
      still ? primary(this.page.running.pause.text, () => this.running.turn(this.page)) : null,
      slide ? this.turning(list[shown + 1].title, shown + 1) : null,
      next && !slide && !still ? primary([next.text, " ", sign("→")], () => this.ask(next)) : null,
      again ? this.back(again, slide || still) : null,
      home ? primary([sign("←"), " ", home], () => this.send({ op: "sessions" })) : null,
      quiet.length || stop ? h("div", { class: "ws-others" }, quiet.map((one) => button(one.text, () => this.ask(one), "ws-quiet", { key: one.to })), stop) : null,
    );
  }

  turning(title, to) {
    const text = say(this.page.words, "slide", { title }) || title;
    return primary([text, " ", sign("→")], () => this.send({ op: "show", figure: to }));
  }

  back(again, beside) {
    const text = [sign("←"), " ", again.back];
    const go = () => this.send({ op: "again", step: null });
    return beside ? button(text, go, "", { key: "back" }) : primary(text, go);
  }

  /** What the last move did; what can be taken back is not asked about. */
  undo(line) {
    const back = () => {
      this.send({ op: "undo", version: this.page.session?.version });
      this.view.root.querySelector(".ws-actions .ws-primary")?.focus();
    };
    return h("p", { class: "ws-undo", key: "undo" }, h("span", { id: `ws-undo-${this.view.number}` }, line.text), button(line.undo, back, "ws-quiet", { "aria-keyshortcuts": "u", "aria-describedby": `ws-undo-${this.view.number}` }));
  }

  ask(action) {
    if (!action.confirm) return this.advance(action);
    this.asked = action;
    this.repaint();
    return this.view.root.querySelector(".ws-confirm")?.focus();
  }

  advance(action) {
    const confirmed = this.asked;
    this.asked = null;
    this.send({ op: "advance", to: action.to, version: this.page.session?.version });
    this.repaint();
    if (confirmed) this.view.root.querySelector(".ws-actions .ws-primary")?.focus();
  }

  confirmation() {
    const { words } = this.page;
    const cancel = () => {
      this.asked = null;
      this.repaint();
      this.view.root.querySelector(".ws-actions .ws-primary")?.focus();
    };
    return confirmBox(this.asked.confirm, {
      yes: say(words, "confirm") || this.asked.text,
      no: say(words, "cancel") || "✕",
      onYes: () => this.advance(this.asked),
      onNo: cancel,
      key: "confirm",
    });
  }

  clock() {
    const { clock, words } = this.page;
    if (!clock) return null;
    return drawn("p", { class: "ws-clock", key: "clock", title: say(words, "clock") || null }, (host) => this.drawClock(host));
  }

  drawClock(host) {
    const { clock, words } = this.page;
    if (!clock) return;
    const spent = (Number(clock.spent_s) || 0) + Math.floor((performance.now() - this.since) / 1000);
    const planned = (Number(clock.planned) || 0) * 60;
    host.dataset.over = planned && spent > planned ? "yes" : "no";
    host.textContent = planned ? say(words, "spent", { spent: clockText(spent), n: clock.planned }) : clockText(spent);
  }

  tick() {
    const host = this.view.root.querySelector(".ws-clock");
    if (host) this.drawClock(host);
  }
}

// The one big button keeps the focus whatever it does next; a double click does that once.
function primary(text, act) {
  return button(text, (event) => (event.detail > 1 ? undefined : act()), "ws-primary", { key: "primary", "aria-keyshortcuts": "n" });
}

// At results nothing can be taken back but a change of the programme: then it is what has happened.
function changeText(page) {
  return (page.session?.phase === "revealed" && page.undo?.text) || phaseText(page);
}

function phaseText(page) {
  return (page.phases || []).find((one) => one.state === "now")?.text || page.title;
}

function render({ model, el }) {
  const desk = new Desk(model, el);
  const hear = (message) => desk.bench.hear(message);
  model.on("msg:custom", hear);
  const stop = follow(model, () => desk.show());
  return () => {
    stop();
    model.off("msg:custom", hear);
    desk.bench.stop();
    clearInterval(desk.timer);
    desk.timing.stop();
    desk.stopKeys();
    desk.shortcuts.stop();
    desk.running.end();
    desk.reading.stop();
    desk.view.root.remove();
  };
}

export default { render };
