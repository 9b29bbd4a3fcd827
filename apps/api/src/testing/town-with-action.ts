/** A town in which somebody has recorded one action, for whatever is done to it next. */
import type { Client } from './client.ts';
import { anAction, record } from './deeds.ts';
import { FINANCE, placesSeenBy, type Places } from './places.ts';
import { startTown, type Town } from './town.ts';

export interface TownWithAction {
  readonly town: Town;
  readonly places: Places;
  readonly recorder: Client;
  readonly actionId: string;
}

export async function townWithAction(): Promise<TownWithAction> {
  const town = await startTown();
  const recorder = await town.as('recorder');
  const places = await placesSeenBy(recorder);
  const action = anAction({ measureId: places.measure('I7'), unitId: places.unit(FINANCE) });
  await record(recorder, action);
  return { town, places, recorder, actionId: action.id };
}
