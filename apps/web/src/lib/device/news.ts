/** Word of what was written to a person's store, for all who watch it, in this tab and in the others. */
import type { SyncRowKind } from '@prongsai/contract';
import type { StoreName } from './database.ts';

/** A store; the server's rows also by their kind. */
export type Part = StoreName | SyncRowKind;
type Listener = (parts: readonly Part[]) => void;

export class News {
  #name: string;
  #listeners = new Set<Listener>();
  #channel: BroadcastChannel | null = null;

  constructor(name: string) {
    this.#name = name;
  }

  tell(parts: readonly Part[]): void {
    this.here(parts);
    this.#others().postMessage(parts);
  }

  /** To this tab alone. */
  here(parts: readonly Part[]): void {
    for (const listen of this.#listeners) listen(parts);
  }

  /** Until the returned function is called. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    this.#others();
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#channel?.close();
    this.#channel = null;
  }

  #others(): BroadcastChannel {
    if (this.#channel) return this.#channel;
    const channel = new BroadcastChannel(this.#name);
    channel.onmessage = ({ data }: MessageEvent<readonly Part[]>) => this.here(data);
    return (this.#channel = channel);
  }
}
