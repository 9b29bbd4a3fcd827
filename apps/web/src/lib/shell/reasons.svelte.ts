/** A reason that is asked for before something is done. Its sheet stands above every page, so rows that arrive leave it. */

export interface Asked {
  /** What is written is kept under this until it is done. */
  key: string;
  words: { title: string; label: string; hint?: string; help?: string; missing: string; confirm: string };
  look?: 'primary' | 'danger';
  /** Said when it could not be done. */
  notDone?: string;
  /** What has come in between since it was asked; null when nothing has. */
  inTheWay?: () => string | null;
  /** Resolves when it is done; the sheet closes then. */
  onconfirm: (reason: string) => Promise<void>;
}

export class Reasons {
  asked = $state.raw<Asked | null>(null);

  ask(asked: Asked): void {
    this.asked = asked;
  }
}
