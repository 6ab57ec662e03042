import type { DoneStep, Step } from '@sallyport/protocol';
import type { ElementClass } from '../base/sally-element.ts';
import { SallyCredentialsStep } from './credentials-step.ts';

/**
 * The element of each kind of step. A kind without one does not compile. Only the first is here from the start: it is
 * what a person waits for.
 */
const STEPS = {
  credentials: async () => SallyCredentialsStep,
  identify: async () => (await import('./identify-step.ts')).SallyIdentifyStep,
  'sign-up': async () => (await import('./sign-up-step.ts')).SallySignUpStep,
  redirect: async () => (await import('./redirect-step.ts')).SallyRedirectStep,
  code: async () => (await import('./code-step.ts')).SallyCodeStep,
  passkey: async () => (await import('./passkey-step.ts')).SallyPasskeyStep,
  choose: async () => (await import('./choose-step.ts')).SallyChooseStep,
  'enrol-choose': async () => (await import('./enrol-choose-step.ts')).SallyEnrolChooseStep,
  'enrol-totp': async () => (await import('./enrol-totp-step.ts')).SallyEnrolTotpStep,
  'enrol-phone': async () => (await import('./enrol-phone-step.ts')).SallyEnrolPhoneStep,
  'enrol-passkey': async () => (await import('./enrol-passkey-step.ts')).SallyEnrolPasskeyStep,
  'renew-backup-codes': async () => (await import('./renew-backup-codes-step.ts')).SallyRenewBackupCodesStep,
  'backup-codes': async () => (await import('./backup-codes-step.ts')).SallyBackupCodesStep,
  'new-password': async () => (await import('./new-password-step.ts')).SallyNewPasswordStep,
  'new-address': async () => (await import('./new-address-step.ts')).SallyNewAddressStep,
  locked: async () => (await import('./locked-step.ts')).SallyLockedStep,
  done: async () => (await import('./done-step.ts')).SallyDoneStep,
  changes: async () => (await import('./changes-step.ts')).SallyChangesStep,
} satisfies Record<Step['kind'] | 'changes', () => Promise<ElementClass>>;

/** What the element of a step is called. The end that lists changes has one of its own: no sign-in meets it. */
const nameOf = (step: Step): string => ((step as DoneStep).changes?.length ? 'changes' : step.kind);

export const tagOf = (step: Step): string => `sally-${nameOf(step)}-step`;

/** Loads the element of a step; `undefined` for a kind that a newer server knows and this version doesn't. */
export async function elementOf(step: Step): Promise<ElementClass | undefined> {
  const name = nameOf(step);
  return Object.hasOwn(STEPS, name) ? STEPS[name as keyof typeof STEPS]() : undefined;
}
