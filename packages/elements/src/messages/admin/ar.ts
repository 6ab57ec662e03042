import type { Translation } from '../area.ts';
import type { en } from './en.ts';

/** The Arabic words of the panel that leads to all that an admin looks after. */
export const ar: Translation<typeof en> = {
  'admin.title': 'الإدارة',
  'admin.sections': 'أقسام الإدارة',
  'admin.team': 'الفريق',
  'admin.policy': 'السياسة',
  'admin.audit': 'سجل التدقيق',
  'admin.adoption': 'الخطوات الثانية',
  'admin.tenants': 'المؤسسات',
  'admin.profiles': 'ملفات الإعدادات',
  'admin.programs': 'البرامج',
  'admin.about': '{about} فقط.',
  'admin.all': 'عرض الكل',
  'admin.failed': 'تعذّر تحميل هذا القسم.',
};
