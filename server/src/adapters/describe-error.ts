const MOST_CAUSES = 3;
const FRAME = /^ +at .*:\d+:\d+\)?$/;

/** What a log tells of an error. */
export interface ErrorFacts {
  type: string;
  message?: string;
  /** As Node, PostgreSQL and mail servers give it: `ECONNREFUSED`, `57P01`. */
  code?: string;
  stack?: string;
  cause?: ErrorFacts;
}

/**
 * What went wrong and where, without the values that the failing code held. An error may quote what a person typed: a
 * parser the text, a database the value, a client its command. So a message is told up to its first quotation mark and
 * without mail addresses, and so are those of the causes; of the stack the places are told, which repeat no message.
 * Any other property is left out, and of what is no error all but its type.
 */
export function describeError(error: unknown, depth = 0): ErrorFacts {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code } = error as { code?: unknown };
  return {
    type: error.constructor.name,
    message: withoutValues(error.message),
    ...(typeof code === 'string' && /^\w{1,40}$/.test(code) && { code }),
    stack: (error.stack ?? '')
      .split('\n')
      .filter((line) => FRAME.test(line))
      .join('\n'),
    ...(error.cause !== undefined && depth < MOST_CAUSES && { cause: describeError(error.cause, depth + 1) }),
  };
}

/** An apostrophe (`can't`, `the mail's`) opens no quotation. */
const QUOTATION = /(?:["`‘“„«]|'(?![ts]\b))[^]*/;
const ADDRESS = /[^\s<>]+@[^\s<>]+/g;

const withoutValues = (message: string): string => message.replace(QUOTATION, '…').replaceAll(ADDRESS, '…');
