/** `recording-th.ts` in English. */
import type { RecordingMessages } from './recording-th.ts';

export const recordingEn: RecordingMessages = {
  recording: {
    channel: 'Channel',
    channelMissing: 'Choose the channel that was used.',
    what: 'What was done',
    whatPrefill: (title) => `Publicised: ${title}`,
    day: 'Day it was done',
    dayThai: (day) => `that is ${day}`,
    dayMissing: 'Choose the day it was done.',
    place: 'Place',
    quantity: 'Quantity',
    quantityOf: (unit) => `Quantity (${unit})`,
    more: 'More details',
    nothingChanged: 'Nothing changed, so nothing was saved',
    draftKept: 'What you had typed is back',
    evidenceKept: 'The photos and files you had chosen are back',
    draftUnkept:
      'This device is full, so the draft cannot be kept. Words and photos are still on the screen: leave this page open, delete files you do not need, then save.',
    draftElsewhere:
      'What stands in this form has been saved, discarded or brought back in another window. Look there first, so that it is not recorded twice. To record it here all the same, save again.',
    saved: (measures) =>
      measures === 1 ? 'Saved on this phone' : `Saved on this phone for ${measures} measures`,
    undo: 'Undo',
    takenBack: 'Undone right after it was saved',
    undone: 'Undone. Words and photos are back in the form.',
    undoFailed: 'It could not be undone and still stands. Open the record and withdraw it.',
    allChannels: (more) => `All channels (${more} more)`,
    movesTo: (month) => `This record will stand in ${month}, where its day lies`,
    outsideWindow: (from, to) => `Outside the measure’s window (${from} to ${to}), but it can be recorded`,
    discard: 'Discard this draft',
    discarded: 'Draft discarded',
    also: 'Count it for other measures too',
    alsoChosen: (n) => `Counts for ${n} more ${n === 1 ? 'measure' : 'measures'}`,
    alsoHelp: (month) =>
      `Other measures that your unit reports on in ${month}. One record is saved for each, with the photos.`,
    alsoSearch: 'Search measures',
    alsoFound: (n) =>
      n === 0
        ? 'No measure has this word. Try a shorter one.'
        : `${n} ${n === 1 ? 'measure' : 'measures'} found`,
    alsoDone: 'Done',
    lastTime: 'Same as last time',
    filled: 'Filled in. Check the day and take new photos.',
    templates: 'Templates',
    templatesHelp:
      'A template keeps channel, words, place, quantity and link on this phone; not the day and the photos.',
    templatesNone: 'No template yet. Fill in the form, then come back to keep it as a template.',
    templateName: 'Name of the template',
    templateNameMissing: 'Give the template a name, so that you find it next time.',
    templateKeep: 'Keep this form as a template',
    templateKept: (name) => `Template ${name} kept`,
    templateUse: (name) => `Use the template ${name}`,
    templateRemove: (name) => `Remove the template ${name}`,
    templateRemoved: (name) => `Template ${name} removed`,
    templateUnkept: 'The template was not kept. The phone may be full: delete unused files and try again.',
    oneAct: (codes) => `The same act also counts for ${codes}, so they share these photos`,
  },
};
