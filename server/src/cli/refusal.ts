/** What was asked for is not done, and why, in a line: exit code 1. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
