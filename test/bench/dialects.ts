import type { Sent } from './connection.ts';
import type { ChildOptions } from './child.ts';

/** How the same things are said to a subject. */
interface Dialect {
  session: string;
  signIn(email: string, password: string): Sent;
  /** What stands in the answer to a right password: a code is asked for. */
  asked: string;
  /** What stands in the answer to a wrong code, and in no other refusal. */
  refused: string;
  /** @param signedIn  The body that the password was answered with. */
  code(code: string, signedIn: string): Sent;
}

export const DIALECTS: Record<ChildOptions['kind'], Dialect> = {
  floor: {
    session: '/session',
    asked: '"next":"code"',
    refused: '"invalid-code"',
    signIn: (email, password) => ({ path: '/login', body: { email, password } }),
    code: (code) => ({ path: '/code', body: { code } }),
  },
  sallyport: {
    session: '/auth/session',
    asked: '"kind":"code"',
    refused: '"code":"invalid-code"',
    signIn: (identifier, password) => ({
      path: '/auth/flows',
      body: { purpose: 'sign-in', answer: { kind: 'credentials', identifier, password } },
    }),
    code(code, signedIn) {
      const { flow, revision } = JSON.parse(signedIn) as { flow: string; revision: number };
      return { path: `/auth/flows/${flow}/answers`, body: { kind: 'code', revision, code } };
    },
  },
  'better-auth': {
    session: '/api/auth/get-session',
    asked: '"twoFactorRedirect":true',
    refused: '"INVALID_CODE"',
    signIn: (email, password) => ({ path: '/api/auth/sign-in/email', body: { email, password } }),
    code: (code) => ({ path: '/api/auth/two-factor/verify-totp', body: { code } }),
  },
};
