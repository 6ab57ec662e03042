import type { Translation } from '../area.ts';
import type { en } from './en.ts';

/** German. Machine-made, not yet read by a native speaker. */
export const de: Translation<typeof en> = {
  'made-passkey.made': 'Für dieses Gerät wurde ein Passkey erstellt.',
  'made-passkey.help': 'Nächstes Mal können Sie sich mit Fingerabdruck, Gesicht oder Bildschirmsperre anmelden.',
  'made-passkey.undo': 'Rückgängig machen',
  'made-passkey.undoing': 'Wird entfernt …',
  'made-passkey.undone': 'Der Passkey wurde entfernt.',
  'made-passkey.failed': 'Der Passkey ließ sich nicht entfernen. Das geht auch in Ihren Sicherheitseinstellungen.',
  'made-passkey.close': 'Schließen',
};
