// Everything of the site is kept at the first visit, so that it opens without a connection afterwards: also the
// questionnaires and the part of the program that were not used yet. The coordinator's page is kept for those who have
// opened it once.
const KEPT = 'phrom-VERSION';
const FILES = [];
const COLLECT = [];
const PATIENCE_MS = 3000;

addEventListener('install', (event) => {
  const keep = async () => {
    const collects = await caches.match('./collect.html');
    await (await caches.open(KEPT)).addAll(collects ? FILES.concat(COLLECT) : FILES);
  };
  event.waitUntil(keep());
});

addEventListener('message', (event) => {
  if (event.data === 'collect') event.waitUntil(caches.open(KEPT).then((kept) => kept.addAll(COLLECT)));
});

// Comes when no page of an older version is open any more.
addEventListener('activate', (event) => {
  const isOld = (name) => name.startsWith('phrom-') && name !== KEPT;
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter(isOld).map((name) => caches.delete(name))))
      .then(() => clients.claim()),
  );
});

// The page itself is the newest one that can be had soon; what it names is named by its content and never changes.
addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(registration.scope)) return;
  const fromKept = () => caches.match(request, { ignoreSearch: true });
  if (request.mode === 'navigate') {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
    const page = () => fromKept().then((page) => page ?? caches.match('./'));
    event.respondWith(
      fetch(request, { signal: patience.signal })
        .finally(() => clearTimeout(timer))
        .catch(() => page().then((page) => page ?? Response.error())),
    );
  } else {
    event.respondWith(fromKept().then((kept) => kept ?? fetch(request)));
  }
});
