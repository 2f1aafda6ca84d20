// Sending what somebody tries: one question at a time, never faster than the eye, the last one always.

const PAUSE_MS = 60;
const PATIENCE_MS = 2000;
const REPEATS = 5;

/** Calls `post()` when something changed; it sends and returns the reply's number, or null. */
export class Trier {
  constructor(post) {
    this.post = post;
    this.underway = null;
    this.last = 0;
    this.wanted = false;
    this.repeats = 0;
  }

  /** Something changed: send as soon as it may be sent. */
  want() {
    this.wanted = true;
    this.repeats = 0;
    this.pump();
  }

  pump() {
    if (!this.wanted || this.underway !== null) return;
    clearTimeout(this.timer);
    const wait = this.last + PAUSE_MS - performance.now();
    if (wait > 0) this.timer = setTimeout(() => this.pump(), wait);
    else this.go();
  }

  go() {
    this.wanted = false;
    this.underway = this.post();
    if (this.underway === null) return;
    this.last = performance.now();
    this.timer = setTimeout(() => this.lost(), PATIENCE_MS * 2 ** this.repeats);
  }

  // A reply that does not come: ask again, ever more patiently, and not for ever.
  lost() {
    this.underway = null;
    this.repeats += 1;
    if (this.repeats <= REPEATS) this.wanted = true;
    this.pump();
  }

  /** A reply arrived; an older one than the one underway changes nothing. */
  answered(number) {
    if (this.underway === null || number < this.underway) return;
    this.repeats = 0;
    this.forget();
    this.pump();
  }

  /** What was underway does not matter any more, and neither does what waits. */
  drop() {
    this.wanted = false;
    this.forget();
  }

  forget() {
    this.underway = null;
    clearTimeout(this.timer);
  }
}
