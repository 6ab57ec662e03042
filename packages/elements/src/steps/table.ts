import type { DoneStep, Step } from '@sallyport/protocol';
import type { ElementClass } from '../base/sally-element.ts';
import { SallyCredentialsStep } from './credentials-step.ts';

/** What the element of a step is called. The end that lists changes has one of its own: no sign-in meets it. */
export type StepName = Step['kind'] | 'changes';

/** What a step's element is loaded by. */
export type LoadStep = () => Promise<ElementClass>;

/**
 * The element of each kind of step that a sign-in meets. Only the first is here from the start: it is what a person
 * waits for.
 */
const STEPS = {
  credentials: async () => SallyCredentialsStep,
  redirect: async () => (await import('./redirect-step.ts')).SallyRedirectStep,
  code: async () => (await import('./code-step.ts')).SallyCodeStep,
  passkey: async () => (await import('./passkey-step.ts')).SallyPasskeyStep,
  choose: async () => (await import('./choose-step.ts')).SallyChooseStep,
  locked: async () => (await import('./locked-step.ts')).SallyLockedStep,
  done: async () => (await import('./done-step.ts')).SallyDoneStep,
} satisfies Partial<Record<StepName, LoadStep>>;

/** The kinds of the other table. */
export type RareStepName = Exclude<StepName, keyof typeof STEPS>;

const nameOf = (step: Step): StepName => ((step as DoneStep).changes?.length ? 'changes' : step.kind);

export const tagOf = (step: Step): string => `sally-${nameOf(step)}-step`;

/** Loads the element of a step; `undefined` for a kind that a newer server knows and this version doesn't. */
export async function elementOf(step: Step): Promise<ElementClass | undefined> {
  const name = nameOf(step);
  const all: Partial<Record<string, LoadStep>> = Object.hasOwn(STEPS, name)
    ? STEPS
    : (await import('./rare-table.ts')).RARE;
  return Object.hasOwn(all, name) ? all[name]?.() : undefined;
}
