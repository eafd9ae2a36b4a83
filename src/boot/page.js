// The page's loader: starts the program, and does for it what concerns the page's own parts, which is on
// `globalThis.glossator`.
{
  const text = id => document.getElementById(id).textContent;

  // What belongs to the page as it was packed, and is neither drawn by the program nor put in by a browser's
  // extension.
  const isOwn = element =>
    /^(META|TITLE|NOSCRIPT)$/.test(element.tagName) ||
    (element.tagName === "LINK" && element.rel === "icon") ||
    (element.tagName === "SCRIPT" && (element.id === "program" || element.type === "application/octet-stream")) ||
    ["style", "app", "cannot-start", "worker-program"].includes(element.id);

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

  globalThis.glossator = {
    // The bytes of a data block, as a promise of a Uint8Array.
    block: async id => new Uint8Array(await new Response(inflated(text(id))).arrayBuffer()),
    // The text of this page, written anew from its parts, with a data block of these bytes instead of one it had;
    // a promise.
    pageWith: async (id, bytes, title) => {
      const packing = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
      const packed = new Uint8Array(await new Response(packing).arrayBuffer());
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
    // A worker, which is handed the data blocks of these ids. It takes messages at once.
    startWorker: ids => {
      const url = URL.createObjectURL(new Blob([text("worker-program")], { type: "text/javascript" }));
      const worker = new Worker(url);
      worker.postMessage(Object.fromEntries(ids.map(id => [id, text(id)])));
      // The script is read by the time anything is heard of it, and failing counts.
      for (const event of ["message", "error"]) {
        worker.addEventListener(event, () => URL.revokeObjectURL(url), { once: true });
      }
      return worker;
    },
  };

  const start = async () => {
    const module = await compiled(text("wasm"));
    // The program begins in a task of its own: the browser may draw and listen in between.
    await new Promise(resolve => setTimeout(resolve));
    await wasm_bindgen({ module_or_path: module });
  };
  start().catch(problem => {
    console.error(problem);
    document.getElementById("cannot-start").hidden = false;
  });
}
