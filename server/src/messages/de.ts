import type { Messages } from './en.ts';

/** German. Machine-made, not yet read by a native speaker. */
export const de: Messages = {
  'code.sign-in.subject': 'Bei {site} anmelden',
  'code.enrol.subject': 'Bestätigen Sie Ihre E-Mail-Adresse für {site}',
  'code.sign-up.subject': 'Ihr neues Konto bei {site}',
  'code.recover.subject': 'Neues Passwort für {site} festlegen',
  'code.enter': 'Geben Sie diesen Code auf der Seite ein, die danach fragt:',
  'code.or-open': 'Oder öffnen Sie stattdessen diesen Link:',
  'code.open': 'Öffnen Sie diesen Link, um fortzufahren:',
  'code.sign-in.action': 'Anmelden',
  'code.enrol.action': 'Adresse bestätigen',
  'code.sign-up.action': 'Konto erstellen',
  'code.recover.action': 'Neues Passwort festlegen',
  'code.valid': {
    one: 'Gilt einmal und nur {count} Minute lang. Geben Sie nichts davon weiter.',
    other: 'Gilt einmal und nur {count} Minuten lang. Geben Sie nichts davon weiter.',
  },
  'code.sign-in.not-you':
    'Wenn Sie das nicht waren, kennt vielleicht jemand Ihr Passwort. Ändern Sie es und informieren Sie Ihre ' +
    'Administration.',
  'code.enrol.not-you': 'Wenn Sie das nicht waren, ändern Sie Ihr Passwort und informieren Sie Ihre Administration.',
  'code.sign-up.not-you':
    'Wenn Sie das nicht waren, können Sie diese Nachricht ignorieren. Ohne den Code entsteht kein Konto.',
  'code.recover.not-you':
    'Wenn Sie das nicht waren, können Sie diese Nachricht ignorieren. Ihr Passwort bleibt, wie es ist.',
  'sms.code': '{code} ist Ihr Code für {site}. Geben Sie ihn nie weiter.',

  'exists.subject': 'Sie haben schon ein Konto bei {site}',
  'exists.text':
    'Jemand wollte mit dieser Adresse ein Konto erstellen, und es gibt schon eines. Melden Sie sich damit an. ' +
    'Wenn Sie das Passwort nicht kennen, wählen Sie dort „Passwort vergessen?“.',
  'exists.invited': 'Wenn Sie eingeladen wurden, öffnen Sie stattdessen den Link Ihrer Einladung.',
  'exists.not-you': 'Wenn Sie das nicht waren, können Sie diese Nachricht ignorieren. Ihr Konto bleibt, wie es ist.',

  'invitation.subject': 'Einladung zu {site}',
  'invitation.text':
    'Eine Administratorin oder ein Administrator hat ein Konto für Sie angelegt. Öffnen Sie diesen Link und ' +
    'wählen Sie ein Passwort:',
  'invitation.action': 'Einladung annehmen',
  'invitation.valid': {
    one: 'Der Link gilt einmal, {count} Tag lang. Geben Sie ihn niemandem.',
    other: 'Der Link gilt einmal, {count} Tage lang. Geben Sie ihn niemandem.',
  },
  'invitation.elsewhere':
    'Jemand wollte in einer Organisation ein Konto für Sie anlegen, aber zu dieser Adresse gibt es schon eines in ' +
    'einer anderen. Wenn Sie beitreten möchten, lassen Sie sich unter einer anderen Adresse einladen.',
  'invitation.not-you':
    'Wenn Sie nicht wissen, worum es geht, können Sie diese Nachricht ignorieren. Dann geschieht nichts.',

  'invitation-page.title': 'Ihre Einladung zu {site}',
  'invitation-page.leave': 'Zu {site}',
  'link.title': 'Weiter bei {site}',
  'link.ask': 'Drücken Sie den Knopf nur, wenn Sie das selbst angefordert haben.',
  'link.action': 'Weiter',
  'link.approved-title': 'Das hat geklappt',
  'link.approved': 'Gehen Sie zurück zu der Seite, auf der Sie begonnen haben. Diese hier können Sie schließen.',
  'link.code-title': 'Ihr Code',
  'link.code':
    'Sie haben in einem anderen Browser begonnen. Geben Sie dort diesen Code ein, und geben Sie ihn niemandem weiter:',
  'link.over-title': 'Dieser Link gilt nicht mehr',
  'link.over':
    'Er wurde benutzt, durch einen neueren ersetzt oder ist abgelaufen. Gehen Sie zurück zu der Seite, auf der ' +
    'Sie begonnen haben, und fordern Sie einen neuen an.',
  'link.failed-title': 'Das hat nicht geklappt',
  'link.failed': 'Der Server war nicht zu erreichen. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
  'link.again': 'Noch einmal versuchen',
  'link.no-script': 'Diese Seite braucht JavaScript.',

  'factor.email': 'Eine E-Mail-Adresse für Codes',
  'factor.sms': 'Eine Telefonnummer für Codes',
  'factor.totp': 'Eine Authenticator-App',
  'factor.backup-code': 'Ein Satz Backup-Codes',
  'factor.passkey': 'Ein Passkey',

  'mfa-enabled.subject': 'Ein zweiter Schritt ist für Ihr Konto bei {site} eingeschaltet',
  'mfa-enabled.text': 'Ab jetzt werden bei der Anmeldung Ihr Passwort und ein zweiter Schritt verlangt.',
  'mfa-disabled.subject': 'Der zweite Schritt ist für Ihr Konto bei {site} ausgeschaltet',
  'mfa-disabled.text': 'Ab jetzt wird bei der Anmeldung nur noch Ihr Passwort verlangt.',
  'factor-added.subject': '{factor} wurde zu Ihrem Konto bei {site} hinzugefügt',
  'factor-added.text': 'Sie können sich ab jetzt damit anmelden.',
  'factor-removed.subject': '{factor} wurde aus Ihrem Konto bei {site} entfernt',
  'factor-removed.text': 'Die Anmeldung damit ist nicht mehr möglich.',
  'backup-codes-new.subject': 'Neue Backup-Codes für Ihr Konto bei {site}',
  'backup-codes-new.text': 'Es wurde ein neuer Satz Backup-Codes erstellt. Die bisherigen Codes gelten nicht mehr.',
  'backup-code-used.subject': 'Ein Backup-Code wurde bei {site} verwendet',
  'backup-code-used.text': {
    one: 'Jemand hat sich mit einem Backup-Code in Ihrem Konto angemeldet. Es ist noch {count} Code übrig.',
    other: 'Jemand hat sich mit einem Backup-Code in Ihrem Konto angemeldet. Es sind noch {count} Codes übrig.',
  },
  'password-changed.subject': 'Ihr Passwort für {site} wurde geändert',
  'password-changed.text': 'Das bisherige Passwort gilt nicht mehr.',
  'password-reset.subject': 'Ihr Passwort für {site} wurde zurückgesetzt',
  'password-reset.text': 'Ein neues Passwort wurde ohne das alte festgelegt. Das alte gilt nicht mehr.',
  'address-changed.subject': 'Die E-Mail-Adresse Ihres Kontos bei {site} wurde geändert',
  'address-changed.text': 'Nachrichten zu Ihrem Konto gehen ab jetzt an die neue Adresse.',
  'wrong-codes.subject': 'Falsche Codes bei {site}',
  'wrong-codes.text': 'Jemand hat Ihr richtiges Passwort und danach dreimal einen falschen Code eingegeben.',
  'passkey-copied.subject': 'Ein Passkey wurde bei {site} abgelehnt',
  'passkey-copied.text':
    'Einer Ihrer Passkeys wurde außer der Reihe benutzt. Das kann heißen, dass ihn jemand kopiert hat; er wurde ' +
    'deshalb abgelehnt. Wenn es wieder geschieht, entfernen Sie den Passkey aus Ihrem Konto.',
  'locked.subject': 'Zu viele falsche Codes bei {site}',
  'locked.text': {
    one: 'Ihr Passwort war richtig, der Code zu oft falsch. Codes sind {count} Minute lang gesperrt.',
    other: 'Ihr Passwort war richtig, der Code zu oft falsch. Codes sind {count} Minuten lang gesperrt.',
  },
  'locked.text-until-admin':
    'Ihr Passwort war richtig, der Code zu oft falsch. Codes sind gesperrt, bis Ihre Administration sie entsperrt.',

  'not-you': 'Wenn Sie das nicht waren, ändern Sie Ihr Passwort und informieren Sie Ihre Administration.',
  'not-you-locked-out':
    'Wenn Sie das nicht waren, benutzt vielleicht jemand anderes Ihr Konto. Informieren Sie jetzt Ihre Administration.',
};
