/** The same sentences in English. */
import type { ReportMessages } from './report-th.ts';

export const reportEn: ReportMessages = {
  report: {
    of: (year, round) => `Fiscal year ${year}, ${round}`,
    rounds: { 1: 'six months', 2: 'twelve months' },
    number: (n) => `No.\u00a0${n}`,
    internal: 'For own use',
    state: {
      DRAFT: 'Draft, to be signed',
      ISSUED: 'Signed, not published',
      WITHDRAWN: 'Withdrawn from the public',
    },
    produced: (who, when) => `Produced by ${who}, ${when}`,
    reviewed: (who, when) => `Reviewed by ${who}, ${when}`,
    signed: (who, when) => `Signed by ${who}, ${when}`,
    signedActing: (who, when) => `Signed by ${who} (acting), ${when}`,
    corrects: (n) => `Takes the place of no.\u00a0${n}`,
    correctedBy: (n) => `A newer one is published: no.\u00a0${n}`,
    correctedByWithdrawn: (n) =>
      `No.\u00a0${n} took its place and was withdrawn from the public since; there is no newer one yet.`,
    withdrawn: (who, when, reason) => `Withdrawn from the public by ${who}, ${when}: ${reason}`,
    withdrawnFromPublic: (when) =>
      `The agency withdrew this report from the public, ${when}; it can no longer be read or downloaded.`,
    formats: { DOCX: 'Word', PDF: 'PDF', XLSX: 'Excel', CSV: 'CSV', JSON: 'JSON' },
    hash: 'Fingerprint of the files (SHA-256)',
    publicTitle: 'Published report',
    missingTitle: 'There is no such report',
    missing: 'It may not be published yet, or the address is incomplete. Ask the agency for it.',
    verifyTitle: 'Check a report file',
    verifyIntro:
      'Choose the file you have: you are told whether it is, to the letter, what the agency produced. The file does not leave your device.',
    choose: 'Choose a file',
    checking: 'Checking the file',
    genuine: 'It is the agency’s file, to the letter',
    genuineWithdrawn: (when) =>
      `It is the agency’s file, to the letter, but the agency withdrew it from the public, ${when}. Do not use it or pass it on.`,
    genuineDraft: 'It is a draft made here that no executive has signed, so it is not an issued report.',
    unknown: 'It is not the file of any report here',
    unknownWhy:
      'It may have been changed or saved anew after it was downloaded, or come from another system. Download it again from the agency’s page.',
    unreadable:
      'This file cannot be opened: it may have been moved or deleted, or be too large for this device. Choose it again.',
    another: 'Check another file',
    toVerify: 'Do you have a file? Check whether it is genuine',
    toPage: 'Open the page of this report',
  },
};
