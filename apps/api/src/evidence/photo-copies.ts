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
let copier: ChildProcess | null = null;
let idle: NodeJS.Timeout | undefined;

/** Looks at every pixel. @throws Problem PHOTO_UNREADABLE; Error when the copier ended over it */
export function copiesOf(bytes: Uint8Array): Promise<Copies> {
  return oneAtATime(async () => {
    clearTimeout(idle);
    copier ??= startCopier();
    try {
      const copies = await copied(copier, bytes);
      ensure(copies, 'PHOTO_UNREADABLE');
      return copies;
    } finally {
      idle = setTimeout(letGo, IDLE_MS).unref();
    }
  });
}

function startCopier(): ChildProcess {
  const child = startApart({
    script: 'photo-copier',
    beside: import.meta,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const gone = () => {
    if (copier === child) copier = null;
  };
  return child.on('exit', gone).on('error', gone);
}

/** It ends once nobody can send it anything. */
function letGo(): void {
  copier?.disconnect();
  copier = null;
}

/** Null for what cannot be read. A copier that has nothing to do keeps nobody from ending. */
async function copied(child: ChildProcess, bytes: Uint8Array): Promise<Copies | null> {
  const over = new AbortController();
  const ended = once(child, 'exit', over).then(([code, signal]) => {
    throw new Error(`The copier of photos ended with ${code ?? signal}`);
  });
  const answered = once(child, 'message', over);
  child.ref();
  child.channel?.ref();
  child.send(bytes);
  try {
    const [copies] = (await Promise.race([answered, ended])) as [Copies | null];
    return copies;
  } finally {
    over.abort();
    child.unref();
    child.channel?.unref();
  }
}
