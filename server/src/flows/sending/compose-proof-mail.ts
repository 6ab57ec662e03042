import type { Stage } from '@sallyport/rules';
import { findAccount } from '../../accounts/account-store.ts';
import { accountExistsMail } from '../../messages/account-exists-message.ts';
import { matchLanguage } from '../../messages/match-language.ts';
import type { TenantPorts } from '../../policies/for-tenant.ts';
import type { Caller } from '../../ports/caller.ts';
import type { Message } from '../../ports/mail.ts';
import { brandOf } from '../../ports/site.ts';
import type { OpenFlow } from '../flow-store.ts';
import { composeCodeMail } from './compose-code-mail.ts';
import type { OutgoingCode } from './prepare-delivery.ts';

/**
 * Composes the mail that proves an address which is no account's yet. Where one goes by it, the mail tells that
 * instead: both are composed, whichever goes out, so that as much is done for either.
 */
export async function composeProofMail(
  ports: TenantPorts,
  caller: Caller,
  open: OpenFlow,
  outgoing: OutgoingCode,
): Promise<Omit<Message, 'to'>> {
  const { stage } = open.flow;
  const { address } = outgoing;
  const holder = await findAccount(ports, address);
  const { language, device } = caller;
  const withCode = await composeCodeMail(ports, { to: address, language, device }, open, outgoing);
  const occasion = { account: address, at: ports.clock(), device };
  const context = { brand: brandOf(ports.site), occasion, isMove: stage.at === 'new-address-code' };
  const withoutOne = accountExistsMail(context, holder ? matchLanguage(holder.language) : language);
  return isTaken(stage) ? withoutOne : withCode;
}

const isTaken = (stage: Stage): boolean => 'taken' in stage && stage.taken === true;
