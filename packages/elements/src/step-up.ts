import type { SignInClient } from '@sallyport/client';
import { define } from './base/define.ts';
import { place } from './base/place.ts';
import { SallyStepUp } from './session/sally-step-up.ts';

export { StepUpCancelled } from './session/step-up-cancelled.ts';

const asking = new WeakMap<SignInClient, SallyStepUp>();

/**
 * Makes a call to the site's own backend. Where that answers that the sign-in isn't strong or fresh enough (a 401 by
 * RFC 9470, as `requireAuth()` of `@sallyport/server/guard` gives it), or there is no token for it, asks the person
 * in a dialog and makes the call once more.
 *
 *     const authorization = async () => `Bearer ${await CurrentSession.of(client).token()}`;
 *     await stepUp(client, async () => fetch('/payouts', { headers: { authorization: await authorization() } }));
 *
 * @param client  What the widgets of the page ask: its session is raised, and no second one begins.
 * @param call  Makes the call, and is to take a new token each time.
 * @returns The answer, whatever it is then.
 * @throws {StepUpCancelled} where the person gave up, or another person is signed in by then.
 * @throws {Failure} where it can't be known who that is.
 */
export async function stepUp<Answer extends Pick<Response, 'status' | 'headers'>>(
  client: SignInClient,
  call: () => Promise<Answer>,
): Promise<Answer> {
  define(SallyStepUp);
  const element = asking.get(client) ?? Object.assign(place.document.createElement('sally-step-up'), { client });
  asking.set(client, element);
  if (!element.isConnected) document.body.append(element);
  return element.stepUp(call);
}
