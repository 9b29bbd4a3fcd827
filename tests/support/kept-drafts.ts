/** In the page: all that forms have kept, as text. */
export async function keptDrafts(): Promise<string> {
  const [found] = (await indexedDB.databases()).filter(({ name }) => name?.startsWith('prongsai-'));
  const done = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await done(indexedDB.open(found?.name ?? ''));
  const drafts = await done(database.transaction('drafts').objectStore('drafts').getAll());
  database.close();
  return JSON.stringify(drafts);
}
