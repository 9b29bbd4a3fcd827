import { WhoAmIDocument } from '@prongsai/contract/documents';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { person } from '#lib/person/person.svelte.ts';
import { fileAt } from './file.ts';
import { query } from './graphql.ts';

const SOMCHAI = {
  ...{ id: 'somchai', displayName: 'สมชาย', loginName: 'somchai', roles: [], unitIds: [] },
  agency: { id: 'a', slug: 'bophloi', name: 'เทศบาลตำบลบ่อพลอย' },
};
const NEVER = new AbortController().signal;
const DOORS = [
  ['a query', () => query(WhoAmIDocument, {}), 60_000],
  ['a file', () => fileAt('/previews/1.pdf', NEVER), 360_000],
] as const;

/** What `fetch` was asked with. */
function asked(answer: (init: RequestInit) => Promise<Response>): RequestInit[] {
  const requests: RequestInit[] = [];
  vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
    requests.push(init);
    return answer(init);
  });
  return requests;
}
const json = (): Promise<Response> => Promise.resolve(Response.json({ data: { viewer: null } }));

/** Nobody answers, until the request is given up. */
function toItsSignal({ signal }: RequestInit): Promise<Response> {
  return new Promise((_, reject) =>
    signal?.addEventListener('abort', () => reject(new DOMException('given up', 'AbortError'))),
  );
}

/** Patience by the clock of the test. */
function withFakePatience(): void {
  vi.useFakeTimers();
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
    const end = new AbortController();
    setTimeout(() => end.abort(), ms);
    return end.signal;
  });
}

afterEach(() => {
  person.current = null;
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe.each(DOORS)('%s', (_, ask, patienceMs) => {
  it('[C8] says whose page asks, and nothing while nobody is remembered', async () => {
    const requests = asked(json);
    await ask();
    person.current = SOMCHAI;
    await ask();
    const [first, second] = requests.map(({ headers }) => new Headers(headers).get('prongsai-person'));
    expect([first, second]).toEqual([null, 'somchai']);
  });

  it('is given up when no answer comes, as without a network', async () => {
    withFakePatience();
    asked(toItsSignal);
    const failure = vi.fn();
    void ask().catch(failure);
    await vi.advanceTimersByTimeAsync(patienceMs - 1);
    expect(failure).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(failure).toHaveBeenCalledWith(expect.objectContaining({ failure: 'OFFLINE' }));
  });
});

it('a file is given up when whoever wanted it turns away', async () => {
  const requests = asked(toItsSignal);
  const turned = new AbortController();
  const wanted = fileAt('/previews/1.pdf', turned.signal);
  turned.abort();
  await expect(wanted).rejects.toMatchObject({ failure: 'OFFLINE' });
  expect(requests[0]?.signal?.aborted).toBe(true);
});
