import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

function complaint(env: NodeJS.ProcessEnv): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'nothing wrong';
}

describe('the configuration', () => {
  it('needs nothing', () => {
    expect(readConfig({})).toEqual({
      folder: process.cwd(),
      port: 4000,
      host: '0.0.0.0',
      dataDir: resolve('data'),
      databaseUrl: null,
      publicUrl: 'http://localhost:4000',
      production: false,
      clock: null,
      firstRun: 'town',
      demoPassword: null,
      personDayBytes: 2000 * 1024 ** 2,
      agencyBytes: 200 * 1024 ** 3,
      linkPreviews: 'public',
      smtpUrl: null,
      mailFrom: null,
      pushServices: [],
      webHandler: resolve(import.meta.dirname, '../../web/build/handler.js'),
    });
  });

  it('takes what is set', () => {
    const url = 'postgresql://prongsai:secret@db.example:5432/prongsai';
    const set = {
      PORT: '8080',
      HOST: '127.0.0.1',
      DATA_DIR: 'town',
      INIT_CWD: '/srv',
      DATABASE_URL: url,
      NODE_ENV: 'production',
    };
    expect(
      readConfig({ ...set, PUBLIC_URL: 'https://prongsai.bophloi.go.th/', WEB_HANDLER: '' }),
    ).toMatchObject({
      ...{ port: 8080, host: '127.0.0.1', dataDir: '/srv/town', databaseUrl: url, production: true },
      ...{ publicUrl: 'https://prongsai.bophloi.go.th', webHandler: null },
    });
    expect(readConfig({ CLOCK: '2023-02-20T09:00:00+07:00' }).clock).toEqual(
      new Date('2023-02-20T02:00:00Z'),
    );
  });

  it('takes an empty value for none', () => {
    expect(
      readConfig({
        PORT: '',
        DATABASE_URL: ' ',
        PUBLIC_URL: '',
        CLOCK: '',
        DEMO_PASSWORD: '',
        PHOTO_GB_PER_AGENCY: '',
      }),
    ).toEqual(readConfig({}));
  });

  const WRONG: readonly (readonly [variable: string, value: string, sentence: string])[] = [
    ['PORT', 'http', 'PORT must be a number, for example PORT=4000'],
    ['PORT', '70000', 'PORT must be 0 to 65535'],
    ['PORT', '-1', 'PORT must be 0 to 65535'],
    ['PORT', '80.5', 'PORT must be a whole number'],
    ['DATA_DIR', '', 'DATA_DIR must name a folder'],
    ['SMTP_URL', 'mail.example.go.th', 'SMTP_URL must look like smtps://name:password@mail.example.go.th'],
    [
      'SMTP_URL',
      'smtp://mail.example.go.th',
      'SMTP_URL needs MAIL_FROM, the address letters are from, for example ita@example.go.th',
    ],
    [
      'PUSH_SERVICES',
      'https://push.example.go.th/x',
      'PUSH_SERVICES must be addresses without a path, such as https://push.example.go.th',
    ],
    [
      'DATABASE_URL',
      'mysql://db/prongsai',
      'DATABASE_URL must look like postgresql://user:password@host:5432/database; leave it out for SQLite',
    ],
    ...['pa/ss', 'pa#ss', 'pa?ss', '1/s', '1#s', '50%zz'].map((password): [string, string, string] => [
      'DATABASE_URL',
      `postgresql://prongsai:${password}@127.0.0.1:5432/prongsai`,
      'DATABASE_URL cannot be read. In its password / # ? @ : and % must be percent-encoded: pa/ss#1 is written pa%2Fss%231',
    ]),
    [
      'DATABASE_URL',
      'prongsai.db',
      'DATABASE_URL must look like postgresql://user:password@host:5432/database; leave it out for SQLite',
    ],
    ['PUBLIC_URL', 'prongsai.bophloi.go.th', 'PUBLIC_URL must look like https://prongsai.example.go.th'],
    ['PUBLIC_URL', 'ftp://bophloi.go.th', 'PUBLIC_URL must look like https://prongsai.example.go.th'],
    ['CLOCK', 'tomorrow', 'CLOCK must be an instant such as 2023-02-20T09:00:00+07:00'],
    ['FIRST_RUN', 'empty', 'FIRST_RUN must be town or set-up'],
    [
      'PHOTO_MB_PER_PERSON_AND_DAY',
      'many',
      'PHOTO_MB_PER_PERSON_AND_DAY must be a number above 0, for example 2000',
    ],
    ['PHOTO_GB_PER_AGENCY', '0', 'PHOTO_GB_PER_AGENCY must be a number above 0, for example 200'],
    ['DEMO_PASSWORD', 'short', 'DEMO_PASSWORD must have at least 8 characters'],
  ];

  it.each(WRONG)('says what is wrong with %s=%s', (variable, value, sentence) => {
    expect(complaint({ [variable]: value })).toBe(sentence);
  });

  it('says everything that is wrong at once', () => {
    expect(complaint({ PORT: 'x', CLOCK: 'y' }).split('\n')).toHaveLength(2);
  });

  it('begins with a set-up link in production, whatever else is asked', () => {
    expect(readConfig({ FIRST_RUN: 'set-up' }).firstRun).toBe('set-up');
    expect(readConfig({ NODE_ENV: 'production', FIRST_RUN: 'town' }).firstRun).toBe('set-up');
  });

  it('refuses a clock of its own in production', () => {
    const env = { NODE_ENV: 'production', CLOCK: '2023-02-20T09:00:00+07:00' };
    expect(complaint(env)).toBe(
      'CLOCK is for rehearsals and is refused when NODE_ENV=production; leave it out',
    );
  });
});
