import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** No template can say that it expects an error: each wrong line of this one must have its own, and no other line. */
const FILE = 'src/wrong.svelte';
const lines = readFileSync(FILE, 'utf8').split('\n');
const wrong = lines.flatMap((line, index) => (line.startsWith('<sally-') ? [`${FILE}:${index + 1}`] : []));

const { stdout } = spawnSync('svelte-check', ['--output', 'machine-verbose'], { encoding: 'utf8', shell: false });
const found = stdout.split('\n').flatMap((line) => {
  const [, json] = /^\d+ (\{.*\})$/.exec(line) ?? [];
  return json ? [JSON.parse(json)] : [];
});
assert.match(stdout, / COMPLETED /);
assert.deepEqual(
  [...new Set(found.map(({ filename, start }) => `${filename}:${start.line + 1}`))].sort(),
  wrong,
  stdout,
);
