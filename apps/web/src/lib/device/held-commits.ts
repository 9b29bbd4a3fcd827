/** For tests: a disk that takes its time. */
import { vi } from 'vitest';

/** From now on a slow disk: what is committed can be undone no more, and ends only when the returned function says how. */
export function holdCommits(): (how?: 'ABORT') => void {
  const { commit, abort } = IDBTransaction.prototype;
  const ends: ((how?: 'ABORT') => void)[] = [];
  const committing = new Set<IDBTransaction>();
  vi.spyOn(IDBTransaction.prototype, 'commit').mockImplementation(function (this: IDBTransaction) {
    if (this.mode === 'readonly') return commit.call(this);
    committing.add(this);
    let end = (): void => void (this.objectStore('meta').count().onsuccess = end);
    end();
    ends.push((how) => (end = () => (how === 'ABORT' ? abort : commit).call(this)));
  });
  vi.spyOn(IDBTransaction.prototype, 'abort').mockImplementation(function (this: IDBTransaction) {
    if (committing.has(this)) throw new DOMException('it is committing', 'InvalidStateError');
    abort.call(this);
  });
  return (how) => {
    vi.restoreAllMocks();
    for (const end of ends) end(how);
  };
}
