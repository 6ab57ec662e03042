import type { KeptMessage } from './kept-messages.ts';

/** What a list calls a message: a text message has no subject. */
export const titleOf = ({ subject }: Pick<KeptMessage, 'subject'>): string => subject ?? 'Text message';
