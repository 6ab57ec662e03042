import type { Step } from '@sallyport/protocol';

/** What kind of step it is, and of those that ask for a code, what the code is for. */
export const kindOf = (step: Step): string => ('for' in step ? `${step.kind} for ${step.for}` : step.kind);

/** What kind of step it is, and what it says is wrong: as much as makes a person see another screen. */
export function lookOf(step: Step): string {
  const { code, field, reason, attemptsLeft } = step.problem ?? {};
  const left = attemptsLeft === undefined ? '' : attemptsLeft === 0 ? 'none left' : 'some left';
  return [kindOf(step), code, field?.replace('answer.', ''), reason, left].filter(Boolean).join(' ');
}
