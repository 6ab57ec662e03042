import type { PanelWords } from './words.ts';

/** The Arabic words of the panel. */
export const ar: PanelWords = {
  title: 'محاكي Sallyport',
  note: 'لا شيء هنا حقيقي.',
  people: 'الأشخاص',
  signOut: 'تسجيل الخروج',
  nobody: 'لم يسجّل أحد الدخول.',
  scenario: 'الحالة',
  go: 'انتقال',
  code: 'الرمز',
  showCode: 'إظهار الرمز',
  noCode: 'لا يُطلب أي رمز.',
  inbox: 'الرسائل',
  noMessages: 'لا رسائل بعد.',
  clock: 'الساعة',
  later: 'مقدار التقديم',
  advance: 'تقديم',
  faults: 'الأعطال',
  route: 'الطلب',
  answer: 'الاستجابة',
  offline: 'لا شيء: الشبكة منقطعة',
  fail: 'تعطيل مرة واحدة',
  log: 'السجل',
  noRequests: 'لا طلبات بعد.',
  noAnswer: 'لا استجابة',
  reset: 'البدء من جديد',
};
