/** What tests elsewhere need to put the engine through its faults. */
export * from './faulty-network.ts';
export * from './memory-storage.ts';
export { checksum, EMPTY_CHECKSUM } from '../checksum.ts';
export { KEEP_ACKNOWLEDGED_MS } from '../model.ts';
export { logIdOf } from '../view.ts';
