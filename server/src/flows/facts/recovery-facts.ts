import type { Answer } from '@sallyport/protocol';
import {
  deliveredTo,
  normaliseIdentifier,
  recoveryRecipient,
  type Account,
  type Facts,
  type Flow,
  type Stage,
} from '@sallyport/rules';
import { addresseeOf, findAccount } from '../../accounts/account-store.ts';
import { trustedDeviceOf } from '../../accounts/trusted-device.ts';
import { ruledBy, type Ruled } from '../../policies/ruled.ts';
import type { Caller } from '../../ports/caller.ts';
import { strangerGuess } from './stranger-guess.ts';

/** A flow that asks for somebody's mailbox, and of whom nobody may learn whether they have an account. */
export type Recovery = Flow & { stage: Extract<Stage, { at: 'identify' | 'recovery' }> };

export const isRecovery = (flow: Flow): flow is Recovery =>
  flow.stage.at === 'identify' || flow.stage.at === 'recovery';

/** Finds out what decides an answer to such a flow: the same reads, writes and hashes, whoever it is about. */
export async function recoveryFacts(
  ports: Ruled,
  caller: Caller,
  flow: Recovery,
  answer: Answer,
): Promise<Omit<Facts, 'now'>> {
  const { stage } = flow;
  if (stage.at === 'identify') {
    const named = answer.kind === 'identify' ? await findAccount(ports, answer.identifier) : undefined;
    return { account: await whoRecovers(ports, named) };
  }
  const account = await whoRecovers(ports, await addresseeOf(ports, stage));
  return { account, ...(answer.kind === 'code' ? await codeFacts(ports, caller, flow, answer.code, account) : {}) };
}

/** The account, where its tenant lets forgotten passwords be replaced; else it is as if there were none. */
async function whoRecovers(ports: Ruled, account: Account | undefined): Promise<Account | undefined> {
  const { policy } = await ruledBy(ports, account?.tenant);
  return policy.recover ? account : undefined;
}

async function codeFacts(
  ports: Ruled,
  caller: Caller,
  flow: Flow,
  code: string,
  account: Account | undefined,
): Promise<Pick<Facts, 'strangerGuess' | 'sentHash'>> {
  const subject = account?.id ?? normaliseIdentifier(flow.identifier ?? '');
  const device = account && (await trustedDeviceOf(ports, caller, account))?.id;
  const delivered = deliveredTo(flow, recoveryRecipient(flow, account));
  return strangerGuess(ports, caller, delivered, { guessed: 'recovery', subject, device }, code);
}
