// Starts the program, and lets it ask for its second part: `await window.phromMore()`. Whoever asks gets the same
// promise; when it fails, it is forgotten, so that one can try again. It is there before the program runs.
const started = START;
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
window.phromMore = () =>
  (more ??= Promise.all([started, fetch('./FILE'), styled()])
    .then(([first, response]) => {
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
navigator.serviceWorker?.register('./sw.js').catch(() => {});
