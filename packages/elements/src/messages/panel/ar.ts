import type { Translation } from '../area.ts';
import type { en } from './en.ts';

/** The Arabic words that all panels have in common, a person’s own and an admin’s. */
export const ar: Translation<typeof en> = {
  'factors.passkey': 'مفتاح مرور',
  'factors.totp': 'تطبيق المصادقة',
  'factors.sms': 'الرسائل النصية',
  'factors.email': 'رموز البريد الإلكتروني',
  'factors.backup-code': 'الرموز الاحتياطية',
  'factors.set-up-title': 'إعداد خطوة ثانية',
  'panel.loading': 'جارٍ التحميل…',
  'panel.failed': 'تعذّر تحميل هذا.',
  'panel.offline': 'تعذّر الوصول إلى الخادم. تحقق من اتصالك ثم حاول مرة أخرى.',
  'panel.try-again': 'إعادة المحاولة',
  'panel.keep': 'إبقاؤه كما هو',
  'panel.saving': 'جارٍ الحفظ…',
  'panel.signed-out': 'تم تسجيل خروجك. سجّل الدخول من جديد لرؤية هذا.',
  'panel.stale': 'أكّد هويتك لرؤية هذا.',
  'panel.confirm': 'تأكيد الهوية',
  'panel.confirm-title': 'أكّد هويتك',
  'panel.cancelled': 'لم يتغيّر شيء.',
  'panel.answered-elsewhere': 'تغيّر هذا في الأثناء. راجعه مرة أخرى.',
  'panel.close': 'إغلاق',
  'panel.back': 'السابق',
  'panel.next': 'التالي',
  'panel.pages': 'الصفحات',
  'problem.not-found': 'لم يعد هذا موجودًا. أعد تحميل الصفحة.',
  'reason.owner-only': 'لا يمكن لغير مالك مؤسستك فعل هذا.',
  'reason.not-offered': 'لا توفّر مؤسستك هذا.',
  'reason.sso-account': 'تسجيل الدخول لدى شركتك هو المسؤول عن هذا.',
  'reason.not-allowed': 'غير مسموح لك بهذا.',
};
