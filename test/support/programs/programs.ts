import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A storage that tests need: its program, where Debian keeps it beside the PATH, and how to get it. */
const SERVICES = {
  redis: { program: 'redis-server', folders: () => [], debian: 'redis-server', variable: 'TEST_REDIS_URL' },
  postgres: { program: 'initdb', folders: debianPostgres, debian: 'postgresql', variable: 'TEST_POSTGRES_URL' },
};

export type Service = keyof typeof SERVICES;

const programs = new Map<Service, Promise<string | undefined>>();

/**
 * The path of the program of a service, installed from Debian's packages where this is Debian and we are root.
 *
 * Where it can't be had, a line says once which suites are left out and the answer is `undefined`; under CI it is an
 * error.
 */
export function ensureProgram(service: Service): Promise<string | undefined> {
  const program = programs.get(service) ?? findOrInstall(service);
  programs.set(service, program);
  return program;
}

async function findOrInstall(service: Service): Promise<string | undefined> {
  const { debian, variable } = SERVICES[service];
  const found = find(service) ?? ((await install(debian)) ? find(service) : undefined);
  if (found) return found;
  const hint = `install Debian's ${debian} or the like, or set ${variable} to the URL of one that may be written to`;
  if (process.env['CI']) throw new Error(`No ${service} on this machine: ${hint}.`);
  console.warn(`Left out: the store in ${service}. To test it, ${hint}.`);
  return undefined;
}

function find(service: Service): string | undefined {
  const { program, folders } = SERVICES[service];
  const path = (process.env['PATH'] ?? '').split(delimiter);
  return [...folders(), ...path].map((folder) => join(folder, program)).find(existsSync);
}

/** Debian keeps every version apart, and off the PATH. */
function debianPostgres(): string[] {
  const root = '/usr/lib/postgresql';
  return existsSync(root) ? readdirSync(root).map((version) => join(root, version, 'bin')) : [];
}

let installed = Promise.resolve(true);

/** One after the other: the package manager has one lock. */
function install(name: string): Promise<boolean> {
  installed = installed.then(async () => {
    if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
    console.error(`Installing ${name} …`);
    return (await apt('update')) && apt('install', '-y', '--no-install-recommends', name);
  });
  return installed;
}

/** Runs apt-get with its output on stderr; says whether it went well. */
async function apt(...args: string[]): Promise<boolean> {
  const child = spawn('/usr/bin/apt-get', ['-qq', ...args], {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return code === 0;
}
