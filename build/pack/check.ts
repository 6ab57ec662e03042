import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { root } from '../root.ts';

/** Older ways of `require()`: every package is of ES modules alone. */
const NOT_FOR = ['node10', 'node16-cjs'];

/** What the mock calls itself. It signs anybody in as anybody, so that no other package may hold any of it. */
const OF_THE_MOCK = 'Sallyport mock';

/** Says what bundlers, Node and TypeScript would find wrong with the packages, and fails where that is anything. */
const faults: string[] = [];
for (const file of readdirSync(root('packed'))) {
  const tarball = readFileSync(root(`packed/${file}`));
  if (gunzipSync(tarball).includes(OF_THE_MOCK) !== file.startsWith('sallyport-mock-'))
    faults.push(`${file}: holds the mock, or is the mock and does not hold it`);
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
