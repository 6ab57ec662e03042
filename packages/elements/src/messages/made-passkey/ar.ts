import type { Translation } from '../area.ts';
import type { en } from './en.ts';

/** Arabic. Machine-made, not yet read by a native speaker. */
export const ar: Translation<typeof en> = {
  'made-passkey.made': 'أُنشئ مفتاح مرور لهذا الجهاز.',
  'made-passkey.help': 'في المرة القادمة يمكنك تسجيل الدخول ببصمتك أو وجهك أو قفل شاشتك.',
  'made-passkey.undo': 'تراجع',
  'made-passkey.undoing': 'جارٍ الإزالة…',
  'made-passkey.undone': 'أُزيل مفتاح المرور.',
  'made-passkey.failed': 'تعذّرت إزالته. يمكنك إزالته من إعدادات الأمان.',
  'made-passkey.close': 'إغلاق',
};
