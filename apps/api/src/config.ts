/** The only reader of the environment. Every wrong value gets a sentence that says what to do. */
import { resolve } from 'node:path';
import { z } from 'zod';

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Where the command was given; file names are relative to it. */
  readonly folder: string;
  /** Folder of the embedded database, the blobs and the reports. */
  readonly dataDir: string;
  /** PostgreSQL address; null for the embedded SQLite. */
  readonly databaseUrl: string | null;
  /** Address people type, without a slash at the end; https makes cookies secure. */
  readonly publicUrl: string;
  readonly production: boolean;
  /** Instant at which the server's clock starts; null for the real time. Never in production. */
  readonly clock: Date | null;
  /** What an empty database begins with: the demonstration town, or a one-time set-up link (always in production). */
  readonly firstRun: 'town' | 'set-up';
  /** One password for all demonstration accounts; null generates one each. */
  readonly demoPassword: string | null;
  /** Bytes of photos one person may send in a day. */
  readonly personDayBytes: number;
  /** Bytes of photos one agency may have here. */
  readonly agencyBytes: number;
  /** What links may be looked at for a preview: public pages, none, or (in tests) this machine's as well. */
  readonly linkPreviews: 'public' | 'off' | 'loopback';
  /** Mail server that sends reminders, such as smtps://name:password@mail.example.go.th; null sends no letters. */
  readonly smtpUrl: string | null;
  /** Who letters are from; given when `smtpUrl` is. */
  readonly mailFrom: string | null;
  /** Origins of push services beside those of the browsers there are. */
  readonly pushServices: readonly string[];
  /** The built web app's request handler; null serves the API alone. */
  readonly webHandler: string | null;
}

export class ConfigError extends Error {}

const DEFAULT_WEB_HANDLER = resolve(import.meta.dirname, '../../web/build/handler.js');

const MB = 1024 * 1024;

const optionalText = z
  .string()
  .trim()
  .optional()
  .transform((text) => text || null);
const environment = z.object({
  PORT: optionalText
    .transform((port) => Number(port ?? 4000))
    .pipe(
      z
        .number('PORT must be a number, for example PORT=4000')
        .int('PORT must be a whole number')
        .min(0, 'PORT must be 0 to 65535')
        .max(65535, 'PORT must be 0 to 65535'),
    ),
  HOST: z.string().default('0.0.0.0'),
  DATA_DIR: z.string().min(1, 'DATA_DIR must name a folder').default('./data'),
  DATABASE_URL: optionalText.refine((url) => url === null || isPostgresUrl(url), {
    error: ({ input }) =>
      /^postgres(ql)?:\/\//i.test(input as string) && !isWholeUrl(input as string)
        ? 'DATABASE_URL cannot be read. In its password / # ? @ : and % must be percent-encoded: pa/ss#1 is written pa%2Fss%231'
        : 'DATABASE_URL must look like postgresql://user:password@host:5432/database; leave it out for SQLite',
  }),
  PUBLIC_URL: optionalText.refine((url) => url === null || isWebUrl(url), {
    message: 'PUBLIC_URL must look like https://prongsai.example.go.th',
  }),
  NODE_ENV: z.string().optional(),
  CLOCK: optionalText.refine((at) => at === null || !Number.isNaN(Date.parse(at)), {
    message: 'CLOCK must be an instant such as 2023-02-20T09:00:00+07:00',
  }),
  FIRST_RUN: z.enum(['town', 'set-up'], 'FIRST_RUN must be town or set-up').default('town'),
  DEMO_PASSWORD: optionalText.refine((password) => password === null || password.length >= 8, {
    message: 'DEMO_PASSWORD must have at least 8 characters',
  }),
  PHOTO_MB_PER_PERSON_AND_DAY: amount('PHOTO_MB_PER_PERSON_AND_DAY', 2000),
  PHOTO_GB_PER_AGENCY: amount('PHOTO_GB_PER_AGENCY', 200),
  LINK_PREVIEWS: z
    .enum(['public', 'off', 'loopback'], 'LINK_PREVIEWS must be public or off')
    .default('public'),
  SMTP_URL: optionalText.refine((url) => url === null || isMailUrl(url), {
    message: 'SMTP_URL must look like smtps://name:password@mail.example.go.th',
  }),
  MAIL_FROM: optionalText,
  PUSH_SERVICES: optionalText
    .transform((text) => text?.split(/[\s,]+/) ?? [])
    .refine((origins) => origins.every((url) => isWebUrl(url) && new URL(url).origin === url), {
      message: 'PUSH_SERVICES must be addresses without a path, such as https://push.example.go.th',
    }),
  WEB_HANDLER: z.string().optional(),
});

function amount(name: string, usual: number) {
  return optionalText
    .transform((text) => Number(text ?? usual))
    .refine((number) => number > 0, { message: `${name} must be a number above 0, for example ${usual}` });
}

/** @throws ConfigError with one line per wrong value. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const read = environment.safeParse(env);
  if (!read.success) throw new ConfigError(read.error.issues.map((issue) => issue.message).join('\n'));
  const values = read.data;
  const production = values.NODE_ENV === 'production';
  if (production && values.CLOCK) {
    throw new ConfigError('CLOCK is for rehearsals and is refused when NODE_ENV=production; leave it out');
  }
  if (production && values.LINK_PREVIEWS === 'loopback') {
    throw new ConfigError('LINK_PREVIEWS=loopback is for tests and is refused when NODE_ENV=production');
  }
  if (values.SMTP_URL && !values.MAIL_FROM) {
    throw new ConfigError(
      'SMTP_URL needs MAIL_FROM, the address letters are from, for example ita@example.go.th',
    );
  }
  const folder = env.INIT_CWD ?? process.cwd();
  return {
    folder,
    port: values.PORT,
    host: values.HOST,
    dataDir: resolve(folder, values.DATA_DIR),
    databaseUrl: values.DATABASE_URL,
    publicUrl: (values.PUBLIC_URL ?? `http://localhost:${values.PORT}`).replace(/\/$/, ''),
    production,
    clock: values.CLOCK ? new Date(values.CLOCK) : null,
    firstRun: production ? 'set-up' : values.FIRST_RUN,
    demoPassword: values.DEMO_PASSWORD,
    personDayBytes: values.PHOTO_MB_PER_PERSON_AND_DAY * MB,
    agencyBytes: values.PHOTO_GB_PER_AGENCY * 1024 * MB,
    linkPreviews: values.LINK_PREVIEWS,
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM,
    pushServices: values.PUSH_SERVICES,
    webHandler: values.WEB_HANDLER === '' ? null : (values.WEB_HANDLER ?? DEFAULT_WEB_HANDLER),
  };
}

function isPostgresUrl(text: string): boolean {
  return isWholeUrl(text) && /^postgres(ql)?:$/.test(new URL(text).protocol);
}

/** Whether its password is encoded: a / # or ? of it ends the host early, and what follows is lost or taken for a path. */
function isWholeUrl(text: string): boolean {
  if (!URL.canParse(text) || /%(?![0-9a-f]{2})/i.test(text)) return false;
  const { host, username, pathname, search, hash } = new URL(text);
  return host === '' || username !== '' || !`${pathname}${search}${hash}`.includes('@');
}

function isWebUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function isMailUrl(text: string): boolean {
  return URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol);
}
