import type { FactorType } from '@sallyport/protocol';
import { KEY } from '../theme/icon.ts';
import { MAIL, MESSAGE, PHONE, SHEET } from '../theme/icons.ts';

/** The icon of each factor, those first that are hardest to steal. */
export const FACTOR_ICON: Record<FactorType, string> = {
  passkey: KEY,
  totp: PHONE,
  sms: MESSAGE,
  email: MAIL,
  'backup-code': SHEET,
};
