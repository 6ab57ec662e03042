// Gets the browsers that the tests ask for. As root on Debian they are installed from its packages; elsewhere the
// message says what to install.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromePath, firefoxPath, headlessShellPath, webkitPath } from './browsers.mjs';

const ENGINES = {
  chromium: {
    find: headlessShellPath,
    debian: ['chromium-headless-shell'],
    otherwise: 'chrome',
  },
  // all of the browser: it keeps passwords, and fills them in
  chrome: {
    find: chromePath,
    debian: ['chromium'],
    hint: 'install Chrome or Chromium, or run `npx playwright install chromium`, or set CHROME_PATH to the program',
  },
  firefox: {
    find: firefoxPath,
    debian: ['firefox-esr'],
    hint: 'install Firefox, or set FIREFOX_PATH to the program',
  },
  webkit: {
    find: webkitPath,
    debian: ['webkit2gtk-driver', 'xvfb'],
    hint: "only Debian's packages webkit2gtk-driver and xvfb are supported",
  },
};

const canInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/** Runs apt-get with its output on stderr; says whether it went well. */
function apt(...args) {
  try {
    execFileSync('apt-get', ['-qq', ...args], {
      stdio: ['ignore', 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    return true;
  } catch {
    return false;
  }
}

function findOrInstall({ find, debian, otherwise }) {
  const found = find();
  if (found && existsSync(found)) return found;
  return (canInstall && install(debian) && find()) || (otherwise && findOrInstall(ENGINES[otherwise]));
}

function install(packages) {
  console.error(`Installing ${packages.join(' and ')} …`);
  return apt('update') && apt('install', '-y', '--no-install-recommends', ...packages);
}

/**
 * Resolves each name to the path of a program. An engine that can't be had is left out with a line that says so; it is
 * an error under CI, and where none at all is left.
 */
export function ensureEngines(names) {
  const paths = new Map();
  for (const name of names) {
    const engine = ENGINES[name];
    if (!engine) throw new Error(`Unknown engine "${name}": use ${Object.keys(ENGINES).join(', ')}.`);
    const path = findOrInstall(engine);
    const hint = ENGINES[engine.otherwise ?? name].hint;
    if (path) paths.set(name, path);
    else if (process.env.CI) throw new Error(`No ${name} on this machine: ${hint}.`);
    else console.warn(`Left out: ${name}. To test in it, ${hint}.`);
  }
  if (paths.size === 0) throw new Error('None of the wanted browsers is on this machine (see above).');
  return paths;
}

/** The engines that the variable BROWSERS names, Chromium alone by default. */
export const wantedEngines = () => (process.env.BROWSERS || 'chromium').split(',').map((name) => name.trim());
