import { addressee, recoveryRecipient, type Recovering } from '@sallyport/rules';
import { addresseeOf } from '../../accounts/account-store.ts';
import { knownBrowserOf } from '../../accounts/known-browser.ts';
import { matchLanguage } from '../../messages/match-language.ts';
import { mailLater } from '../../notices/mail-later.ts';
import { forPerson, type TenantPorts } from '../../policies/for-tenant.ts';
import type { Caller } from '../../ports/caller.ts';
import { advanceFlow, type OpenFlow } from '../flow-store.ts';
import { prepareForStranger } from './prepare-for-stranger.ts';
import type { Sent } from './deliver.ts';
import { composeCodeMail } from './compose-code-mail.ts';

/**
 * Goes on to where the code of a recovery is asked for, and sends one if an active account goes by what was typed. That
 * is the one difference: whatever was typed, the same is read, counted, generated, composed and written, and the answer
 * waits for no mail server. So it can't say `delivery-failed` either: that a message could not be sent is
 * logged.
 *
 * @param flow  As it is to be stored.
 * @returns `undefined` where another answer was first.
 */
export async function sendRecovery(
  ports: TenantPorts,
  caller: Caller,
  before: OpenFlow,
  flow: Recovering,
): Promise<Sent | undefined> {
  const account = await addresseeOf(ports, flow.stage);
  const recipient = recoveryRecipient(flow, account);
  const asker = { caller, known: await knownBrowserOf(await forPerson(ports, account), caller, account) };
  const { flow: next, outgoing, problem, maySend } = await prepareForStranger(ports, asker, flow, recipient);
  const open = await advanceFlow(ports, before, next, false);
  if (!open) return undefined;
  const to = addressee(flow, account);
  const language = to ? matchLanguage(to.language) : caller.language; // a stranger's is not for the owner to read
  const addressed = { to: to?.email ?? recipient.address, language, device: caller.device };
  const message = outgoing && (await composeCodeMail(ports, addressed, open, outgoing));
  if (message && to && maySend) mailLater(ports, { to: to.email, ...message });
  return { open, ...(problem ? { problem } : {}) };
}
