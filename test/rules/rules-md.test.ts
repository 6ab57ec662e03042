import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sourceFiles } from '../support/tools/source-files.ts';

const RULES = 'packages/rules/RULES.md';
const ID = /\b(?:(?:R|A|AX|CE|E|EN|F|GT|N|OTP|PK|PM|PW|SE|SF|ST)-\d+|D\d)\b/g;

const idsIn = (text: string): string[] => text.match(ID) ?? [];

/** The ids that begin the titles of a test file: `R-45 A-01 counts …`. A comment is no title. */
const titledIn = (text: string): string[] =>
  text
    .split('\n')
    .filter((line) => !/^\s*(\*|\/[/*])/.test(line))
    .flatMap((line) => [...line.matchAll(/['"`]((?:(?:[A-Z]{1,3}-\d+|D\d) )+)/g)])
    .flatMap(([, ids = '']) => idsIn(ids));

const sources = new Map(
  ['packages', 'server', 'demo', 'test']
    .flatMap(sourceFiles)
    .filter((path) => /\.(ts|mjs|html|css)$/.test(path))
    .map((path) => [path, readFileSync(path, 'utf8')]),
);
const titles = new Map(
  [...sources].filter(([path]) => /\.(test|spec)\.ts$/.test(path)).map(([path, text]) => [path, titledIn(text)]),
);

/** Each row: an id, and the files of tests that hold it. */
const rows = [...readFileSync(RULES, 'utf8').matchAll(/^\| (\S+\d) \| .+ \| (.+) \|$/gm)].map(
  ([, id = '', files = '']) => ({
    id,
    files: [...files.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file),
  }),
);
const ids = rows.map(({ id }) => id);

describe(RULES, () => {
  it('has one row for each id in use', () => {
    const unknown = [...sources].flatMap(([path, text]) =>
      idsIn(text)
        .filter((id) => !ids.includes(id))
        .map((id) => `${id} in ${path}`),
    );
    expect(unknown).toEqual([]);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it('has no id that is the title of no test', () => {
    const titled = new Set([...titles.values()].flat());
    expect(ids.filter((id) => !titled.has(id))).toEqual([]);
  });

  it('names for each id a test that is there and has it as a title', () => {
    const wrong = rows.filter(
      ({ id, files }) => files.length === 0 || !files.every((file) => titles.get(file)?.includes(id)),
    );
    expect(wrong).toEqual([]);
  });
});
