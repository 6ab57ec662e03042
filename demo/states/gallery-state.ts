import type { PasskeyRequest, Step } from '@sallyport/protocol';

/** One look of a step's element: what a designer opens, a test renders and a server could send. */
export interface GalleryState<S extends Step = Step> {
  /** Stable: it is part of links. */
  id: string;
  title: string;
  /** What to look at. */
  note?: string;
  step: S;
  /** What was on screen before, where that makes a difference. */
  before?: S;
  busy?: boolean;
  /** With the first form: what the backend asks of browsers that may hold a passkey. */
  passkey?: PasskeyRequest;
  /** With the first form: some people sign in at an identity provider. */
  sso?: true;
  /** In a flow of somebody who is signed in. */
  signedIn?: boolean;
}
