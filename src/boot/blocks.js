// Data blocks: base64 of raw deflate, the text of inert elements in the page and of messages in the worker.
// `pack` puts this, and behind it `page.js` or `worker.js`, after wasm-bindgen's glue (`wasm_bindgen`).

const decoded = base64 => {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  // Browsers before 2025 have only the slower way.
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
};

// What is within, as a stream of bytes.
const inflated = packed => new Blob([decoded(packed)]).stream().pipeThrough(new DecompressionStream("deflate-raw"));

// The module that a block holds, compiled while it is unpacked.
const compiled = packed =>
  WebAssembly.compileStreaming(new Response(inflated(packed), { headers: { "Content-Type": "application/wasm" } }));
