import type { ReactiveControllerHost } from 'lit';
import type { Failure, FlowClient, FlowStart } from '@sallyport/client';
import type { Step } from '@sallyport/protocol';

/** What the widget needs of a flow client; stories and tests hand in their own. */
export type LoginClient = Pick<FlowClient, 'config' | 'step' | 'start' | 'answer' | 'resume' | 'look' | 'leave'>;

/** What the controller needs of the element that it serves. */
export interface FlowHost extends ReactiveControllerHost {
  readonly isConnected: boolean;
  readonly flowClient: LoginClient;
  /** How its flow begins. */
  readonly begin: FlowStart;
  /** What is on screen before the server was asked anything; without it, being on the page begins the flow. */
  readonly firstStep: Step | undefined;
  /** Gets ready to show a step; it is shown when this is done. */
  prepare(step: Step): Promise<void>;
  /** Another step is open; `byPerson` where it follows from what the person did, not from a reload. */
  stepChanged(step: Step, byPerson: boolean): void;
  flowFailed(failure: Failure): void;
}
