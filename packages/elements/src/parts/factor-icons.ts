import type { FactorType } from '@sallyport/protocol';
import { KEY } from '../theme/icon.ts';
import { MAIL, MESSAGE, PHONE, SHEET } from '../theme/icons.ts';

/** The icon of each factor. */
export const FACTOR_ICON: Record<FactorType, string> = {
  email: MAIL,
  sms: MESSAGE,
  totp: PHONE,
  'backup-code': SHEET,
  passkey: KEY,
};
