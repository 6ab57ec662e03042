/** An instant so many seconds from now, as the server names it. A state that counts down looks right at any time. */
export const inSeconds = (seconds: number): string => new Date(Date.now() + seconds * 1000).toISOString();
