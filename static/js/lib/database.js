// IndexedDB in promises, as much of it as the queue needs.

const MODES = { get: "readonly", getAll: "readonly", add: "readwrite", put: "readwrite", delete: "readwrite" };

const answered = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Resolves once all that `work` asked of a store is kept, to what it answered; rejects if nothing is. */
const inOne = (db, store, mode, work) =>
  new Promise((resolve, reject) => {
    const transaction = db.transaction(store, mode);
    const request = work(transaction.objectStore(store));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error ?? request.error);
  });

/**
 * Open a database, which `make(db)` fills with stores the first time. `get`, `getAll`, `add`, `put`
 * and `delete` take a store's name and what the store's own take; `inOne(store, mode, work)` does
 * several things together. It closes by itself when another tab deletes the database.
 */
export async function open(name, make) {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => make(request.result);
  const db = await answered(request);
  db.onversionchange = () => db.close();
  const calls = Object.entries(MODES).map(([does, mode]) =>
    [does, (store, ...given) => inOne(db, store, mode, (its) => its[does](...given))]);
  return { ...Object.fromEntries(calls), inOne: (...what) => inOne(db, ...what), close: () => db.close() };
}

/** Delete a database, with what is in it. */
export const remove = (name) => answered(indexedDB.deleteDatabase(name));
