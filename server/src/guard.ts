// What a site's own backend asks of whoever calls it: a sign-in that is strong and fresh enough. It is free of Node.
export { authGuard, type AuthGuard, type AuthGuardOptions, type Authenticated } from './guard/auth-guard.ts';
export type { AuthNeeds } from '@sallyport/protocol';
export type { AuthClaims } from './guard/read-token.ts';
