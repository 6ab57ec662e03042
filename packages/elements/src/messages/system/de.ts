import type { Translation } from '../area.ts';
import type { en } from './en.ts';

/** The German words of the panels in which a system admin looks after the platform. */
export const de: Translation<typeof en> = {
  'system.manage': 'Verwalten',
  'system.manage-named': '{name} verwalten',
  'system.id': 'Kennung',
  'system.id-help': 'Buchstaben, Ziffern, Binde- und Unterstriche. Sie bleibt, wie sie ist.',
  'system.name': 'Name',
  'system.save': 'Speichern',
  'system.changed': '{name} ist geändert.',
  'system.added': '{name} ist hinzugefügt.',
  'system.back': 'Zurück',
  'system.next': 'Weiter',
  'system.pages': 'Seiten',
  'system.its-policy': 'Richtlinie',
  'system.wrong-id': 'Eine Kennung hat Buchstaben, Ziffern, Binde- und Unterstriche, höchstens 64.',
  'system.wrong-name': 'Ein Name hat 1 bis 80 Zeichen.',
  'system.wrong-plan': 'Ein Tarif ist ein Wort aus Buchstaben, Ziffern, Binde- und Unterstrichen.',
  'system.wrong-profile': 'Dieses Profil gibt es nicht mehr. Wählen Sie ein anderes.',
  'system.answered-elsewhere':
    'Jemand anders hat das inzwischen geändert. Sehen Sie es sich noch einmal an, dann speichern Sie.',
  'tenants.title': 'Mandanten',
  'tenants.intro': 'Die Organisationen auf dieser Plattform, jede mit eigenen Personen.',
  'tenants.add': 'Mandanten hinzufügen',
  'tenants.identifier-taken': 'Es gibt schon einen Mandanten mit dieser Kennung.',
  'tenants.policy-refused':
    'Mit diesem Tarif und Profil könnten Sie oder Inhaberin oder Inhaber sich nicht mehr anmelden.',
  'tenants.owner': 'Inhaber/in',
  'tenants.no-owner': 'Ohne Inhaber/in',
  'tenants.plan': 'Tarif',
  'tenants.plan-help': 'Ein Wort von Ihnen. Eine Richtlinie kann den Tarif „trial“ auslassen.',
  'tenants.plan-is': 'Tarif {plan}',
  'tenants.profile': 'Profil',
  'tenants.profile-none': 'Keines',
  'tenants.profile-is': 'Profil {profile}',
  'tenants.its-team': 'Team',
  'tenants.its-audit': 'Protokoll',
  'tenants.end': 'Alle Sitzungen beenden',
  'tenants.end-ask': 'Alle von {name} werden sofort überall abgemeldet, auch Sie, wenn Sie dazugehören.',
  'tenants.end-named': 'Alle Sitzungen von {name} beenden',
  'tenants.ended': 'Alle von {name} sind abgemeldet.',
};
