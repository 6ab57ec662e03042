import type { Words } from '../area.ts';

/** The English words of a passkey that the browser has made by itself. */
export const en = {
  'made-passkey.made': 'A passkey was made for this device.',
  'made-passkey.help': 'Next time you can sign in with your fingerprint, face or screen lock.',
  'made-passkey.undo': 'Undo',
  'made-passkey.undoing': 'Removing…',
  'made-passkey.undone': 'The passkey was removed.',
  'made-passkey.failed': 'We couldn’t remove it. You can do so in your security settings.',
  'made-passkey.close': 'Close',
} satisfies Words;
