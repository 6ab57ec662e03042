import type { Failure, SignInClient } from '@sallyport/client';

/** Tells the page's developer why no usable answer came; the person is told by the element. */
export const adviseOnFailure = (failure: Failure, { server }: SignInClient): void =>
  void import('./advice.ts').then(
    ({ advise }) => advise(failure, server),
    () => {},
  );
