import type { Child } from './start-child.ts';

const STEP_SECONDS = 30;

/** Sets a subject's clock on by a time step, so that every code works anew; returns that clock. */
export async function nextStep(child: Child): Promise<() => number> {
  const ahead = (await child.move(STEP_SECONDS)) - Date.now();
  return () => Date.now() + ahead;
}
