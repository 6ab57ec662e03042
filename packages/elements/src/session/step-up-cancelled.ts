/** The person was asked for a stronger or fresher proof, and gave up: nothing was done. */
export class StepUpCancelled extends Error {
  override readonly name = 'StepUpCancelled';

  constructor() {
    super('The person did not confirm who they are.');
  }
}
