/** The same sentences in English. */
import { num } from '../numerals.svelte.ts';
import type { AccessMessages } from './access-th.ts';

export const accessEn: AccessMessages = {
  title: 'My sign-ins',
  needsServer: 'This can be seen and changed while the system is reached.',
  device: (browser, system) => {
    if (browser === null) return system ?? 'a device without a name';
    return system === null ? browser : `${browser} on ${system}`;
  },
  enrol: {
    make: 'Make a passkey and begin',
    why: 'A passkey is this device’s fingerprint, face or screen lock in the place of a password: nothing to remember, and nobody can guess it.',
    byPassword: 'Choose a password instead',
    byPasskey: 'Use a passkey instead',
    own: 'For a device of your own. If you share it with others, choose a password.',
  },
  signIn: {
    use: 'Use a passkey',
    why: 'Fingerprint, face or screen lock; no name to type',
    or: 'or',
  },
  asked: {
    cancelled: 'It was not confirmed on this device, or the time ran out. Try again, or use a password.',
    knownHere: 'This device has a passkey of yours already. Sign in with it.',
    otherAddress:
      'A passkey works at the system’s own address only. Open the link your coordinator gave you, or use a password.',
    impossible:
      'This device cannot use passkeys; perhaps its screen has no lock. Set one in its settings, or use a password.',
  },
  passkeys: {
    title: 'Passkeys',
    none: 'No passkey yet; you sign in with a password',
    noneHelp: 'With a passkey you sign in by fingerprint, face or screen lock.',
    from: (device) => `Made with ${device}`,
    synced: 'Kept in the device’s account, and works wherever that account is signed in',
    added: (when) => `Added ${when}`,
    used: (when) => `Last used ${when}`,
    neverUsed: 'Never used to sign in yet',
    add: 'Add a passkey of this device',
    addDone: 'The passkey is added',
    remove: 'Remove',
    removeTitle: (device) => `Remove the passkey made with ${device}`,
    removeHelp:
      'It will not sign in any more. Devices that are signed in stay so: if one is lost, end its session as well.',
    removeDone: 'The passkey is removed',
    impossible: 'This browser cannot use passkeys. Open this page in a current one.',
  },
  sessions: {
    title: 'Where you are signed in',
    present: 'this device',
    began: (when) => `Signed in ${when}`,
    seen: (when) => `Last used ${when}`,
    end: 'Sign it out',
    endTitle: (device) => `Sign ${device} out`,
    endHelp:
      'It will neither receive nor send until you sign in there again. What is unsent is not lost: it all stays on that device.',
    endDone: 'Signed out there',
    endOthers: 'Sign out everywhere else',
    endOthersTitle: (n) => `Sign out on ${num(n)} other devices`,
    only: 'You are signed in on this device only',
  },
};
