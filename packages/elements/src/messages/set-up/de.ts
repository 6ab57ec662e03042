import type { Translation } from '../area.ts';
import type { en } from './en.ts';

/** German. Machine-made, not yet read by a native speaker. */
export const de: Translation<typeof en> = {
  'identify.intro': 'Wir senden Ihnen einen Code per E-Mail. Damit legen Sie ein neues Passwort fest.',
  'identify.submit': 'Code senden',
  'identify.back': 'Zurück zur Anmeldung',
  'redirect.title': 'Single Sign-on',
  'redirect.intro': 'Sie melden sich bei {domain} an und kommen danach hierher zurück.',
  'redirect.failed':
    'Die Anmeldung bei {domain} hat nicht geklappt. Versuchen Sie es noch einmal, oder fragen Sie Ihre Administration.',
  'redirect.submit': 'Weiter',
  'busy-leaving': 'Einen Moment …',
  'busy-saving': 'Wird gespeichert …',
  'busy-creating': 'Konto wird erstellt …',
  'busy-making': 'Codes werden erstellt …',
  'new-password.title': 'Neues Passwort festlegen',
  'new-password.label': 'Neues Passwort',
  'new-password.hint': {
    one: 'Mindestens {count} Zeichen. Gut sind ein paar Wörter ohne Zusammenhang.',
    other: 'Mindestens {count} Zeichen. Gut sind ein paar Wörter ohne Zusammenhang.',
  },
  'new-password.submit': 'Passwort speichern',
  'new-password.empty': 'Geben Sie ein neues Passwort ein.',
  'new-password.refused': 'Dieses Passwort geht nicht. Wählen Sie ein anderes.',
  'new-password.short': 'Zu kurz. Es braucht mindestens {count} Zeichen.',
  'new-password.common': 'Leicht zu erraten: Es gehört zu den ersten, die ausprobiert werden. Wählen Sie ein anderes.',
  'new-password.own':
    'Leicht zu erraten: Es ist Ihr Name, Ihre Adresse oder der Name dieser Website. Wählen Sie ein anderes.',
  'new-password.alone':
    'Ihr zweiter Schritt ist aus, und Ihr Passwort allein ist zu schwach. Wählen Sie ein stärkeres.',
  'address.title': 'E-Mail-Adresse ändern',
  'address.intro': 'Wir senden einen Code an die neue Adresse.',
  'address.label': 'Neue E-Mail-Adresse',
  'address.same': 'Das ist schon Ihre Adresse.',
  'address.taken': 'Diese Adresse gehört inzwischen zu einem anderen Konto. Wählen Sie eine andere.',
  'address.provider': 'Für diese Adresse gilt Single Sign-on. Wählen Sie eine andere.',

  'sign-up.title': 'Konto erstellen',
  'sign-up.name': 'Name (optional)',
  'sign-up.email': 'E-Mail-Adresse',
  'sign-up.password': 'Passwort',
  'sign-up.submit': 'Konto erstellen',
  'sign-up.back': 'Schon ein Konto? Anmelden',
  'sign-up.no-email': 'Geben Sie Ihre E-Mail-Adresse ein, etwa name@example.com.',
  'sign-up.invisible': 'Darin ist ein unsichtbares Zeichen, vielleicht vom Kopieren. Tippen Sie sie neu ein.',
  'sign-up.no-password': 'Geben Sie ein Passwort ein.',
  'sign-up.taken': 'Zu dieser Adresse gibt es schon ein Konto. Melden Sie sich damit an.',
  'sign-up.off': 'Hier können Sie kein Konto erstellen. Wenden Sie sich an den Betreiber der Website.',
  'invitation.title': 'Konto bei {site}',
  'invitation.intro': 'Sie wurden eingeladen. Wählen Sie ein Passwort, um zu beginnen.',
  'invitation.submit': 'Mein Konto erstellen',
  'invitation.over-title': 'Diese Einladung gilt nicht mehr',
  'invitation.over':
    'Sie wurde benutzt, ersetzt oder ist abgelaufen. Schon ein Passwort? Melden Sie sich an. Sonst bitten Sie um ' +
    'eine neue.',

  'passkey.new-title': 'Passkey erstellen',
  'passkey.new-intro':
    'Danach melden Sie sich mit Fingerabdruck, Gesicht oder Bildschirmsperre an, ohne Passwort und Code.',
  'passkey.name': 'Name (optional)',
  'passkey.name-hint': 'Damit Sie ihn später erkennen, etwa „Mein Telefon“.',
  'passkey.new-submit': 'Passkey erstellen',
  'passkey.exists': 'Auf diesem Gerät gibt es schon einen Passkey für Ihr Konto.',

  'enrol.title': 'Konto schützen',
  'enrol.intro': 'Ihre Organisation verlangt einen zweiten Schritt. Es dauert etwa eine Minute.',
  'enrol.intro-reminder':
    'Ab {date} verlangt Ihre Organisation einen zweiten Schritt. Richten Sie ihn jetzt ein, in etwa einer Minute.',
  'problem.enforced': 'Ihre Organisation verlangt jetzt einen zweiten Schritt. Wählen Sie einen aus.',
  'enrol.skip': 'Jetzt nicht',
  'enrol.title-self': 'Zweiten Schritt hinzufügen',
  'enrol.intro-self': 'Wählen Sie einen. Es dauert etwa eine Minute.',
  'enrol.email-help': 'Codes an Ihre E-Mail-Adresse',
  'enrol.sms-help': 'Codes per SMS',
  'enrol.totp-help': 'Funktioniert ohne Empfang',
  'totp.title': 'App einrichten',
  'totp.intro': 'Öffnen Sie Ihre Authenticator-App und fügen Sie ein Konto hinzu.',
  'totp.no-app': 'Noch keine App?',
  'totp.apps': '2FAS, Aegis (Android) und Google Authenticator sind kostenlos.',
  'totp.scan': 'Scannen Sie diesen Code.',
  'totp.qr': 'QR-Code für Ihre Authenticator-App',
  'totp.secret': 'Scannen nicht möglich?',
  'totp.add': 'Fügen Sie das Konto Ihrer Authenticator-App hinzu.',
  'totp.open': 'In der App öffnen',
  'totp.no-link': 'Öffnet sich nichts?',
  'totp.other-device': 'Anderes Gerät verwenden',
  'totp.label': 'Geben Sie den angezeigten Code ein.',
  'totp.submit': 'Code prüfen',
  'phone.title': 'SMS einrichten',
  'phone.intro': 'Wir senden jetzt einen Code an diese Nummer, und künftig bei jeder Anmeldung.',
  'phone.title-signs-up': 'Ihre Telefonnummer',
  'phone.intro-signs-up': 'Wir bestätigen sie mit einem Code per SMS.',
  'phone.label': 'Telefonnummer',
  'phone.hint': 'Mit Ländervorwahl, etwa +49 1579 0123456',
  'phone.submit': 'Code senden',
  'phone.empty': 'Geben Sie Ihre Telefonnummer ein.',
  'phone.invalid': 'An diese Nummer können wir nicht senden. Beginnen Sie mit + und der Ländervorwahl.',

  'renew.title': 'Neue Backup-Codes erstellen?',
  'renew.cost': {
    one: 'Ihr unbenutzter Code gilt dann nicht mehr.',
    other: 'Ihre {count} unbenutzten Codes gelten dann nicht mehr.',
  },
  'renew.cost-none': 'Sie haben keinen unbenutzten Code mehr.',
  'renew.submit': 'Neue Codes erstellen',

  'backup.title': 'Speichern Sie Ihre Backup-Codes',
  'backup.intro': 'Gerät verloren? Jeder dieser Codes gilt für eine Anmeldung. Sie werden nur jetzt angezeigt.',
  'backup.list': 'Backup-Codes',
  'backup.download': 'Herunterladen',
  'backup.print': 'Drucken',
  'backup.file': 'Backup-Codes für {account} bei {site}. Jeder Code gilt einmal.',
  'backup.saved': 'Ich habe die Codes gespeichert',
  'backup.not-saved': 'Speichern Sie die Codes, dann setzen Sie das Häkchen.',
  'backup.done': 'Fertig',
  'backup.gone-title': 'Ihre Codes wurden schon angezeigt',
  'backup.gone': {
    one:
      'Ihr {count} Code wurde einmal angezeigt und lässt sich nicht noch einmal anzeigen. Wenn Sie ihn nicht ' +
      'gespeichert haben, erstellen Sie in den Einstellungen einen neuen Satz.',
    other:
      'Ihre {count} Codes wurden einmal angezeigt und lassen sich nicht noch einmal anzeigen. Wenn Sie sie nicht ' +
      'gespeichert haben, erstellen Sie in den Einstellungen einen neuen Satz.',
  },
  'backup.continue': 'Weiter',

  'copy.action': 'Kopieren',
  'copy.key': 'Schlüssel kopieren',
  'copy.codes': 'Codes kopieren',
  'copy.done': 'Kopiert',
  'copy.failed': 'Kopieren ist hier blockiert. Der Text ist markiert: drücken Sie Strg+C oder ⌘C.',
};
