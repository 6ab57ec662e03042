import type { EnrolPasskeyStep, EnrolPhoneStep, EnrolTotpStep } from '@sallyport/protocol';
import { secondStep } from '../messages/second-step/second-step.ts';
import { setUp } from '../messages/set-up/set-up.ts';
import { StepElement } from './step-element.ts';

/** A step that sets up what was chosen. Who was given no choice, and is not signed in yet, gets away from it too. */
export abstract class Enrolling<S extends EnrolPasskeyStep | EnrolPhoneStep | EnrolTotpStep> extends StepElement<S> {
  static override readonly areas = [secondStep, setUp];

  protected override below(): unknown {
    const { back } = this.step;
    if (back || this.signedIn) return this.back(back);
    const signsUp = 'for' in this.step && this.step.for === 'sign-up';
    return this.textButton(signsUp ? 'start-again' : 'enrol.other-account', this.leave);
  }
}
