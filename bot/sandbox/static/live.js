// The live line: Server-Sent Events. Each (re)connection starts with a picture of everything, so nothing is missed.
const AGAIN_AFTER = 1500;

// `heard(name, data)` gets "state" or "news"; `linked(yes)` tells whether the line stands.
export function listen(heard, linked) {
  let source = null;
  const open = () => {
    source = new EventSource("/api/events");
    for (const name of ["state", "news"]) {
      source.addEventListener(name, (event) => {
        linked(true);
        heard(name, JSON.parse(event.data));
      });
    }
    source.onerror = () => {
      linked(false);
      if (source.readyState === EventSource.CLOSED) setTimeout(open, AGAIN_AFTER);
    };
  };
  open();
  addEventListener("pagehide", () => source.close());
  addEventListener("pageshow", (event) => event.persisted && open());
}
