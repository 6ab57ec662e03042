import type { Translation } from '../area.ts';
import type { en } from './en.ts';

/** German. Machine-made, not yet read by a native speaker. */
export const de: Translation<typeof en> = {
  'sessions.title': 'Wo Sie angemeldet sind',
  'sessions.intro': 'Browser und Geräte, die in Ihrem Konto angemeldet sind.',
  'sessions.this': 'Dieses Gerät',
  'sessions.started': 'Angemeldet seit {date}',
  'sessions.seen': 'Zuletzt aktiv {relative}',
  'sessions.seen-now': 'Jetzt aktiv',
  'sessions.end': 'Abmelden',
  'sessions.end-named': '{device} abmelden',
  'sessions.end-ask': '{device} wird sofort abgemeldet. Wer dort weitermachen möchte, muss sich neu anmelden.',
  'sessions.end-others': 'Überall sonst abmelden',
  'sessions.end-others-ask': {
    one: '{count} andere Sitzung wird sofort beendet. Diese hier bleibt.',
    other: '{count} andere Sitzungen werden sofort beendet. Diese hier bleibt.',
  },
  'sessions.end-all': 'Überall abmelden, auch hier',
  'sessions.end-all-ask': 'Alle Sitzungen enden sofort, auch diese. Sie müssen sich dann neu anmelden.',
  'sessions.ended': '{device} ist abgemeldet.',
  'sessions.ended-others': 'Alle anderen Sitzungen sind beendet.',
  'sessions.only-this': 'Sie sind sonst nirgends angemeldet.',

  'panel.loading': 'Wird geladen …',
  'panel.failed': 'Das ließ sich nicht laden.',
  'panel.offline': 'Der Server ist nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es dann noch einmal.',
  'panel.try-again': 'Noch einmal versuchen',
  'panel.keep': 'So lassen',
  'panel.saving': 'Wird gespeichert …',
  'panel.signed-out': 'Sie sind abgemeldet. Melden Sie sich neu an, um dies zu sehen.',
  'panel.stale': 'Bestätigen Sie, dass Sie es sind, um dies zu sehen.',
  'panel.confirm': 'Identität bestätigen',
  'panel.confirm-title': 'Bestätigen Sie, dass Sie es sind',
  'panel.cancelled': 'Es wurde nichts geändert.',
  'panel.close': 'Schließen',

  'reason.enforced': 'Ihre Organisation verlangt es.',
  'reason.owner-only': 'Das kann nur die Inhaberin oder der Inhaber Ihrer Organisation.',
  'reason.not-offered': 'Ihre Organisation hat das ausgeschaltet.',
  'reason.already-enrolled': 'Das ist schon eingerichtet.',
  'reason.sso-account': 'Dafür ist die Anmeldung Ihres Unternehmens zuständig.',
  'reason.not-allowed': 'Dazu sind Sie nicht berechtigt.',
};
