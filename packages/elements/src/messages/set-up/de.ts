import type { Translation } from '../area.ts';
import type { en } from './en.ts';

/** German. Machine-made, not yet read by a native speaker. */
export const de: Translation<typeof en> = {
  'identify.intro': 'Wir senden einen Code an die E-Mail-Adresse Ihres Kontos. Damit wählen Sie ein neues Passwort.',
  'identify.submit': 'Code senden',
  'identify.back': 'Zurück zur Anmeldung',
  'redirect.title': 'Single Sign-on',
  'redirect.intro':
    'Ihre Organisation meldet Sie an. Es geht auf ihrer Seite für {domain} weiter, danach kommen Sie hierher zurück.',
  'redirect.failed':
    'Sie wurden für {domain} nicht angemeldet. Versuchen Sie es noch einmal, oder fragen Sie die Verwaltung ' +
    'Ihrer Organisation.',
  'redirect.submit': 'Weiter',
  'new-password.title': 'Neues Passwort wählen',
  'new-password.label': 'Neues Passwort',
  'new-password.hint': {
    one: 'Mindestens {count} Zeichen. Am besten ein paar Wörter, auf die nur Sie kommen.',
    other: 'Mindestens {count} Zeichen. Am besten ein paar Wörter, auf die nur Sie kommen.',
  },
  'new-password.submit': 'Passwort speichern',
  'new-password.empty': 'Geben Sie ein neues Passwort ein.',
  'new-password.refused': 'Dieses ist zu kurz oder gleich Ihrer Adresse. Wählen Sie ein anderes.',

  'sign-up.title': 'Konto erstellen',
  'sign-up.name': 'Name (freiwillig)',
  'sign-up.email': 'E-Mail-Adresse',
  'sign-up.password': 'Passwort',
  'sign-up.submit': 'Konto erstellen',
  'sign-up.back': 'Ich habe ein Konto: anmelden',
  'sign-up.no-email': 'Geben Sie Ihre E-Mail-Adresse ein, etwa name@example.com.',
  'sign-up.invisible': 'Darin ist ein unsichtbares Zeichen, vielleicht vom Kopieren. Tippen Sie sie neu ein.',
  'sign-up.no-password': 'Geben Sie ein Passwort ein.',
  'sign-up.taken': 'Zu dieser Adresse gibt es schon ein Konto. Melden Sie sich damit an.',
  'sign-up.off': 'Hier lässt sich kein Konto erstellen. Fragen Sie, wer diese Website betreibt.',
  'invitation.title': 'Willkommen',
  'invitation.intro': 'Wählen Sie ein Passwort, dann ist Ihr Konto bereit.',
  'invitation.over-title': 'Diese Einladung gilt nicht mehr',
  'invitation.over':
    'Sie wurde benutzt, durch eine neuere ersetzt oder ist abgelaufen. Wenn Sie schon ein Passwort gewählt ' +
    'haben, melden Sie sich damit an. Sonst bitten Sie um eine neue Einladung.',

  'passkey.new-title': 'Passkey erstellen',
  'passkey.new-intro':
    'Von da an melden Fingerabdruck, Gesicht oder Bildschirmsperre Sie an, ohne Passwort und ohne Code.',
  'passkey.name': 'Name (freiwillig)',
  'passkey.name-hint': 'Damit Sie ihn später wiedererkennen, etwa „Mein Telefon“.',
  'passkey.new-submit': 'Passkey erstellen',
  'passkey.exists': 'Auf diesem Gerät gibt es schon einen Passkey für Ihr Konto.',

  'enrol.title': 'Machen Sie Ihr Konto sicherer',
  'enrol.intro':
    'Ihre Organisation verlangt bei der Anmeldung einen zweiten Schritt. Wählen Sie einen; es dauert etwa eine ' +
    'Minute.',
  'enrol.intro-reminder':
    'Ab {date} verlangt Ihre Organisation bei der Anmeldung einen zweiten Schritt. Richten Sie ihn jetzt ein; es ' +
    'dauert etwa eine Minute.',
  'enrol.skip': 'Jetzt nicht',
  'enrol.title-self': 'Weg zur Anmeldung hinzufügen',
  'enrol.intro-self': 'Wählen Sie einen; es dauert etwa eine Minute.',
  'enrol.email-help': 'Codes kommen an die Adresse Ihres Kontos',
  'enrol.sms-help': 'Codes kommen als SMS',
  'enrol.totp-help': 'Kostenlos, auch ohne Empfang',
  'totp.title': 'Authenticator-App einrichten',
  'totp.intro': 'Öffnen Sie die App, fügen Sie ein Konto hinzu und scannen Sie diesen Code.',
  'totp.apps': 'Noch keine App? 2FAS, Aegis (Android) und Google Authenticator sind kostenlos.',
  'totp.qr': 'QR-Code für Ihre Authenticator-App',
  'totp.secret': 'Scannen geht nicht? Tippen Sie diesen Schlüssel ein',
  'totp.open': 'In Authenticator-App öffnen',
  'totp.label': 'Code aus der App',
  'totp.submit': 'Code prüfen',
  'phone.title': 'SMS einrichten',
  'phone.intro': 'An diese Nummer senden wir jetzt einen Code, und künftig bei der Anmeldung.',
  'phone.title-signs-up': 'Ihre Telefonnummer',
  'phone.intro-signs-up': 'Wir senden einen Code dorthin, um zu sehen, dass sie Ihnen gehört.',
  'phone.label': 'Telefonnummer',
  'phone.hint': 'Mit Ländervorwahl, zum Beispiel +49 1579 0123456.',
  'phone.submit': 'Code senden',
  'phone.empty': 'Geben Sie Ihre Telefonnummer ein.',
  'phone.invalid': 'An diese Nummer können wir nicht senden. Beginnen Sie mit + und der Ländervorwahl.',

  'renew.title': 'Neue Backup-Codes erstellen?',
  'renew.cost': {
    one: 'Ihr {count} unbenutzter Code gilt dann nicht mehr.',
    other: 'Ihre {count} unbenutzten Codes gelten dann nicht mehr.',
  },
  'renew.cost-none': 'Sie haben keinen unbenutzten Code mehr.',
  'renew.submit': 'Neue Codes erstellen',

  'backup.title': 'Sichern Sie Ihre Backup-Codes',
  'backup.intro':
    'Wenn Sie Ihr Telefon verlieren, meldet Sie jeder dieser Codes einmal an. Sie werden nur jetzt gezeigt.',
  'backup.list': 'Backup-Codes',
  'backup.copy': 'Kopieren',
  'backup.download': 'Herunterladen',
  'backup.print': 'Drucken',
  'backup.file': 'Backup-Codes für {account} bei {site}. Jeder Code gilt einmal.',
  'backup.saved': 'Ich habe sie gesichert',
  'backup.not-saved': 'Sichern Sie zuerst die Codes, dann setzen Sie das Häkchen.',
  'backup.done': 'Fertig',
  'backup.gone-title': 'Ihre Backup-Codes wurden gezeigt',
  'backup.gone': {
    one:
      'Ihr {count} Code wurde einmal gezeigt und lässt sich nicht noch einmal zeigen. Wenn Sie ihn nicht ' +
      'gesichert haben, erstellen Sie in den Einstellungen einen neuen Satz.',
    other:
      'Ihre {count} Codes wurden einmal gezeigt und lassen sich nicht noch einmal zeigen. Wenn Sie sie nicht ' +
      'gesichert haben, erstellen Sie in den Einstellungen einen neuen Satz.',
  },
  'backup.continue': 'Weiter',

  'copy.action': 'Kopieren',
  'copy.done': 'Kopiert',
  'copy.failed': 'Kopieren ist hier nicht erlaubt. Der Text ist markiert: kopieren Sie ihn von Hand.',
};
