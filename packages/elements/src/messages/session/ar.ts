import type { Translation } from '../area.ts';
import type { en } from './en.ts';

/** The Arabic words of what stands on any page of a site. Not yet reviewed by a native reader. */
export const ar: Translation<typeof en> = {
  'gate.title': 'أكّد هويتك',
  'gate.signed-out': 'سجّل الدخول لرؤية هذا المحتوى.',
  'gate.age': 'مضى بعض الوقت على تسجيل دخولك.',
  'gate.level': 'تحتاج إلى خطوة ثانية لرؤية هذا المحتوى.',
  'gate.failed': 'تعذّر الوصول إلى الخادم. تحقّق من اتصالك ثم حاول مرة أخرى.',
  'gate.sign-in': 'تسجيل الدخول',
  'gate.confirm': 'تأكيد الهوية',
  'gate.set-up-title': 'إعداد خطوة ثانية',

  'user.account': 'حسابك: {name}',
  'user.account-todo': 'حسابك: {name}. هناك ما يحتاج إلى انتباهك.',
  'user.settings': 'تسجيل الدخول والأمان',
  'user.must-set-up': 'إعداد خطوة ثانية',
  'user.set-up-by': 'إعداد خطوة ثانية قبل {date}',
  'user.set-up-in': {
    zero: 'إعداد خطوة ثانية: لم يبقَ أي تسجيل دخول بدونها',
    one: 'إعداد خطوة ثانية: بقي تسجيل دخول واحد بدونها',
    two: 'إعداد خطوة ثانية: بقي تسجيلا دخول بدونها',
    few: 'إعداد خطوة ثانية: بقيت {count} مرات لتسجيل الدخول بدونها',
    many: 'إعداد خطوة ثانية: بقيت {count} مرة لتسجيل الدخول بدونها',
    other: 'إعداد خطوة ثانية: بقيت {count} مرة لتسجيل الدخول بدونها',
  },
  'user.low-codes': {
    zero: 'لم يبقَ أي رمز احتياطي',
    one: 'بقي رمز احتياطي واحد',
    two: 'بقي رمزان احتياطيان',
    few: 'بقيت {count} رموز احتياطية',
    many: 'بقي {count} رمزًا احتياطيًا',
    other: 'بقي {count} رمز احتياطي',
  },
  'user.sign-out': 'تسجيل الخروج',
  'user.signing-out': 'جارٍ تسجيل الخروج…',
  'user.signed-out': 'تم تسجيل خروجك.',
  'user.not-signed-out': 'تعذّر تسجيل خروجك. حاول مرة أخرى.',
  'user.close': 'إغلاق',
};
