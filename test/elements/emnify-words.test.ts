import { expect, fixture, html } from '@open-wc/testing';
import type { SallyLogin, StepElement } from '@sallyport/elements';
import { emnify } from '@sallyport/elements/presets/emnify';
import type { Step } from '@sallyport/protocol';
import { emailCodeStates } from '../../demo/states/delivered-code.ts';
import { lockedStates } from '../../demo/states/end.ts';
import { FakeClient, field, press, settle, shows, textOf, type } from './support.ts';

/** What its help quotes, by the step that comes back for a code. */
const SENTENCES: [sentence: string, step: Step][] = [
  ['This code is invalid. Try again.', emailCodeStates.refused.set.step],
  ['This code is not valid anymore. Get a new one via email.', emailCodeStates.expired.set.step],
  ['This code is not valid anymore. Get a new one via email.', emailCodeStates.replaced.set.step],
  ['This code is not valid anymore. Get a new one via email.', emailCodeStates.used.set.step],
  ['Invalid code, your account will be locked after 2 incorrect attempts.', emailCodeStates.lastAttempts.set.step],
  [
    "You've reached the limit of failed authentication attempts. Please try again in 1 hour.",
    lockedStates.justNow.set.step,
  ],
];

describe('the words of the preset `emnify`', () => {
  beforeEach(() => sessionStorage.clear());

  for (const [sentence, step] of SENTENCES) {
    it(`R-29 R-40 R-41 are said where they are due: ${sentence} ${step.problem?.code}`, async () => {
      const client = new FakeClient(emailCodeStates.fresh.set.step, step);
      const login = await fixture<SallyLogin>(html`<sally-login .client=${client} .messages=${emnify}></sally-login>`);
      type(field(login, 'username'), 'ada@example.com');
      type(field(login, 'password'), 'pass phrase');
      press(login);
      await shows<StepElement>(login, 'sally-code-step');
      expect(textOf(login)).not.to.contain(sentence);
      type(field(login, 'otp-code'), '123456');
      press(login);
      for (let turn = 0; turn < 50 && !textOf(login).includes(sentence); turn++) await settle();
      expect(textOf(login)).to.contain(sentence);
    });
  }
});
