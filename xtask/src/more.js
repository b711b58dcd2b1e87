// Starts the program, and lets it ask for its second part: `await window.phromMore()`. Whoever asks gets the same
// promise; when it fails, it is forgotten, so that one can try again. It is there before the program runs.
const started = START;
// A questionnaire that the address asks for comes along with the program.
const asked = QUESTIONNAIRES[location.hash.match(/^#\/begin\/([\w-]+)/)?.[1]];
if (asked) {
  const early = document.createElement('link');
  Object.assign(early, { rel: 'preload', as: 'fetch', crossOrigin: '', href: asked });
  document.head.append(early);
}
// A browser that cannot run it: the words that stand in the page until then say what to do.
started.catch(() => document.querySelector('.starting')?.classList.add('starting--late'));
let more;
const styled = () =>
  new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = './STYLE';
    link.onload = resolve;
    link.onerror = (error) => {
      link.remove();
      reject(error);
    };
    document.head.append(link);
  });
// The bold face joins the other once it is there, so that no text is drawn in a third one meanwhile.
const embolden = () =>
  new FontFace('Sarabun', "url('./fonts/sarabun-700.woff2')", { weight: 700 }).load().then(
    (face) => document.fonts.add(face),
    () => {},
  );
window.phromMore = () =>
  (more ??= Promise.all([started, fetch('./FILE'), styled()])
    .then(([first, response]) => {
      embolden();
      const imports = { MODULE: first };
      // Browsers take a stream only under this name, and not every server gives it.
      return response.headers.get('Content-Type') === 'application/wasm'
        ? WebAssembly.instantiateStreaming(response, imports)
        : response.arrayBuffer().then((bytes) => WebAssembly.instantiate(bytes, imports));
    })
    .catch((error) => {
      more = undefined;
      throw error;
    }));

// Where it can, the browser keeps everything for when there is no connection. Without that the page works all the same.
// A newer version that has been laid in waits until no page of this one is open, or until somebody calls `phromUpdate`.
// It begins when the page stands and a slow line has had the time to bring what it needs first.
const worker = navigator.serviceWorker;
worker &&
  started
  .then(() => new Promise((pass) => setTimeout(pass, WAIT_MS)))
  .then(() => worker.register('./sw.js'))
  .then((kept) => {
    const look = () => {
      if (!kept.waiting || !worker.controller) return;
      window.phromUpdate = () => {
        worker.addEventListener('controllerchange', () => location.reload());
        kept.waiting ? kept.waiting.postMessage('now') : location.reload();
      };
      dispatchEvent(new Event('phrom-update'));
    };
    look();
    kept.addEventListener('updatefound', () => kept.installing?.addEventListener('statechange', look));
    document.addEventListener('visibilitychange', () => document.hidden || kept.update().catch(() => {}));
  })
  .catch(() => {});
