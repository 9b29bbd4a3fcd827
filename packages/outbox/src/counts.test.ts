import { describe, expect, it } from 'vitest';
import { countsOf, unsentSince } from './counts.ts';
import { ModelServer } from './testing/model-server.ts';
import { Phone, photo } from './testing/phone.ts';

const HOUR_MS = 60 * 60 * 1000;

describe('what is unsent', () => {
  it('[C5] counts as a person does: an action with its photos and changes is one', async () => {
    const phone = new Phone(new ModelServer());
    const action = await phone.record({}, [photo(1), photo(2)]);
    await phone.change(action, { place: 'ตลาด' });
    await phone.record();
    expect(countsOf(phone.state)).toEqual({ waiting: 2, waitingPhotos: 2, attention: 0, unsent: 2 });
  });

  it('[C5] a record stays in the count until the last of its photos has arrived', async () => {
    const phone = new Phone(new ModelServer());
    await phone.record({}, [photo(1), photo(2)]);
    await phone.drain();
    phone.network.stuck.add(photo(2).sha256);
    await phone.drainPhotos();
    expect(countsOf(phone.state)).toEqual({ waiting: 1, waitingPhotos: 1, attention: 0, unsent: 1 });
  });

  it('[C5] a record to be mended is counted once, not again as waiting', async () => {
    const phone = new Phone(new ModelServer());
    const action = await phone.record({ what: '' }, [photo(1)]);
    await phone.drain();
    await phone.attach(action, photo(2));
    expect(countsOf(phone.state)).toMatchObject({ waiting: 0, attention: 1, unsent: 1 });
  });

  it('[SEND1] is as old as its oldest piece, also when only a photo of it is left', async () => {
    const phone = new Phone(new ModelServer());
    expect(unsentSince(phone.state)).toBeNull();
    await phone.record({}, [photo(1)]);
    phone.time += HOUR_MS;
    await phone.record();
    expect(unsentSince(phone.state)).toBe('2023-02-15T03:00:00.000Z');
    await phone.drain();
    expect(unsentSince(phone.state)).toBe('2023-02-15T03:00:00.000Z');
    await phone.drainPhotos();
    expect(unsentSince(phone.state)).toBeNull();
  });
});
