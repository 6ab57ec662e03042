/** The library is loaded where the first passkey is used: it takes 5 MB, and many sites have none. */
export const loadWebAuthn = () => import('@simplewebauthn/server');
