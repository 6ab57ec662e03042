import type { Translation } from '../area.ts';
import type { en } from './en.ts';

/** The Arabic words of the panel that shows an admin how far second steps have come. */
export const ar: Translation<typeof en> = {
  'adoption.title': 'الخطوات الثانية',
  'adoption.intro': 'عدد من يؤكدون تسجيل دخولهم بخطوة ثانية.',
  'adoption.none': 'لا أحد يسجّل الدخول بكلمة مرور هنا بعد.',
  'adoption.second-step': 'لديهم خطوة ثانية',
  'adoption.phishing-resistant': 'لديهم مفتاح مرور',
  'adoption.phishing-resistant-help': 'لا يمكن خداع أحد ليفصح عنه.',
  'adoption.admins': 'المسؤولون الذين لديهم خطوة ثانية',
  'adoption.admins-without': {
    zero: 'لا مسؤول بلا خطوة ثانية.',
    one: 'مسؤول واحد ليست لديه خطوة ثانية.',
    two: 'مسؤولان ليست لديهما خطوة ثانية.',
    few: '{count} مسؤولين ليست لديهم خطوة ثانية.',
    many: '{count} مسؤولًا ليست لديهم خطوة ثانية.',
    other: '{count} مسؤول ليست لديهم خطوة ثانية.',
  },
  'adoption.admins-all': 'لدى جميع المسؤولين خطوة ثانية.',
  'adoption.of': '{count} من {total}',
  'adoption.by-factor': 'ما أعدّوه',
  'adoption.counted': 'يُحتسب الأشخاص ذوو الحسابات النشطة.',
  'adoption.sso': {
    zero: 'لم يُستثنَ أحد من العدّ.',
    one: 'لا يُحتسب شخص واحد يسجّل الدخول عبر شركته.',
    two: 'لا يُحتسب شخصان يسجّلان الدخول عبر شركتهما.',
    few: 'لا يُحتسب {count} أشخاص يسجّلون الدخول عبر شركاتهم.',
    many: 'لا يُحتسب {count} شخصًا يسجّلون الدخول عبر شركاتهم.',
    other: 'لا يُحتسب {count} شخص يسجّلون الدخول عبر شركاتهم.',
  },
};
