import type { Message } from '../ports/mail.ts';
import type { Language } from './catalogues.ts';
import { htmlPart } from './html-part.ts';

/** A piece of a message's body. */
export type Block =
  | { kind: 'words'; text: string }
  /** Said in passing, at the end. */
  | { kind: 'aside'; text: string }
  | { kind: 'code'; code: string }
  | { kind: 'link'; action: string; href: string };

/** Writes a message twice, from the same blocks: as plain text, and as a page. */
export const composeMessage = (subject: string, blocks: Block[], language: Language): Omit<Message, 'to'> => ({
  subject,
  text: blocks.map(textOf).join('\n\n'),
  html: htmlPart(subject, blocks, language),
});

function textOf(block: Block): string {
  switch (block.kind) {
    case 'code':
      return block.code;
    case 'link':
      return block.href;
    default:
      return block.text;
  }
}
