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

  const glossator = (globalThis.glossator = {
    // The compiled wasm, shared with the worker.
    module: undefined,
    // The text of this script: of the worker, and of a page written anew from this one's parts.
    program: inWorker ? undefined : document.currentScript.textContent,
    // The bytes of a data block, as a promise of a Uint8Array.
    block: async id => new Uint8Array(await new Response(inflated(id)).arrayBuffer()),
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
    await wasm_bindgen({ module_or_path: glossator.module });
  };
  start().catch(problem => {
    console.error(problem);
    document.getElementById("cannot-start").hidden = false;
  });
})();
