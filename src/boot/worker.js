// The worker's loader: takes the data blocks that the page hands over first and starts the worker's own
// program from one of them. What that needs of the others is on `globalThis.glossator`.
{
  // A failure in a task that nobody awaits is told to the page like any other.
  addEventListener("unhandledrejection", event => reportError(event.reason));

  // What is asked before the program listens.
  const early = [];
  const keep = ({ data }) => early.push(data);

  const start = async blocks => {
    globalThis.glossator = {
      // The bytes of a data block, as a promise of a Uint8Array.
      block: async id => new Uint8Array(await new Response(inflated(blocks[id])).arrayBuffer()),
    };
    await wasm_bindgen({ module_or_path: await compiled(blocks.worker) });
    removeEventListener("message", keep);
    for (const data of early) dispatchEvent(new MessageEvent("message", { data }));
  };
  addEventListener(
    "message",
    ({ data }) => {
      addEventListener("message", keep);
      start(data);
    },
    { once: true },
  );
}
