import { readdirSync } from 'node:fs';

/** What is built, installed or kept by a run, and no source. */
const NOT_SOURCE = /^(node_modules|dist|program|coverage|\..*)$/;

/** The files under a folder that people write, by their paths from the root. */
export const sourceFiles = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !NOT_SOURCE.test(name))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? sourceFiles(path) : [path];
    });
