// Starts phrom.html: all of Phrom in one file, which needs no server. Whatever the program asks for lies in this file,
// packed, as a block of text for each file of the site; nothing else can be had.
// The program clears the page when it draws: they are taken hold of before.
const blocks = {};
for (const block of document.querySelectorAll('script[data-file]')) blocks[block.dataset.file] = block;

// The text of this function goes to the worker, too. No `Blob.stream()`: from a disk, WebKit cannot always read that.
const unpacked = (text) => {
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at++) bytes[at] = letters.charCodeAt(at);
  const { readable, writable } = new DecompressionStream('gzip');
  const writer = writable.getWriter();
  writer.write(bytes);
  writer.close();
  return new Response(readable).arrayBuffer();
};
const file = (name) => unpacked(blocks[name].textContent);
const fetchFrom = (has, read) => (self.fetch = async (address) => {
  const name = String(address).replace(/^\.\//, '');
  return has(name) ? new Response(await read(name)) : new Response('', { status: 404 });
});
fetchFrom((name) => name in blocks, file);

// The program tells by this that its pages are all in this file.
window.phromInOneFile = true;
const isCollect = () => /^#\/collect\b/.test(location.hash);
const started = isCollect();
addEventListener('hashchange', () => isCollect() !== started && location.reload());

const unable = () => document.querySelector('.starting')?.classList.add('starting--late');
const startPage = () => {
  const start = file('page.wasm').then((bytes) => phromPage.default({ module_or_path: bytes }));
  let more;
  window.phromMore = () =>
    (more ??= Promise.all([start, file('more.wasm')]).then(([first, bytes]) =>
      WebAssembly.instantiate(bytes, { MODULE: first }),
    ));
  return start;
};
// What is said to the worker waits until that says whether it can read files; if it cannot, they are read here.
const read = (one) =>
  one instanceof Blob
    ? one.arrayBuffer().then(
        (bytes) => ({ name: one.name, bytes }),
        () => one,
      )
    : one;
class Reader extends Worker {
  constructor(...given) {
    super(...given);
    this.before = new Promise((known) => {
      const hear = (event) => {
        event.stopImmediatePropagation();
        this.removeEventListener('message', hear);
        known(event.data === 'reads files');
      };
      this.addEventListener('message', hear);
    });
  }
  postMessage([text, beside]) {
    // One after the other, as they were said.
    this.before = this.before.then(async (reads) => {
      super.postMessage([text, reads ? beside : await Promise.all(beside.map(read))]);
      return reads;
    });
  }
}
// The page and what reads files for it are the same program, started twice.
const startCollect = () => {
  self.Worker = Reader;
  const isForWorker = (name) => name === 'collect.wasm' || name.startsWith('questionnaires/');
  const files = Object.fromEntries(
    Object.entries(blocks).filter(([name]) => isForWorker(name)).map(([name, { textContent }]) => [name, textContent]),
  );
  const worker = [
    document.getElementById('collect-glue').textContent,
    `const GIVEN={unpacked:${unpacked},files:${JSON.stringify(files)},fetchFrom:${fetchFrom}};`,
    WORKER,
  ];
  const meta = document.createElement('meta');
  meta.name = 'phrom-worker';
  meta.content = URL.createObjectURL(new Blob(worker, { type: 'text/javascript' }));
  document.head.append(meta);
  document.getElementById('page-style').media = 'not all';
  document.getElementById('collect-style').media = 'all';
  return file('collect.wasm').then((bytes) => phromCollect.default({ module_or_path: bytes }));
};
// A browser that is too old for the one or the other is told so by the words that stand in the page until it starts.
new Promise((done) => done(started ? startCollect() : startPage())).catch(unable);
