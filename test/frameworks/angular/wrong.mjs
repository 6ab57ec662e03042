import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { performCompilation, readConfiguration } from '@angular/compiler-cli';

/** No template can say that it expects an error: each wrong line of this one must have its own, and no other line. */
const FILE = resolve('src/wrong.ts');
const lines = readFileSync(FILE, 'utf8').split('\n');
const wrong = lines.flatMap((line, index) => (line.includes('<sally-') ? [index] : []));

const { options } = readConfiguration('tsconfig.json');
const { diagnostics } = performCompilation({ rootNames: [FILE], options: { ...options, noEmit: true } });
const found = diagnostics.map(({ file, start = 0 }) => file?.getLineAndCharacterOfPosition(start).line);
assert.deepEqual(
  [...new Set(found)].sort((a, b) => a - b),
  wrong,
  diagnostics.map((it) => JSON.stringify(it.messageText)).join('\n'),
);
