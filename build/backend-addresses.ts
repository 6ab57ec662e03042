/**
 * What the demo's pages ask of a backend, as Vite's proxy takes it: the beginning of an address, or a pattern from `^`
 * on. A folder of the demo may be called as a route is: its modules are Vite's.
 */
export const BACKEND_ADDRESSES = ['/auth', '/demo.json', '/outbox.json', '^/outbox/\\d+', '/payouts.json'];
