/** The edge to the agency's mail server. */
import { createTransport } from 'nodemailer';
import type { Config } from '../config.ts';

const WAIT_MS = 15_000;

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}
/** @throws Error when the server does not take the letter */
export type SendLetter = (letter: Letter) => Promise<void>;

/** Null when the settings name no mail server. */
export function openMail({ smtpUrl, mailFrom }: Pick<Config, 'smtpUrl' | 'mailFrom'>): SendLetter | null {
  if (smtpUrl === null) return null;
  const waits = { connectionTimeout: WAIT_MS, greetingTimeout: WAIT_MS, socketTimeout: WAIT_MS };
  const server = createTransport({ url: smtpUrl, ...waits });
  return async (letter) => {
    await server.sendMail({ from: mailFrom ?? '', ...letter });
  };
}
