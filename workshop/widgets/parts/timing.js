// The console's clock: start it, give a minute more, stop it; a sound at its end for those who want one.

import { button, h, say } from "../base.js";
import { clockText, countdown, ticking } from "./countdown.js";

const MORE = 60;
const SOUND = "workshop.sound";

export class Timing {
  constructor(view, send, timerOf) {
    Object.assign(this, { view, send, timerOf, words: {} });
    this.stop = ticking(view.root, timerOf, () => this.end());
  }

  panel(clock, words, phase) {
    if (!clock) return null;
    this.words = words;
    const running = clock.timer ? this.running() : this.waiting(clock);
    const inside = [h("summary", { key: "title" }, say(this.words, "clock_title")), countdown(clock.timer, { left: words.clock_left, over: words.clock_over }), running, this.sound()];
    return h("details", { class: "ws-timing", key: `timing ${phase}`, open: phase === "talk" || Boolean(clock.timer) }, inside);
  }

  waiting({ planned, choices }) {
    const start = (seconds, text, kind) => button(text, () => this.send({ op: "clock", seconds }), kind, { key: seconds });
    const minutes = choices.map((n) => start(n * 60, say(this.words, "clock_minutes", { n }), "ws-quiet"));
    const first = planned ? start(planned, say(this.words, "clock_start", { time: clockText(planned) }), "") : null;
    return h("div", { class: "ws-others", key: "waiting" }, first, planned ? null : minutes);
  }

  running() {
    return h(
      "div",
      { class: "ws-others", key: "running" },
      button(say(this.words, "clock_more"), () => this.send({ op: "clock", seconds: MORE, more: true }), "", { key: "more", "aria-keyshortcuts": "m" }),
      button(say(this.words, "clock_stop"), () => this.send({ op: "clock", seconds: 0 }), "ws-quiet", { key: "stop" }),
    );
  }

  sound() {
    const keep = (event) => {
      this.wanted = event.target.checked;
      if (this.wanted) this.wake();
    };
    return h("label", { class: "ws-sound", key: "sound", title: say(this.words, "clock_sound_help") }, h("input", { type: "checkbox", name: SOUND, checked: Boolean(this.wanted), onchange: keep }), h("span", null, say(this.words, "clock_sound")));
  }

  // A browser lets a page be heard once somebody has touched it.
  wake() {
    this.audio ??= new AudioContext();
    this.audio.resume?.();
  }

  end() {
    this.view.announce(say(this.words, "clock_over"));
    if (this.wanted && this.audio) this.strike();
  }

  /** Play the bell at once, for whoever wants to know that it is heard. */
  ring() {
    this.wake();
    this.strike();
  }

  strike() {
    for (const at of [0, 0.35, 0.7]) this.tone(at);
  }

  tone(at) {
    const { audio } = this;
    const [source, volume] = [audio.createOscillator(), audio.createGain()];
    source.frequency.value = 660;
    volume.gain.setValueAtTime(0.2, audio.currentTime + at);
    volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + at + 0.3);
    source.connect(volume).connect(audio.destination);
    source.start(audio.currentTime + at);
    source.stop(audio.currentTime + at + 0.3);
  }
}
