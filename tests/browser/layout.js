// What an eye would stumble over on the page as it is now: a list of sentences, empty where all is well.
// `least` is the smallest type in pixels; `marks` are selectors of secondary marks with their own least.
({ least, marks, still, touch }) => {
  const TOLERANCE = 1.5;
  const faults = [];
  const told = (text) => text.trim().replace(/\s+/g, " ").slice(0, 60);
  const fault = (kind, text) => faults.push(`${kind}: ${text}`);
  const chain = (node) => (node ? [node, ...chain(node.parentElement)] : []);

  // -- what can be seen -----------------------------------------------------------------------
  // Folded away, transparent, or only for screen readers.
  const unseen = (element) =>
    !element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) ||
    chain(element).some((one) => getComputedStyle(one).clipPath === "inset(50%)");
  const layerOf = (element) =>
    chain(element).find((one) => ["fixed", "sticky"].includes(getComputedStyle(one).position)) ?? null;
  const frames = (element) =>
    chain(element).map((one) => [one, getComputedStyle(one)]).filter(([, style]) => style.overflow !== "visible");
  const sizeOf = (element) => {
    const svg = element.ownerSVGElement;
    const scale = svg ? svg.getBoundingClientRect().width / (svg.clientWidth || 1) : 1;
    return parseFloat(getComputedStyle(element).fontSize) * scale;
  };
  const linesOf = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].filter((one) => one.width > 0.5 && one.height > 0.5);
  };
  const texts = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const { currentNode: node } = walker;
      const element = node.parentElement;
      if (!node.data.trim() || element.closest("script, style, noscript, datalist, option") || unseen(element)) continue;
      const lines = linesOf(node);
      if (lines.length) found.push({ text: told(node.data), node, element, lines, layer: layerOf(element) });
    }
    return found;
  };
  const seen = texts();

  // -- sideways ---------------------------------------------------------------------------------
  const root = document.scrollingElement;
  if (root.scrollWidth > innerWidth + 0.5) {
    const wide = [...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > innerWidth + 1);
    fault("the page scrolls sideways", `${root.scrollWidth} > ${innerWidth}: ${wide.slice(-3).map((one) => one.className || one.nodeName)}`);
  }
  for (const box of document.querySelectorAll("body *")) {
    const style = getComputedStyle(box);
    const scrolls = ["auto", "scroll"].includes(style.overflowX) && box.scrollWidth > box.clientWidth + 1;
    if (scrolls && !box.querySelector(":scope > table, :scope > .ws-canvas")) fault("a box scrolls sideways", box.className);
    if (still && box.matches(still) && box.scrollHeight > box.clientHeight + 1) fault("a wall cannot be scrolled", `${box.scrollHeight} > ${box.clientHeight}`);
  }

  // -- clipped ----------------------------------------------------------------------------------
  const outside = (line, box) => ({
    x: line.left < box.left - TOLERANCE || line.right > box.right + TOLERANCE,
    // A line's box is taller than its letters.
    y: line.top + line.height * 0.2 < box.top - TOLERANCE || line.bottom - line.height * 0.2 > box.bottom + TOLERANCE,
  });
  const clipped = ({ text, element, lines }) => {
    for (const [frame, style] of frames(element)) {
      const box = frame.getBoundingClientRect();
      const scrolls = (axis) => ["auto", "scroll"].includes(style[`overflow${axis}`]) || frame === root || frame === document.body;
      const cut = lines.map((line) => outside(line, box));
      if (cut.some((one) => (one.x && !scrolls("X")) || (one.y && !scrolls("Y")))) return fault("clipped", `“${text}” by ${frame.className || frame.nodeName}`);
      if (scrolls("X") || scrolls("Y")) return;
    }
    const out = lines.some((one) => one.left < -TOLERANCE || one.right > innerWidth + TOLERANCE);
    if (out) fault("outside the page", `“${text}”`);
  };
  const offPaper = ({ text, element, lines }) => {
    const svg = element.ownerSVGElement;
    const out = svg && lines.map((line) => outside(line, svg.getBoundingClientRect())).some((one) => one.x || one.y);
    if (out) fault("outside its picture", `“${text}”`);
  };
  seen.forEach(clipped);
  seen.forEach(offPaper);
  for (const field of document.querySelectorAll("input:not([type]), input[type=text], input[type=number], select")) {
    if (field.clientWidth && field.scrollWidth > field.clientWidth + 1) fault("clipped", `“${told(field.value)}” in its field`);
  }

  // -- overlapping ------------------------------------------------------------------------------
  const ink = ({ left, right, top, bottom, height }) => ({ left, right, top: top + height * 0.24, bottom: bottom - height * 0.2 });
  const within = (line, element) => {
    const boxes = frames(element).filter(([frame]) => frame !== root && frame !== document.body).map(([frame]) => frame.getBoundingClientRect());
    return {
      left: Math.max(line.left, ...boxes.map((box) => box.left)),
      right: Math.min(line.right, ...boxes.map((box) => box.right)),
      top: Math.max(line.top, ...boxes.map((box) => box.top)),
      bottom: Math.min(line.bottom, ...boxes.map((box) => box.bottom)),
    };
  };
  const boxes = seen.flatMap((one) => one.lines.map((line) => ({ ...one, ...within(ink(line), one.element) })));
  boxes.sort((a, b) => a.top - b.top);
  boxes.forEach((one, at) => {
    for (const other of boxes.slice(at + 1)) {
      if (other.top > one.bottom) break;
      if (other.layer !== one.layer || other.node === one.node) continue;
      if (one.element.ownerSVGElement && one.text === other.text) continue; // a word and its halo
      const across = one.bottom > one.top && other.bottom > other.top && Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      if (across > TOLERANCE && down > TOLERANCE) fault("overlapping", `“${one.text}” and “${other.text}”`);
    }
  });

  for (const picture of document.querySelectorAll(".ws-qr")) {
    if (!picture.checkVisibility()) continue; // folded away
    const box = picture.getBoundingClientRect();
    const over = boxes.find((one) => one.right > box.left && one.left < box.right && one.bottom > box.top && one.top < box.bottom);
    if (over && box.width) fault("overlapping", `“${over.text}” and a QR code`);
  }

  // -- too small --------------------------------------------------------------------------------
  const small = new Map();
  for (const { text, element } of seen) {
    if (!/[\p{L}\p{N}]/u.test(text)) continue; // a sign beside a word
    const mark = marks.find(([selector]) => element.closest(selector));
    const size = sizeOf(element);
    const name = `${size.toFixed(1)} px in .${element.closest("[class]")?.getAttribute("class")}`;
    if (size < (mark ? mark[1] : least) - 0.3) small.set(name, text);
  }
  for (const [name, text] of small) fault("too small", `${name}, such as “${text}”`);
  if (touch) {
    for (const target of document.querySelectorAll("a[href], button, select, summary, label:has(input), input:not([type=hidden])")) {
      if (target.matches("label *, p a, .jp-RenderedHTMLCommon a") || unseen(target)) continue;
      const box = target.getBoundingClientRect();
      const small = box.width && (box.width < touch - 0.5 || box.height < touch - 0.5);
      if (small) fault("hard to hit", `${box.width.toFixed()}×${box.height.toFixed()} “${told(target.textContent || target.name || target.className)}”`);
    }
  }
  return [...new Set(faults)];
};
