/** The same sentences in English. */
import type { ReportMessages } from './report-th.ts';

export const reportEn: ReportMessages = {
  report: {
    of: (year, round) => `Fiscal year ${year}, ${round}`,
    rounds: { 1: 'six months', 2: 'twelve months' },
    number: (n) => `No.\u00a0${n}`,
    internal: 'For own use',
    state: { DRAFT: 'Draft, to be signed', ISSUED: 'Signed, not published' },
    produced: (who, when) => `Produced by ${who}, ${when}`,
    reviewed: (who, when) => `Reviewed by ${who}, ${when}`,
    signed: (who, when) => `Signed by ${who}, ${when}`,
    signedActing: (who, when) => `Signed by ${who} (acting), ${when}`,
    corrects: (n) => `Takes the place of no.\u00a0${n}`,
    correctedBy: (n) => `A newer one is published: no.\u00a0${n}`,
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
