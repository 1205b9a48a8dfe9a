/** Long work lets the page live: what waits, input and drawing, comes between two slices of it. */

/** Goes on after what waits; also in a tab behind, where timers sleep. */
export function pause() {
  return new Promise((go) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      go();
    };
    port2.postMessage(0);
  });
}
