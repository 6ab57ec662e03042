/** A document that the server makes: a mail, or a page that a mail leads to. */
export interface DocumentState {
  /** Stable: it is part of links. */
  id: `${'mail' | 'page'}-${string}`;
  title: string;
  note?: string;
}

/** The languages that the server writes in. */
export const DOCUMENT_LANGUAGES = ['en', 'de', 'ar'] as const;
export type DocumentLanguage = (typeof DOCUMENT_LANGUAGES)[number];
type Scheme = 'light' | 'dark';

/** The file of a document, relative to the page of the states. */
export const fileOf = ({ id }: DocumentState, language: DocumentLanguage, scheme: Scheme): string =>
  `documents/${id}.${language}.${scheme}.html`;

/** The file of a mail as plain text. */
export const textFileOf = ({ id }: DocumentState, language: DocumentLanguage): string =>
  `documents/${id}.${language}.txt`;
