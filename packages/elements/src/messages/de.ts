import type { Messages } from './en.ts';

/** German. Machine-made, not yet read by a native speaker. */
export const de: Messages = {
  'credentials.title': 'Anmelden',
  'credentials.identifier': 'E-Mail oder Benutzername',
  'credentials.password': 'Passwort',
  'credentials.submit': 'Anmelden',
  'credentials.no-identifier': 'Geben Sie E-Mail oder Benutzername ein.',
  'credentials.no-password': 'Geben Sie Ihr Passwort ein.',
  'credentials.wrong-password': 'Das Passwort stimmt nicht. Versuchen Sie es noch einmal.',

  'password.show': 'Anzeigen',
  'password.hide': 'Verbergen',
  'password.show-label': 'Passwort anzeigen',
  'password.hide-label': 'Passwort verbergen',
  'password.shown': 'Ihr Passwort ist sichtbar.',
  'password.hidden': 'Ihr Passwort ist verborgen.',

  'code.title': 'Bestätigen Sie, dass Sie es sind',
  'code.label': 'Code',
  'code.submit': 'Code prüfen',
  'code.hint-totp': {
    one: 'Der {count}-stellige Code aus Ihrer Authenticator-App.',
    other: 'Der {count}-stellige Code aus Ihrer Authenticator-App.',
  },
  'code.hint-auto': 'Er wird geprüft, sobald er vollständig ist.',
  'code.backup-label': 'Backup-Code',
  'code.hint-backup': 'Einer der Codes, die Sie bei der Einrichtung gesichert haben. Jeder gilt einmal.',
  'code.empty': 'Geben Sie den Code ein.',
  'code.too-short': {
    one: 'Der Code hat {count} Ziffer. Geben Sie ihn ganz ein.',
    other: 'Der Code hat {count} Ziffern. Geben Sie alle ein.',
  },
  'code.too-long': {
    one: 'Zu viele Ziffern. Der Code hat nur {count}.',
    other: 'Zu viele Ziffern. Der Code hat {count}.',
  },
  'code.not-digits': 'Verwenden Sie nur Ziffern.',
  'code.backup-length': {
    one: 'Ein Backup-Code hat {count} Zeichen. Prüfen Sie ihn und versuchen Sie es noch einmal.',
    other: 'Ein Backup-Code hat {count} Buchstaben und Ziffern. Prüfen Sie ihn und versuchen Sie es noch einmal.',
  },
  'code.attempts-left': {
    one: 'Noch {count} Versuch, bevor Ihr Konto gesperrt wird.',
    other: 'Noch {count} Versuche, bevor Ihr Konto gesperrt wird.',
  },

  'trust.label': {
    one: 'Diesem Gerät {count} Tag lang vertrauen',
    other: 'Diesem Gerät {count} Tage lang vertrauen',
  },
  'trust.hint': 'Hier wird dann kein Code verlangt. Nur auf einem Gerät, das Ihnen gehört.',

  'others.title': 'Anders bestätigen',
  'choose.title': 'Wie möchten Sie sich anmelden?',
  'choose.intro': 'Wählen Sie, woher Ihr Code kommt.',
  'factor.totp': 'Authenticator-App',
  'factor.totp-help': 'Ein Code aus der App auf Ihrem Telefon',
  'factor.backup-code': 'Backup-Code',
  'factor.backup-code-help': 'Einer der Codes, die Sie gesichert haben',

  'enrol.title': 'Machen Sie Ihr Konto sicherer',
  'enrol.intro':
    'Ihre Organisation verlangt bei der Anmeldung einen zweiten Schritt. Wählen Sie einen; es dauert etwa eine Minute.',
  'enrol.totp-help': 'Kostenlos, auch ohne Empfang',
  'totp.title': 'Authenticator-App einrichten',
  'totp.intro': 'Öffnen Sie die App, fügen Sie ein Konto hinzu und scannen Sie diesen Code.',
  'totp.apps': 'Noch keine App? 2FAS, Aegis (Android) und Google Authenticator sind kostenlos.',
  'totp.qr': 'QR-Code für Ihre Authenticator-App',
  'totp.secret': 'Scannen geht nicht? Tippen Sie diesen Schlüssel ein',
  'totp.open': 'In Authenticator-App öffnen',
  'totp.label': 'Code aus der App',
  'totp.submit': 'Code prüfen',
  'totp.back': 'Etwas anderes wählen',

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
    one: 'Ihr {count} Code wurde einmal gezeigt und lässt sich nicht noch einmal zeigen. Wenn Sie ihn nicht gesichert haben, erstellen Sie in den Einstellungen einen neuen Satz.',
    other:
      'Ihre {count} Codes wurden einmal gezeigt und lassen sich nicht noch einmal zeigen. Wenn Sie sie nicht gesichert haben, erstellen Sie in den Einstellungen einen neuen Satz.',
  },
  'backup.continue': 'Weiter',

  'copy.action': 'Kopieren',
  'copy.done': 'Kopiert',
  'copy.failed': 'Kopieren ist hier nicht erlaubt. Der Text ist markiert: kopieren Sie ihn von Hand.',

  'locked.title': 'Ihr Konto ist vorerst gesperrt',
  'locked.intro': 'Es gab zu viele falsche Codes.',
  'locked.until': 'Versuchen Sie es um {time} wieder, {relative}.',
  'locked.until-admin': 'Eine Administratorin oder ein Administrator kann es entsperren.',
  'locked.over': 'Sie können es jetzt wieder versuchen.',
  'locked.support': 'Brauchen Sie vorher Hilfe?',
  'locked.support-admin': 'Hilfe bekommen Sie hier:',
  'locked.support-nobody': 'Wenn Sie nicht warten können, fragen Sie die Administration Ihrer Organisation.',

  'done.title': 'Sie sind angemeldet',
  'done.mfa-enabled':
    'Ihr zweiter Schritt ist eingeschaltet. Bei der Anmeldung auf einem neuen Gerät wird ein Code verlangt.',
  'done.backup-codes-low': {
    one: 'Sie haben noch {count} Backup-Code. Erstellen Sie bald in den Einstellungen einen neuen Satz.',
    other: 'Sie haben noch {count} Backup-Codes. Erstellen Sie bald in den Einstellungen einen neuen Satz.',
  },
  'done.continue': 'Weiter',

  'over.title': 'Diese Anmeldung ist beendet',
  'over.intro': 'Sie war zu lange offen oder wurde anderswo abgeschlossen. Es ist nichts verloren.',
  'start-again': 'Neu beginnen',
  'try-again': 'Noch einmal versuchen',
  'other-account': 'Anderes Konto verwenden',
  'signing-in-as': 'Anmeldung als',
  busy: 'Wird geprüft …',
  loading: 'Wird geladen …',
  'unsupported.title': 'Bitte aktualisieren Sie diese Seite',
  'unsupported.intro':
    'Sie ist älter als der Dienst, mit dem sie spricht. Laden Sie sie neu; hilft das nicht, sagen Sie es dem Betreiber.',

  'failure.offline':
    'Der Server ist nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es dann noch einmal. Was Sie eingegeben haben, ist noch da.',
  'failure.unexpected':
    'Bei uns ist etwas schiefgegangen. Warten Sie kurz und versuchen Sie es dann noch einmal. Was Sie eingegeben haben, ist noch da.',
  'problem.invalid-credentials':
    'Benutzername oder Passwort stimmt nicht. Prüfen Sie beides und versuchen Sie es noch einmal.',
  'problem.invalid-code': 'Dieser Code ist ungültig. Versuchen Sie es noch einmal.',
  'problem.code-used': 'Dieser Code gilt nicht mehr. Warten Sie auf den nächsten.',
  'problem.backup-code-used': 'Dieser Code gilt nicht mehr. Verwenden Sie einen anderen.',
  'problem.locked': 'Ihr Konto ist vorerst gesperrt.',
  'problem.too-many-attempts': 'Zu viele Versuche in kurzer Zeit. Versuchen Sie es {relative} noch einmal.',
  'problem.already-enrolled': 'Das ist schon eingerichtet. Wählen Sie etwas anderes.',
  'problem.not-offered': 'Das geht hier nicht. Wählen Sie etwas anderes.',
  'problem.answered-elsewhere': 'Das wurde schon beantwortet, vielleicht in einem anderen Tab. Machen Sie hier weiter.',
  'problem.unavailable': 'Der Dienst ist nicht verfügbar. Warten Sie kurz und versuchen Sie es dann noch einmal.',
  'problem.unknown':
    'Das hat nicht geklappt. Versuchen Sie es noch einmal; bleibt es dabei, nennen Sie dem Support „{code}“.',
};
