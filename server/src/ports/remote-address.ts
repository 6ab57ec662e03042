import type { Context } from 'hono';

/** The address at the other end of the connection, as the runtime knows it; `undefined` where there is none. */
export type RemoteAddress = (c: Context) => string | undefined;
