/** The same sentences in English. */
import { num } from '../numerals.svelte.ts';
import type { LessonMessages } from './lesson-th.ts';

export const lessonEn: LessonMessages = {
  title: 'How it works, in 3 pictures',
  step: (n, of) => `Picture ${num(n)} of ${num(of)}`,
  skip: 'Skip',
  next: 'Next',
  previous: 'Back',
  begin: 'Begin',
  later: 'Later',
  pages: {
    record: {
      title: 'Record without a signal',
      words: 'Take the photo, choose the channel, save. Anywhere; there is no need to wait for the internet.',
    },
    wait: {
      title: 'It waits on this phone, and you can count it',
      words:
        'The number at “To send” says how many records have not reached the system. None is lost, even when the app or the phone is off.',
    },
    send: {
      title: 'With a signal it sends itself',
      words:
        'Nothing to press again. What has arrived says “Sent”, and the corner of the screen says “All sent”.',
    },
  },
  seeAgain: 'See how it works again',
};
