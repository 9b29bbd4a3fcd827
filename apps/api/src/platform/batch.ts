import DataLoader from 'dataloader';
import type { RequestContext } from './context.ts';

/** Reads many keys at once, at most once a request: `read` gives a map from key to what was found. */
export function batched<V>(
  context: RequestContext,
  read: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>,
  name: string,
): DataLoader<string, V | undefined> {
  const known = context.loaders.get(name) as DataLoader<string, V | undefined> | undefined;
  if (known) return known;
  const loader = new DataLoader<string, V | undefined>(async (keys) => {
    const found = await read(keys);
    return keys.map((key) => found.get(key));
  });
  context.loaders.set(name, loader);
  return loader;
}
