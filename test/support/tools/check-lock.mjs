// Says which optional packages (one per platform) the lock file lacks. Some registries don't have all of them for the
// newest releases; npm then leaves them out of the lock without a word, and `npm ci` refuses that lock elsewhere.
import { readFileSync } from 'node:fs';

const { packages } = JSON.parse(readFileSync(process.argv[2] ?? 'package-lock.json', 'utf8'));

/** The folders in which a package at this location looks for others, as Node does: its own first, the root's last. */
function foldersFor(location) {
  const ancestors = location.split('/').map((_, depth, parts) => parts.slice(0, parts.length - depth).join('/'));
  return [...ancestors, ''].map((folder) => (folder ? `${folder}/node_modules/` : 'node_modules/'));
}

const missing = Object.entries(packages).flatMap(([location, { version, optionalDependencies = {} }]) =>
  Object.keys(optionalDependencies)
    .filter((name) => !foldersFor(location).some((folder) => packages[folder + name]))
    .map((name) => `${location}@${version} wants ${name}`),
);

console.log(missing.length ? missing.join('\n') : 'lock file: complete');
process.exitCode = missing.length ? 1 : 0;
