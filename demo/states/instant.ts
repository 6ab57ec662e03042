/**
 * An instant so many seconds from now, as the server names it: what counts down looks right whenever it is looked at.
 */
export const inSeconds = (seconds: number): string => new Date(Date.now() + seconds * 1000).toISOString();
