import { describe, expect, it } from 'vitest';
import { AuditKind } from '@sallyport/protocol';
import { stepStates } from '../demo/states/index.ts';
import { de as activityDe } from '../packages/elements/src/messages/activity/de.ts';
import { en as activity } from '../packages/elements/src/messages/activity/en.ts';
import { en as panel } from '../packages/elements/src/messages/panel/en.ts';
import { en as policy } from '../packages/elements/src/messages/policy/en.ts';
import { en as secondStep } from '../packages/elements/src/messages/second-step/en.ts';
import { en as session } from '../packages/elements/src/messages/session/en.ts';
import { en as setUp } from '../packages/elements/src/messages/set-up/en.ts';
import { en as settings } from '../packages/elements/src/messages/settings/en.ts';
import { en as team } from '../packages/elements/src/messages/team/en.ts';
import { en as signIn } from '../packages/elements/src/messages/sign-in/en.ts';
import { ar as auditAr } from '../packages/elements/src/messages/audit/ar.ts';
import { de as auditDe } from '../packages/elements/src/messages/audit/de.ts';
import { en as audit } from '../packages/elements/src/messages/audit/en.ts';
import { ar as adminAr } from '../packages/elements/src/messages/admin/ar.ts';
import { de as adminDe } from '../packages/elements/src/messages/admin/de.ts';
import { en as admin } from '../packages/elements/src/messages/admin/en.ts';
import { ar as adoptionAr } from '../packages/elements/src/messages/adoption/ar.ts';
import { de as adoptionDe } from '../packages/elements/src/messages/adoption/de.ts';
import { en as adoption } from '../packages/elements/src/messages/adoption/en.ts';
import { ar as activityAr } from '../packages/elements/src/messages/activity/ar.ts';
import { ar as panelAr } from '../packages/elements/src/messages/panel/ar.ts';
import { ar as policyAr } from '../packages/elements/src/messages/policy/ar.ts';
import { ar as secondStepAr } from '../packages/elements/src/messages/second-step/ar.ts';
import { ar as sessionAr } from '../packages/elements/src/messages/session/ar.ts';
import { ar as setUpAr } from '../packages/elements/src/messages/set-up/ar.ts';
import { ar as settingsAr } from '../packages/elements/src/messages/settings/ar.ts';
import { ar as systemAr } from '../packages/elements/src/messages/system/ar.ts';
import { de as systemDe } from '../packages/elements/src/messages/system/de.ts';
import { en as system } from '../packages/elements/src/messages/system/en.ts';
import { ar as teamAr } from '../packages/elements/src/messages/team/ar.ts';
import { de as teamDe } from '../packages/elements/src/messages/team/de.ts';
import { de as panelDe } from '../packages/elements/src/messages/panel/de.ts';
import { de as policyDe } from '../packages/elements/src/messages/policy/de.ts';
import { ar as signInAr } from '../packages/elements/src/messages/sign-in/ar.ts';
import { de as secondStepDe } from '../packages/elements/src/messages/second-step/de.ts';
import { de as sessionDe } from '../packages/elements/src/messages/session/de.ts';
import { de as setUpDe } from '../packages/elements/src/messages/set-up/de.ts';
import { de as settingsDe } from '../packages/elements/src/messages/settings/de.ts';
import { de as signInDe } from '../packages/elements/src/messages/sign-in/de.ts';
import { KINDS } from '../packages/elements/src/panels/audit-kinds.ts';
import { ar as serverAr } from '../server/src/messages/ar.ts';
import { de as serverDe } from '../server/src/messages/de.ts';
import { en as server } from '../server/src/messages/en.ts';

/** One house word for one thing: what isn't said, and what is said instead. */
const FORBIDDEN: [said: RegExp, instead: string][] = [
  [/\bany ?more\b/i, 'no longer'],
  [/\bgo(es|ing)? on\b/i, 'continue'],
  [/\bmails?\b/i, 'email'],
  [/\b(has|have) run out\b/i, 'has expired'],
  [/\bfactors?\b/i, 'second step'],
  [/\bchallenge\b/i, 'code'],
  [/\bTOTP\b/, 'authenticator app'],
  [/\blog ?in\b/i, 'sign in'],
  [/\bkindly\b|\bplease\b|!/i, 'a plain sentence'],
];

/** The same in German. */
const VERBOTEN: [said: RegExp, instead: string][] = [
  [/\bsichern\b/i, 'speichern'],
  [/\b(ein|aus)?loggen\b/i, 'anmelden'],
  [/\bFaktor(en)?\b/i, 'zweiter Schritt'],
  [/\bTOTP\b/, 'Authenticator-App'],
  [/\bbenutz(en|t)\b/i, 'verwenden'],
  [/dass Sie es sind/, 'Identität bestätigen'],
  [/!/, 'ein Satz ohne Ausruf'],
];

/** The same in Arabic: `\\b` knows no Arabic letters, so these are looked for as they stand. */
const MAMNU: [said: RegExp, instead: string][] = [
  [/امسح(?! رمز QR)/, 'امسح رمز QR (المسح وحده يعني المحو أيضًا)'],
  [/تأكد من هويتك/, 'أكّد هويتك'],
  [/(^|\s)اسأل القائمين/, 'تواصل مع القائمين'],
  [/خارج ترتيب/, 'نُسخ'],
  [/معدّ مسبقًا|أُجيب عن/, 'من قبل'],
  [/إنه يعمل|انتهى هذا/, 'اسم ما حدث'],
  [/إيميل|ايميل/, 'البريد الإلكتروني'],
  [/(^|\s)(ال)?عامل(\s|$)|TOTP/, 'الخطوة الثانية، تطبيق المصادقة'],
  [/من فضلك|يرجى|!/, 'جملة بسيطة'],
];

/** A button or link names what it does, by the verbal noun: not now as an order and then as a noun. */
const ACTIONS =
  /\.submit$|\.action$|try-again$|^link\.again$|\bother-account$|^others\.title$|^panel\.keep$|^factors\.use-first$/;
const ORDER = /^(أرسل|تحقق|أنشئ|استخدم|جرّب|احفظ|أضف|أكّد|حاول|اطلبه|اتركه) /;

/** Every text of a catalogue; a message of several forms has one each. */
const textsOf = (catalogue: object): [string, string][] =>
  Object.entries(catalogue).flatMap(([key, message]: [string, string | Record<string, string>]) =>
    typeof message === 'string'
      ? [[key, message]]
      : Object.values(message).map((text): [string, string] => [key, text]),
  );

const wrongIn = (texts: [string, string][], forbidden: [RegExp, string][]): string[] =>
  texts.flatMap(([key, text]) =>
    forbidden
      .filter(([said]) => said.test(text.replaceAll(/\{\w+\}/g, '')))
      .map(([, instead]) => `${key}: “${text}”; say: ${instead}`),
  );

describe('the words', () => {
  it.each(
    Object.entries({
      signIn,
      secondStep,
      setUp,
      panel,
      settings,
      session,
      activity,
      team,
      audit,
      adoption,
      policy,
      admin,
      system,
      server,
    }),
  )('of %s are house words', (_, catalogue) => {
    expect(wrongIn(textsOf(catalogue), FORBIDDEN)).toEqual([]);
  });

  it.each(
    Object.entries({
      signInDe,
      secondStepDe,
      setUpDe,
      panelDe,
      settingsDe,
      sessionDe,
      activityDe,
      teamDe,
      auditDe,
      adoptionDe,
      policyDe,
      adminDe,
      systemDe,
      serverDe,
    }),
  )('of %s are house words', (_, catalogue) => {
    expect(wrongIn(textsOf(catalogue), VERBOTEN)).toEqual([]);
  });

  it.each(
    Object.entries({
      signInAr,
      secondStepAr,
      setUpAr,
      panelAr,
      settingsAr,
      sessionAr,
      activityAr,
      teamAr,
      auditAr,
      adoptionAr,
      policyAr,
      adminAr,
      systemAr,
      serverAr,
    }),
  )('of %s are house words', (_, catalogue) => {
    const texts = textsOf(catalogue);
    expect(wrongIn(texts, MAMNU)).toEqual([]);
    expect(texts.filter(([key, text]) => ACTIONS.test(key) && ORDER.test(text))).toEqual([]);
  });

  it('R-86 say in a sentence what each kind of audit event is, and each stands in one filter', () => {
    const { trouble, ...groups } = KINDS;
    const grouped: string[] = Object.values(groups).flat();
    expect(AuditKind.options.filter((kind) => !(`audit.${kind}` in audit))).toEqual([]);
    expect(grouped.toSorted()).toEqual(AuditKind.options.toSorted());
    expect(trouble.filter((kind) => !grouped.includes(kind))).toEqual([]);
  });

  it('that name the states of the gallery are house words', () => {
    const texts = stepStates.flatMap(({ id, title }): [string, string][] => [[id, title]]);
    expect(wrongIn(texts, FORBIDDEN.slice(0, 1))).toEqual([]);
  });
});
