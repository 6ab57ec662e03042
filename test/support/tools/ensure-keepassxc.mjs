// Gets KeePassXC's extension for browsers from Debian's package. It is only unpacked: an installed one would be loaded
// by every Chromium that a test starts.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGE = 'webext-keepassxc-browser';
const FILES = 'usr/share/webext/keepassxc-browser';
const CACHE = fileURLToPath(new URL('../../../.cache/keepassxc/', import.meta.url));

/** Runs a program with its output on stderr; says whether it went well. */
function run(program, ...args) {
  try {
    execFileSync(program, args, { cwd: CACHE, stdio: ['ignore', 2, 2], timeout: 60_000 });
    return true;
  } catch {
    return false;
  }
}

const download = () => run('apt-get', '-qq', 'download', PACKAGE);

/** Only root may ask for the newest list of packages; anybody may download one that is listed. */
const downloadAnew = () => process.getuid?.() === 0 && run('apt-get', '-qq', 'update') && download();

/** The folder that holds the extension's manifest, or undefined where it can be neither found nor downloaded. */
export function keepassxcFolder() {
  const unpacked = join(CACHE, FILES);
  const found = [join('/', FILES), unpacked].find((it) => existsSync(join(it, 'manifest.json')));
  if (found || !existsSync('/usr/bin/apt-get')) return found;
  mkdirSync(CACHE, { recursive: true });
  console.error(`Downloading ${PACKAGE} …`);
  if (!download() && !downloadAnew()) return undefined;
  const archive = readdirSync(CACHE).find((name) => name.startsWith(PACKAGE) && name.endsWith('.deb'));
  return archive && run('dpkg-deb', '--extract', archive, '.') ? unpacked : undefined;
}
