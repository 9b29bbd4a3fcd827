/** The edge to the agency's mail server. */
import { createTransport } from 'nodemailer';
import type { Config } from '../config.ts';

const WAIT_MS = 15_000;

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}
/**
 * Null when the server took the letter; the status with which it refuses this reader for good, such as 550 5.1.1.
 * @throws Error when the server does not take the letter now; it says nothing of whom the letter is for
 */
export type SendLetter = (letter: Letter) => Promise<string | null>;

/** Null when the settings name no mail server. */
export function openMail({ smtpUrl, mailFrom }: Pick<Config, 'smtpUrl' | 'mailFrom'>): SendLetter | null {
  if (smtpUrl === null) return null;
  const waits = { connectionTimeout: WAIT_MS, greetingTimeout: WAIT_MS, socketTimeout: WAIT_MS };
  const server = createTransport({ url: smtpUrl, ...waits });
  return async (letter) => {
    try {
      await server.sendMail({ from: mailFrom ?? '', ...letter });
      return null;
    } catch (error) {
      const { code, command, response, message } = error as SMTPError;
      const status = /^\d{3}([ -]\d\.\d{1,3}\.\d{1,3}\b)?/.exec(response ?? '')?.[0].replace('-', ' ');
      if (status?.startsWith('5') && code === 'EENVELOPE' && command === 'RCPT TO') return status;
      // What a server says goes into the log without its words, which name the reader.
      const why =
        status === undefined ? message.replaceAll(letter.to, '…') : `${command} was answered ${status}`;
      throw new Error(`the mail server did not take a letter: ${why}`);
    }
  };
}

/** What nodemailer rejects with, where it spoke with a server. */
interface SMTPError extends Error {
  readonly code?: string;
  readonly command?: string;
  readonly response?: string;
}
