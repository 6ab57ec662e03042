import { refuse, type Decide } from './decision.ts';
import { isOffered } from './challenge.ts';
import { recipientOf } from './delivery.ts';
import { offerOf } from './enrol-stage.ts';
import { traitsOf } from './stages.ts';

/**
 * Asks for another code, of a way that is still offered. Whether one may be sent is decided when it is counted.
 */
export const decideResend: Decide<'challenge' | 'enrol-email' | 'enrol-sms', 'resend'> = (
  flow,
  _answer,
  { account },
  policy,
) => {
  const { stage } = flow;
  if (!account || !recipientOf(stage, account)) return refuse('not-offered', { field: 'kind' });
  const { setsUp } = traitsOf(stage);
  const isStill =
    stage.at === 'challenge'
      ? isOffered({ ...flow, stage }, account, policy)
      : setsUp !== undefined && offerOf(setsUp, account, policy, flow.replaces) === true;
  if (!isStill) return refuse('not-offered'); // switched off meanwhile
  return { kind: 'advance', stage, resend: true };
};
