import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sourceFiles } from './support/tools/source-files.ts';

const LONGEST = 120;

/** Its examples break the rules that they are examples of. */
const OWN = 'test/source-style.test.ts';

const FOLDERS = ['build', 'demo', 'packages', 'server', 'test'];

/** Where each line is that this is true of. */
const linesThat = (is: (line: string) => boolean): string[] =>
  FOLDERS.flatMap(sourceFiles)
    .filter((path) => /\.(ts|mjs|js|css|html)$/.test(path) && path !== OWN)
    .flatMap((path) =>
      readFileSync(path, 'utf8')
        .split('\n')
        .flatMap((line, index) => (is(line) ? [`${path}:${index + 1}`] : [])),
    );

/** A doc comment after something else on its line belongs to what follows it, and reads as if it did not. */
const hasInnerComment = (line: string): boolean => /^(?!\s*(\*|\/\/)).*\S.*\/\*\* /.test(line);

describe('the source', () => {
  it(`has no line over ${LONGEST} columns`, () => {
    expect(linesThat((line) => line.length > LONGEST)).toEqual([]);
  });

  it('has one property a line where properties have comments', () => {
    expect(linesThat(hasInnerComment)).toEqual([]);
  });

  it.each([
    ['  | { a: string /** Of b. */; b: number }', true],
    ['  a: { /** 1 to 20. */ count: number };', true],
    ['  /** Of b. */', false],
    [' * As `{ /** … */ a: string }`.', false],
    ["  files: 'test/**/*.test.ts',", false],
  ])('tells a comment inside a line: %j', (line, expected) => {
    expect(hasInnerComment(line)).toBe(expected);
  });
});
