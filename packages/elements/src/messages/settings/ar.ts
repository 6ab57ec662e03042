import type { Translation } from '../area.ts';
import type { en } from './en.ts';

/** Arabic. Machine-made, not yet read by a native speaker. */
export const ar: Translation<typeof en> = {
  'sessions.title': 'أماكن تسجيل دخولك',
  'sessions.intro': 'المتصفحات والأجهزة المسجّلة الدخول إلى حسابك.',
  'sessions.this': 'هذا الجهاز',
  'sessions.started': 'سُجّل الدخول في {date}',
  'sessions.seen': 'آخر نشاط {relative}',
  'sessions.seen-now': 'نشط الآن',
  'sessions.end': 'تسجيل الخروج',
  'sessions.end-named': 'تسجيل الخروج من {device}',
  'sessions.end-ask': 'سيُسجَّل الخروج من {device} فورًا. وعلى من يستخدمه تسجيل الدخول من جديد.',
  'sessions.end-others': 'تسجيل الخروج من كل مكان آخر',
  'sessions.end-others-ask': {
    zero: 'لا توجد جلسات أخرى. تبقى هذه الجلسة.',
    one: 'ستنتهي جلسة أخرى واحدة فورًا. تبقى هذه الجلسة.',
    two: 'ستنتهي جلستان أخريان فورًا. تبقى هذه الجلسة.',
    few: 'ستنتهي {count} جلسات أخرى فورًا. تبقى هذه الجلسة.',
    many: 'ستنتهي {count} جلسة أخرى فورًا. تبقى هذه الجلسة.',
    other: 'ستنتهي {count} جلسة أخرى فورًا. تبقى هذه الجلسة.',
  },
  'sessions.end-all': 'تسجيل الخروج من كل مكان، وهنا أيضًا',
  'sessions.end-all-ask': 'ستنتهي كل الجلسات فورًا، وهذه أيضًا. عليك تسجيل الدخول من جديد.',
  'sessions.ended': 'تم تسجيل الخروج من {device}.',
  'sessions.ended-others': 'انتهت كل الجلسات الأخرى.',
  'sessions.only-this': 'لم تسجّل الدخول في أي مكان آخر.',

  'panel.loading': 'جارٍ التحميل…',
  'panel.failed': 'تعذّر تحميل هذا.',
  'panel.offline': 'تعذّر الوصول إلى الخادم. تحقق من اتصالك ثم حاول مرة أخرى.',
  'panel.try-again': 'حاول مرة أخرى',
  'panel.keep': 'اتركه كما هو',
  'panel.saving': 'جارٍ الحفظ…',
  'panel.signed-out': 'تم تسجيل خروجك. سجّل الدخول من جديد لرؤية هذا.',
  'panel.stale': 'أكّد هويتك لرؤية هذا.',
  'panel.confirm': 'تأكيد الهوية',
  'panel.confirm-title': 'أكّد هويتك',
  'panel.cancelled': 'لم يتغيّر شيء.',
  'panel.close': 'إغلاق',

  'reason.enforced': 'مؤسستك تشترط ذلك.',
  'reason.owner-only': 'لا يمكن لغير مالك مؤسستك فعل هذا.',
  'reason.not-offered': 'عطّلت مؤسستك هذا.',
  'reason.already-enrolled': 'هذا معدّ مسبقًا.',
  'reason.sso-account': 'تسجيل الدخول لدى شركتك هو المسؤول عن هذا.',
  'reason.not-allowed': 'غير مسموح لك بهذا.',
};
