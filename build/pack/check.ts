import { readdirSync, readFileSync } from 'node:fs';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { root } from '../root.ts';

/** Older ways of `require()`: every package is of ES modules alone. */
const NOT_FOR = ['node10', 'node16-cjs'];

/** Says what bundlers, Node and TypeScript would find wrong with the packages, and fails where that is anything. */
const faults: string[] = [];
for (const file of readdirSync(root('packed'))) {
  const tarball = readFileSync(root(`packed/${file}`));
  const { messages, pkg } = await publint({ pack: { tarball: arrayBufferOf(tarball) }, strict: true });
  faults.push(
    ...messages.map((message) => `${file}: ${formatMessage(message, pkg, { color: false }) ?? message.code}`),
  );
  const analysis = await checkPackage(createPackageFromTarballData(tarball));
  if (!analysis.types) {
    faults.push(`${file}: no types`);
    continue;
  }
  for (const problem of analysis.problems) {
    if ('resolutionKind' in problem && NOT_FOR.includes(problem.resolutionKind)) continue;
    faults.push(`${file}: ${JSON.stringify(problem)}`);
  }
}
if (faults.length) console.error(faults.join('\n'));
process.exitCode = faults.length ? 1 : 0;

function arrayBufferOf({ buffer, byteOffset, byteLength }: Buffer): ArrayBuffer {
  return (buffer as ArrayBuffer).slice(byteOffset, byteOffset + byteLength);
}
