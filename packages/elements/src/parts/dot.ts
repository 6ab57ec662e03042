/** Stands between two facts of one line. It may end a line, and begins none: a dot there looks like that of a list. */
export const DOT = '\u00a0· ';
