// Everything of the site is kept at the first visit, so that it opens without a connection afterwards: also the
// questionnaires and the part of the program that were not used yet. The coordinator's page is kept for those who have
// opened it once.
const KEPT = 'phrom-VERSION';
const FILES = [];
const COLLECT = [];

const kept = () => caches.open(KEPT);

addEventListener('install', (event) => {
  const keep = async () => {
    const collects = await caches.match('./collect.html');
    await (await kept()).addAll(collects ? FILES.concat(COLLECT) : FILES);
  };
  event.waitUntil(keep());
});

addEventListener('message', (event) => {
  if (event.data === 'collect') event.waitUntil(kept().then((files) => files.addAll(COLLECT)));
  // Somebody wants the newer version at once.
  if (event.data === 'now') skipWaiting();
});

// Comes when no page of an older version is open any more, or when one of them asked for this one. Another one that is
// still open may want what belongs to it: the files of one older version stay.
addEventListener('activate', (event) => {
  const isOther = (name) => name.startsWith('phrom-') && name !== KEPT;
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter(isOther).slice(0, -1).map((name) => caches.delete(name))))
      .then(() => clients.claim()),
  );
});

// A page is the one of this version, and so is what it names: a newer one never comes in pieces.
addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(registration.scope)) return;
  const name = request.url.slice(registration.scope.length).replace(/[?#].*/, '');
  const file = request.mode === 'navigate' && (name === '' || name === 'index.html') ? './' : './' + name;
  event.respondWith(
    kept()
      .then((files) => files.match(file))
      .then((found) => found ?? caches.match(file))
      .then((found) => found ?? fetch(request)),
  );
});
