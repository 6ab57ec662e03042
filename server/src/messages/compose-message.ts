import type { Message } from '../ports/mail.ts';
import type { Brand } from '../ports/site.ts';
import type { Language } from './catalogues.ts';
import { htmlPart } from './html-part.ts';
import { occasionLine, type Occasion } from './occasion.ts';

/** A piece of a message's body. */
export type Block =
  | { kind: 'words'; text: string }
  /** Said in passing, at the end. */
  | { kind: 'aside'; text: string }
  | { kind: 'code'; code: string }
  | { kind: 'link'; action: string; href: string }
  /** A link that the message doesn't ask for. */
  | { kind: 'side-link'; action: string; href: string };

/** What a message says. */
export interface Content {
  /** Of the site that it is from. */
  brand: Brand;
  subject: string;
  /** What lists of mails show beside the subject, in place of the subject once more. */
  preview: string;
  blocks: readonly Block[];
  occasion: Occasion;
  /** What to do for who had nothing to do with it. */
  notYou: string;
}

/** Writes a message twice, from the same blocks: as plain text, and as a page. */
export function composeMessage(content: Content, language: Language): Omit<Message, 'to'> {
  const { brand, subject, preview, occasion, notYou } = content;
  const blocks: Block[] = [
    ...content.blocks,
    { kind: 'aside', text: occasionLine(occasion, language) },
    { kind: 'aside', text: notYou },
  ];
  return {
    subject,
    text: blocks.map(textOf).join('\n\n'),
    html: htmlPart({ brand, subject, preview, blocks }, language),
  };
}

function textOf(block: Block): string {
  switch (block.kind) {
    case 'code':
      return block.code;
    case 'link':
      return block.href;
    case 'side-link':
      return `${block.action}: ${block.href}`;
    default:
      return block.text;
  }
}
