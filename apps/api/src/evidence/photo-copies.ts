/** The copies people are shown: upright JPEGs in sRGB, without any of the metadata. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { startApart } from '../platform/apart.ts';
import { openTurns } from '../platform/in-turn.ts';
import { ensure } from '../platform/problem.ts';

export interface Copies {
  readonly clean: Buffer;
  readonly thumb: Buffer;
  readonly print: Buffer;
}

/** How long the copier waits for the next picture before it goes, with the memory it took. */
const IDLE_MS = 10_000;
const oneAtATime = openTurns(1);
let copier: ReturnType<typeof startCopier> | null = null;

/** Looks at every pixel. @throws Problem PHOTO_UNREADABLE; Error when the copier ended over it */
export function copiesOf(bytes: Uint8Array): Promise<Copies> {
  return oneAtATime(async () => {
    copier ??= startCopier(() => (copier = null));
    const copies = await copier.copy(bytes);
    ensure(copies, 'PHOTO_UNREADABLE');
    return copies;
  });
}

/** While it waits it keeps nobody from ending. `onGone` is told once it takes no more pictures. */
function startCopier(onGone: () => void) {
  const child = startApart({
    script: 'photo-copier',
    beside: import.meta,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  child.once('exit', onGone).once('error', onGone);
  const idle = setTimeout(() => {
    onGone();
    child.disconnect();
  }, IDLE_MS).unref();
  return {
    async copy(bytes: Uint8Array): Promise<Copies | null> {
      hold(child);
      try {
        return await answered(child, bytes);
      } finally {
        release(child);
        idle.refresh();
      }
    },
  };
}

async function answered(child: ChildProcess, bytes: Uint8Array): Promise<Copies | null> {
  const over = new AbortController();
  const ended = once(child, 'exit', over).then(([code, signal]) => {
    throw new Error(`The copier of photos ended with ${code ?? signal}`);
  });
  const copied = once(child, 'message', over);
  child.send(bytes);
  try {
    const [copies] = (await Promise.race([copied, ended])) as [Copies | null];
    return copies;
  } finally {
    over.abort();
  }
}

function hold(child: ChildProcess): void {
  child.ref();
  child.channel?.ref();
}

function release(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
}
