/** What a story needs of a browser, whichever protocol drives it. Places on the page are XPaths. */
export interface Engine {
  open(address: string): Promise<void>;
  /** Everything is closed; what comes next begins as after a restart of the phone. */
  restart(): Promise<void>;
  click(place: string): Promise<void>;
  write(place: string, text: string): Promise<void>;
  choose(place: string, file: string): Promise<void>;
  /** Waits until it is there to be seen. */
  sees(place: string): Promise<void>;
  /** Runs the body of a function in the page; a promise it returns is awaited. */
  run(body: string): Promise<unknown>;
  quit(): Promise<void>;
}

/** Longest wait for a place on the page. */
export const PATIENCE_MS = 60_000;
