import type { Account } from '@sallyport/rules';
import type { Language } from '../messages/catalogues.ts';
import { changeAccount, type AccountPorts } from './account-store.ts';

const DEFAULT: Language = 'en';

/**
 * Remembers in which language a person signs in: what they are told later, perhaps because of a stranger, comes in it
 * (I18-7). Written where it differs alone.
 */
export async function rememberLanguage(ports: AccountPorts, account: Account, language: Language): Promise<void> {
  if (language === (account.language ?? DEFAULT)) return;
  await changeAccount(ports, account.id, (current) => ({ ...current, language }), account);
}
