/** The type of a session token: of its own, so that no other token of this issuer passes for one (RFC 8725 §3.11). */
export const SESSION_TOKEN_TYPE = 'sally-session+jwt';
