#!/usr/bin/env node
import { pathToFileURL } from 'node:url';
import { built } from './built.mjs';

const program = built('sallyport');
if (program) {
  await import(pathToFileURL(program));
} else {
  const { register } = await import('tsx/esm/api');
  register(); // what isn't built is run from its source
  await import('../src/cli/main.ts');
}
