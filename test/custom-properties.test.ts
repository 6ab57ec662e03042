import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sourceFiles } from './support/tools/source-files.ts';

const sources = sourceFiles('packages/elements/src').map((path) => readFileSync(path, 'utf8'));
const namesIn = (pattern: RegExp): string[] => [
  ...new Set(sources.flatMap((text) => [...text.matchAll(pattern)].map(([, name = '']) => name))),
];

describe('the custom properties that a page may set', () => {
  it('are those that the manifest names', () => {
    const documented = namesIn(/@cssprop \[?(--sally-[a-z-]+)/g);
    expect(documented.sort()).toEqual(namesIn(/(--sally-[a-z-]+)\b(?![^\n]*\] - )/g).sort());
  });

  it('and those of the elements’ own are all declared, where they are read without a default', () => {
    const declared = namesIn(/--(?:sally-|_)([a-z-]+):/g);
    expect(namesIn(/var\(--_([a-z-]+)\)/g).filter((name) => !declared.includes(name))).toEqual([]);
  });
});
