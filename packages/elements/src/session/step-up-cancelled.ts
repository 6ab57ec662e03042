/**
 * The person was asked for a stronger or fresher proof, and gave up; or it is another person who proved who they are,
 * as after a sign-in in another tab. Nothing was done.
 */
export class StepUpCancelled extends Error {
  override readonly name = 'StepUpCancelled';

  constructor() {
    super('The person did not confirm who they are.');
  }
}
