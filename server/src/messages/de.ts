import type { Messages } from './en.ts';

/** German. Machine-made, not yet read by a native speaker. */
export const de: Messages = {
  'code.sign-in.subject': 'Bei {site} anmelden',
  'code.enrol.subject': 'Bestätigen Sie Ihre E-Mail-Adresse für {site}',
  'code.sign-up.subject': 'Konto bei {site} erstellen',
  'code.recover.subject': 'Neues Passwort für {site} festlegen',
  'code.new-address.subject': 'Ihre neue E-Mail-Adresse für {site} bestätigen',
  'code.enter': 'Ihr Code:',
  'code.or-open': 'Oder nutzen Sie diesen Link:',
  'code.open': 'Mit diesem Link geht es weiter:',
  'code.sign-in.action': 'Anmelden',
  'code.enrol.action': 'Adresse bestätigen',
  'code.sign-up.action': 'Konto erstellen',
  'code.recover.action': 'Neues Passwort festlegen',
  'code.new-address.action': 'Neue Adresse bestätigen',
  'code.valid': {
    one: 'Einmal gültig, {count} Minute lang. Nicht weitergeben.',
    other: 'Einmal gültig, {count} Minuten lang. Nicht weitergeben.',
  },
  'code.sign-in.not-you':
    'Waren Sie das nicht? Dann kennt vielleicht jemand Ihr Passwort. Ändern Sie es und informieren Sie Ihre ' +
    'Administration.',
  'code.enrol.not-you': 'Waren Sie das nicht? Ändern Sie Ihr Passwort und informieren Sie Ihre Administration.',
  'code.sign-up.not-you': 'Waren Sie das nicht? Ignorieren Sie diese E-Mail. Ohne den Code wird nichts erstellt.',
  'code.new-address.not-you': 'Waren Sie das nicht? Ignorieren Sie diese E-Mail. Ohne den Code ändert sich nichts.',
  'code.recover.not-you': 'Waren Sie das nicht? Ignorieren Sie diese E-Mail. Ihr Passwort bleibt gleich.',
  'sms.code': '{code} ist Ihr Code für {site}. Geben Sie ihn nie weiter.',

  'mail.for': 'Für {account}',
  'mail.at': '{day}, {time}',
  'mail.device': '{browser} unter {system}',

  'exists.subject': 'Sie haben schon ein Konto bei {site}',
  'exists.text':
    'Jemand wollte mit dieser E-Mail-Adresse ein Konto erstellen, aber es gibt schon eines. Melden Sie sich an oder ' +
    'wählen Sie „Passwort vergessen?“.',
  'exists.text-move':
    'Jemand wollte diese E-Mail-Adresse für ein anderes Konto verwenden, aber Sie haben schon eines damit.',
  'exists.not-you': 'Waren Sie das nicht? Ignorieren Sie diese E-Mail. Ihr Konto bleibt gleich.',

  'invitation.subject': 'Einladung zu {site}',
  'invitation.text': 'Für Sie wurde ein Konto angelegt. Wählen Sie ein Passwort:',
  'invitation.action': 'Einladung annehmen',
  'invitation.valid': {
    one: 'Der Link ist {count} Tag gültig und funktioniert einmal. Geben Sie ihn nicht weiter.',
    other: 'Der Link ist {count} Tage gültig und funktioniert einmal. Geben Sie ihn nicht weiter.',
  },
  'invitation.elsewhere':
    'Jemand wollte Sie einladen, aber diese E-Mail-Adresse gehört schon zu einer anderen Organisation. Bitten Sie ' +
    'um eine Einladung an eine andere Adresse.',
  'invitation.not-you': 'Nicht erwartet? Ignorieren Sie diese E-Mail.',

  'invitation-page.title': 'Konto bei {site}',
  'invitation-page.leave': 'Bei {site} anmelden',
  'link.title': 'Bei {site} fortfahren',
  'link.sign-in.title': 'Bei {site} anmelden?',
  'link.enrol.title': 'Ihre Adresse für {site} bestätigen?',
  'link.recover.title': 'Ein neues Passwort für {site} festlegen?',
  'link.sign-up.title': 'Ihr Konto bei {site} erstellen?',
  'link.new-address.title': 'Ihre neue Adresse für {site} bestätigen?',
  'link.undo-address.title': 'Die Änderung der Adresse bei {site} rückgängig machen?',
  'link.undo-address.ask': 'Ihr Konto bekommt diese Adresse zurück. Alle Geräte werden abgemeldet.',
  'link.ask': 'Nicht angefordert? Schließen Sie diese Seite.',
  'link.action': 'Weiter',
  'link.busy': 'Einen Moment …',
  'link.sign-in.approved-title': 'Sie sind auf der anderen Seite angemeldet',
  'link.enrol.approved-title': 'Ihre Adresse ist bestätigt',
  'link.recover.approved-title': 'Legen Sie Ihr neues Passwort auf der anderen Seite fest',
  'link.sign-up.approved-title': 'Ihre Adresse ist bestätigt',
  'link.new-address.approved-title': 'Ihre Adresse ist bestätigt',
  'link.approved-title': 'Erledigt',
  'link.approved': 'Gehen Sie zurück zu der Seite, auf der Sie begonnen haben. Diese hier können Sie schließen.',
  'link.code-title': 'Ihr Code',
  'link.code': 'Sie haben in einem anderen Browser begonnen. Geben Sie dort diesen Code ein:',
  'link.elsewhere-title': 'Dort öffnen, wo Sie begonnen haben',
  'link.elsewhere':
    'Sie haben in einem anderen Browser begonnen. Kopieren Sie den Link aus der E-Mail und öffnen Sie ihn dort.',
  'link.undone-title': 'Ihr Konto hat diese Adresse wieder',
  'link.undone':
    'Alle Geräte sind abgemeldet. Legen Sie jetzt ein neues Passwort fest: Melden Sie sich an und ändern Sie es, ' +
    'oder wählen Sie „Passwort vergessen?“, wenn das alte nicht mehr gilt. Prüfen Sie dann, womit Sie sich anmelden, ' +
    'und entfernen Sie, was nicht von Ihnen ist. Geht das nicht, sagen Sie es Ihrer Administration.',
  'link.over-title': 'Dieser Link gilt nicht mehr',
  'link.over':
    'Er wurde verwendet, ersetzt oder ist abgelaufen. Gehen Sie zurück zu der Seite, auf der Sie begonnen haben, und ' +
    'fordern Sie einen neuen an.',
  'link.undo-address.over':
    'Er wurde verwendet oder ist abgelaufen. Wenn nicht Sie die Adresse geändert haben, informieren Sie jetzt Ihre ' +
    'Administration.',
  'link.failed-title': 'Das hat nicht geklappt',
  'link.failed': 'Der Server war nicht zu erreichen. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
  'link.again': 'Noch einmal versuchen',
  'link.no-script': 'Diese Seite braucht JavaScript.',

  'factor.email': 'Codes per E-Mail',
  'factor.sms': 'Codes per SMS',
  'factor.totp': 'Eine Authenticator-App',
  'factor.backup-code': 'Backup-Codes',
  'factor.passkey': 'Ein Passkey',

  'mfa-enabled.subject': 'Zweiter Schritt bei {site} eingeschaltet',
  'mfa-enabled.text': 'Bei der Anmeldung fragen wir jetzt nach einem zweiten Schritt.',
  'mfa-disabled.subject': 'Zweiter Schritt bei {site} ausgeschaltet',
  'mfa-disabled.text': 'Bei der Anmeldung fragen wir jetzt nur noch nach Ihrem Passwort.',
  'factor-added.subject': 'Zu Ihrem Konto bei {site} hinzugefügt: {factor}',
  'factor-added.text': 'Sie können sich jetzt damit anmelden.',
  'factor-replaced.subject': 'In Ihrem Konto bei {site} ersetzt: {factor}',
  'factor-replaced.text': 'Ab jetzt gilt das neu Eingerichtete. Das bisherige gilt nicht mehr.',
  'factor-removed.subject': 'Aus Ihrem Konto bei {site} entfernt: {factor}',
  'factor-removed.text': 'Sie können sich nicht mehr damit anmelden.',
  'factor-turned-off.subject': 'In Ihrem Konto bei {site} abgeschaltet: {factor}',
  'factor-turned-off.text':
    'Damit wurden 100 falsche Codes nacheinander eingegeben. Sie können sich erst wieder damit anmelden, ' +
    'wenn Sie es neu einrichten.',
  'backup-codes-new.subject': 'Neue Backup-Codes für Ihr Konto bei {site}',
  'backup-codes-new.text': 'Sie haben einen neuen Satz Backup-Codes. Die alten gelten nicht mehr.',
  'backup-code-used.subject': 'Ein Backup-Code wurde bei {site} verwendet',
  'backup-code-used.text': {
    one: 'Jemand hat sich mit einem Backup-Code in Ihrem Konto angemeldet. Es ist noch {count} Code übrig.',
    other: 'Jemand hat sich mit einem Backup-Code in Ihrem Konto angemeldet. Es sind noch {count} Codes übrig.',
  },
  'password-changed.subject': 'Ihr Passwort für {site} wurde geändert',
  'password-changed.text': 'Ihr altes Passwort gilt nicht mehr.',
  'password-reset.subject': 'Ihr Passwort für {site} wurde zurückgesetzt',
  'password-reset.text': 'Jemand hat ohne das alte ein neues Passwort festgelegt.',
  'not-me.subject': 'Alle anderen Geräte wurden von Ihrem Konto bei {site} abgemeldet',
  'not-me.text':
    'Jemand, der bei Ihrem Konto angemeldet ist, hat „Das war ich nicht“ gewählt. Alle anderen Geräte wurden ' +
    'abgemeldet, und keinem wird mehr vertraut.',
  'role.member': 'Mitglied',
  'role.tenant-admin': 'Admin',
  'role.system-admin': 'System-Admin',
  'role-changed.subject': 'Ihre Rolle bei {site} hat sich geändert',
  'role-changed.text': 'Ihre Rolle ist jetzt: {role}. Alle Geräte wurden abgemeldet.',
  'owner-given.subject': 'Ihnen gehört jetzt Ihre Organisation bei {site}',
  'owner-given.text': 'Sie haben übernommen, was bisher jemand anderem gehörte. Alle Geräte wurden abgemeldet.',
  'owner-taken.subject': 'Ihre Organisation bei {site} gehört nicht mehr Ihnen',
  'owner-taken.text': 'Sie gehört jetzt jemand anderem. Alle Geräte wurden abgemeldet.',
  'undo.text': {
    one: 'Waren Sie das nicht, oder doch lieber nicht? Dieser Link macht es rückgängig, {count} Tag lang.',
    other: 'Waren Sie das nicht, oder doch lieber nicht? Dieser Link macht es rückgängig, {count} Tage lang.',
  },
  'undo.action': 'Änderung rückgängig machen',
  'address-changed.subject': 'Die E-Mail-Adresse Ihres Kontos bei {site} wurde geändert',
  'address-changed.text': 'Nachrichten zu Ihrem Konto gehen ab jetzt an die neue Adresse.',
  'address-undone.subject': 'Die Änderung der E-Mail-Adresse Ihres Kontos bei {site} wurde rückgängig gemacht',
  'address-undone.text':
    'Das Konto hat wieder seine frühere Adresse, durch den Link, der dorthin ging. Alle Geräte wurden abgemeldet.',
  'wrong-codes.subject': 'Vielleicht kennt jemand Ihr Passwort für {site}',
  'wrong-codes.text': 'Der erste Schritt war richtig, mit Passwort oder Postfach, danach war der Code dreimal falsch.',
  'passkey-copied.subject': 'Ein Passkey wurde bei {site} abgelehnt',
  'passkey-copied.text':
    'Einer Ihrer Passkeys wurde möglicherweise kopiert und deshalb abgelehnt. Wenn Sie das wieder sehen, entfernen ' +
    'Sie ihn aus Ihrem Konto.',
  'locked.subject': 'Zu viele falsche Codes bei {site}',
  'locked.text':
    'Der erste Schritt war richtig, mit Passwort oder Postfach, aber der Code zu oft falsch. ' +
    'In {duration} können Sie es wieder versuchen.',
  'locked.text-until-admin':
    'Der erste Schritt war richtig, mit Passwort oder Postfach, aber der Code zu oft falsch. ' +
    'Ihre Administration kann Ihr Konto entsperren.',

  'break-glass-used.subject': 'Das Notfallkonto wurde bei {site} verwendet',
  'break-glass-used.text':
    'Jemand hat sich mit {account} angemeldet. Dieses Konto muss nicht einrichten, was die Richtlinie sonst verlangt.',
  'break-glass-used.not-you': 'Niemand von Ihnen? Beenden Sie jetzt seine Sitzungen und prüfen Sie das Protokoll.',

  'reminder.subject': 'Richten Sie bis {day} einen zweiten Schritt für {site} ein',
  'reminder.text':
    'Ab {day}, {time} verlangt {site} bei der Anmeldung einen zweiten Schritt. Das Einrichten dauert etwa eine Minute.',
  'reminder.action': 'Jetzt einrichten',

  'notice.action': 'Konto prüfen',
  'not-you': 'Waren Sie das nicht? Ändern Sie Ihr Passwort und informieren Sie Ihre Administration.',
  'not-you-decided': 'Haben Sie das nicht erwartet? Informieren Sie jetzt Ihre Administration.',
  'not-you-signed-out':
    'Waren Sie das nicht? Melden Sie sich an und ändern Sie Ihr Passwort: Damit ist abgemeldet, wer das getan hat. ' +
    'Informieren Sie dann Ihre Administration.',
  'not-you-locked-out':
    'Waren Sie das nicht? Dann verwendet vielleicht jemand Ihr Konto. Informieren Sie jetzt Ihre Administration.',
};
