// Runs in every measured page before the page's own script.
(() => {
  "use strict";
  const bench = (globalThis.bench = { long: [], firstText: undefined });
  new PerformanceObserver(list => {
    for (const task of list.getEntries()) bench.long.push([task.startTime, task.duration]);
  }).observe({ type: "longtask", buffered: true });

  // The message posted from the next animation frame: by then the frame is drawn.
  bench.painted = () =>
    new Promise(done =>
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => done(performance.now());
        channel.port2.postMessage(0);
      }),
    );
  // The same for the first frame in which something holds.
  bench.paintedWhen = async holds => {
    for (;;) {
      const held = await new Promise(done => requestAnimationFrame(() => {
        if (!holds()) return done(undefined);
        const channel = new MessageChannel();
        channel.port1.onmessage = () => done(performance.now());
        channel.port2.postMessage(0);
      }));
      if (held !== undefined) return held;
    }
  };

  // First text of a transcript, or of the hello-world.
  const text = () => document.querySelector(".text .body, .hello");
  const watch = new MutationObserver(() => {
    if (!text()) return;
    watch.disconnect();
    bench.painted().then(now => (bench.firstText = now));
  });
  watch.observe(document, { childList: true, subtree: true });

  // The page says when a file is read and when its content is the program's state.
  const marks = (bench.marks = {});
  const mark = performance.mark;
  performance.mark = name => {
    marks[name] = performance.now();
    if (name === "glossator:read") {
      const opened = (bench.opened = {});
      const wait = (name, holds) => bench.paintedWhen(holds).then(now => (opened[name] = now));
      wait("painted", () => document.querySelector(".text mark.tagged"));
      wait("whole", () => document.querySelector(".text mark.tagged") && !document.querySelector(".section.waiting"));
      wait("found", () => document.querySelector(".text .run.entity.place") && !document.querySelector(".right progress"));
    }
    return mark.call(performance, name);
  };

  // Selects words without a mark in the middle of the window.
  bench.select = () => {
    const pane = document.querySelector(".pane").getBoundingClientRect();
    const plain = [];
    const inside = ({ top, bottom }) => bottom > pane.top + 60 && top < pane.bottom - 60;
    // What the browser skips is not asked for its place: that would have it laid out.
    const sections = [...document.querySelectorAll(".section")].filter(s => inside(s.getBoundingClientRect()));
    for (const body of sections.flatMap(section => [...section.querySelectorAll(".body")])) {
      if (!inside(body.getBoundingClientRect())) continue;
      const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
      for (let node; (node = walker.nextNode()); ) {
        if (!node.parentElement.closest("mark") && node.data.trim().length > 7) plain.push(node);
      }
    }
    const node = plain[plain.length >> 1];
    if (!node) return false;
    const from = node.length - node.data.trimStart().length;
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, Math.min(node.data.trimEnd().length, from + 40));
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return true;
  };
  // Measures from the next digit key to the frame that shows one mark more.
  bench.arm = () => {
    const marks = document.getElementById("text").getElementsByTagName("mark");
    const before = marks.length;
    bench.tagged = undefined;
    addEventListener("keydown", () => {
      const from = performance.now();
      bench.paintedWhen(() => marks.length > before).then(now => (bench.tagged = now - from));
    }, { capture: true, once: true });
  };

  // The intervals between frames from now on.
  bench.frames = () => {
    const intervals = (bench.intervals = []);
    let last;
    const frame = now => {
      const then = performance.now();
      if (last !== undefined) intervals.push(then - last);
      last = then;
      if (bench.intervals === intervals) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  };
  bench.share = p => {
    const sorted = Float64Array.from(bench.intervals).sort();
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))];
  };
})();
