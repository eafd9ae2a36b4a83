// The loader: turns the page's data blocks back into bytes and starts the one wasm, in the page and,
// from the same script, in a worker. `pack` puts it behind wasm-bindgen's glue (`wasm_bindgen`) in the
// page's only script, whose text is also the worker's. What the program needs of the page's own parts
// is on `globalThis.glossator`.
(() => {
  "use strict";

  const inWorker = typeof document === "undefined";
  // In the page, a block is the text of a data element; in the worker, what the page handed over.
  let blocks = {};
  const text = id => (inWorker ? blocks[id] : document.getElementById(id)?.textContent);

  const decoded = base64 => {
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
    // Browsers before 2025 have only the slower way.
    const binary = atob(base64);
    const bytes = new Uint8Array(binary.length);
    for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
    return bytes;
  };
  // Base64 of a raw deflate stream, as a stream of the bytes within.
  const inflated = id => {
    const packed = text(id);
    if (packed === undefined) throw new Error(`no block "${id}"`);
    return new Blob([decoded(packed)]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  };

  // What belongs to the page as it was packed, and is neither drawn by the program nor put in by a browser's
  // extension.
  const isOwn = element =>
    /^(META|TITLE|NOSCRIPT)$/.test(element.tagName) ||
    (element.tagName === "LINK" && element.rel === "icon") ||
    (element.tagName === "SCRIPT" && (element.id === "program" || element.type === "application/octet-stream")) ||
    ["style", "app", "cannot-start"].includes(element.id);

  // The page with only what is its own, and nothing drawn in it.
  const bare = () => {
    const root = document.documentElement.cloneNode(true);
    root.removeAttribute("data-theme");
    for (const part of root.children) {
      for (const element of [...part.children]) if (!isOwn(element)) element.remove();
      part.removeAttribute("class");
    }
    root.querySelector("#app").replaceChildren();
    return root;
  };

  const base64 = bytes => {
    let binary = "";
    for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
    return btoa(binary);
  };

  const glossator = (globalThis.glossator = {
    // The compiled wasm, shared with the worker.
    module: undefined,
    // The text of this script: of the worker, and of a page written anew from this one's parts.
    program: inWorker ? undefined : document.currentScript.textContent,
    // The bytes of a data block, as a promise of a Uint8Array.
    block: async id => new Uint8Array(await new Response(inflated(id)).arrayBuffer()),
    // The text of this page, written anew from its parts, with this data block (raw deflate) instead of one it had.
    pageWith: (id, packed, title) => {
      const root = bare();
      root.querySelector("title").textContent = title;
      root.querySelector(`#${id}`)?.remove();
      const block = document.createElement("script");
      block.id = id;
      block.type = "application/octet-stream";
      block.textContent = base64(packed);
      root.querySelector("#program").before(block, "\n");
      return `<!doctype html>\n${root.outerHTML}\n`;
    },
    // A worker that runs this program with the data blocks of these ids. It takes messages at once.
    startWorker: ids => {
      const url = URL.createObjectURL(new Blob([glossator.program], { type: "text/javascript" }));
      const worker = new Worker(url);
      worker.postMessage({ module: glossator.module, blocks: Object.fromEntries(ids.map(id => [id, text(id)])) });
      // The script is read by the time anything is heard of it, and failing counts.
      for (const event of ["message", "error"]) {
        worker.addEventListener(event, () => URL.revokeObjectURL(url), { once: true });
      }
      return worker;
    },
  });

  if (inWorker) {
    // A failure in a task that nobody awaits is told to the page like any other.
    addEventListener("unhandledrejection", event => reportError(event.reason));
    addEventListener(
      "message",
      ({ data }) => {
        glossator.module = data.module;
        blocks = data.blocks;
        // At once, so that the program listens before the next message is delivered.
        wasm_bindgen.initSync({ module: data.module });
      },
      { once: true },
    );
    return;
  }

  const start = async () => {
    const headers = { "Content-Type": "application/wasm" };
    glossator.module = await WebAssembly.compileStreaming(new Response(inflated("wasm"), { headers }));
    // The program begins in a task of its own: the browser may draw and listen in between.
    await new Promise(resolve => setTimeout(resolve));
    await wasm_bindgen({ module_or_path: glossator.module });
  };
  start().catch(problem => {
    console.error(problem);
    document.getElementById("cannot-start").hidden = false;
  });
})();
