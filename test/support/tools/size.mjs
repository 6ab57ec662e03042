// Adds up what a browser fetches of the widget, compressed as a good server does, and fails where that is over budget.
// The widget is built anew, in memory: nothing stale is ever measured.
import { basename, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { createBuilder } from 'vite';

const STEPS = 'packages/elements/src/steps/';
const FIRST_STEP = `${STEPS}credentials-step.ts`;
/** Says where the rare ones are. */
const RARE_TABLE = `${STEPS}rare-table.ts`;
const FIRST_FIELD_LIMIT = 20 * 1024;
const SIGN_IN_LIMIT = 30 * 1024;
/** No step loads a panel's code because a piece of the build holds both. */
const STEPS_LIMIT = 53 * 1024;
const SESSION = 'packages/elements/src/session/';
const SETTINGS = 'packages/elements/src/panels/sally-settings.ts';
/** On top of what the first field takes. */
const SETTINGS_LIMIT = 15 * 1024;
const ADMIN = 'packages/elements/src/panels/sally-admin.ts';
/** The parts of the administration are among these. */
const PART = 'packages/elements/src/panels/sally-';
/** With every part, though most are loaded once they are gone to. */
const ADMIN_LIMIT = 35 * 1024;
/** The parts of the administration that are a system admin's alone. */
const OF_SYSTEM = ['tenants', 'profiles', 'programs'].map((name) => `packages/elements/src/panels/sally-${name}.ts`);
/** On top of what every admin loads. */
const SYSTEM_LIMIT = 8 * 1024;
/**
 * Steps that belong to making an account, setting a factor up or a forgotten password and not to signing in, although a
 * sign-in may lead there once; or to signing in elsewhere, where no other step follows: each is loaded when it is first
 * shown, and no later sign-in meets it again.
 */
const RARE = [
  'enrol-choose',
  'enrol-totp',
  'enrol-phone',
  'enrol-passkey',
  'backup-codes',
  'renew-backup-codes',
  'identify',
  'new-password',
  'new-address',
  'changes',
  'sign-up',
  'redirect',
];

const builder = await createBuilder({ logLevel: 'warn', build: { write: false } });
const [{ output }] = [await builder.build(builder.environments.widget)].flat();
const chunks = new Map(output.filter(({ type }) => type === 'chunk').map((chunk) => [chunk.fileName, chunk]));

/** These chunks and all that they import outright. */
function withImports(names, closure = new Set()) {
  for (const name of names) {
    if (closure.has(name)) continue;
    closure.add(name);
    withImports(chunks.get(name).imports, closure);
  }
  return closure;
}

const isSource = (id, source) => id?.startsWith(join(process.cwd(), source));
const sizeOf = (name) => brotliCompressSync(chunks.get(name).code).length; // quality 11 by default
const inColumns = (name, size) => `${name.padEnd(48)}${size.toLocaleString('en').padStart(8)}`;

function report(what, names, limit = Infinity) {
  const sum = names.reduce((total, name) => total + sizeOf(name), 0);
  for (const name of names) console.log(inColumns(name, sizeOf(name)));
  console.log(`${inColumns(`= ${what}`, sum)} ${limit === Infinity ? '' : `of ${limit.toLocaleString('en')} `}bytes\n`);
  if (sum <= limit) return;
  console.error(`Over budget: ${what}.`);
  process.exitCode = 1;
}

const entry = [...chunks.values()].filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName);
const first = [...withImports(entry)];
// loaded on demand, the first step would be fetched before the first field and yet be missing from the sum
if (!first.some((name) => chunks.get(name).moduleIds.some((id) => isSource(id, FIRST_STEP)))) {
  throw new Error(`${FIRST_STEP} isn't among what the script imports outright: measure the first field anew.`);
}
/** The steps in a chunk, by name. */
const stepsIn = ({ moduleIds }) =>
  moduleIds.flatMap((id) => (isSource(id, STEPS) && id.endsWith('-step.ts') ? [basename(id, '-step.ts')] : []));
const isRare = (name) => RARE.includes(name);
const steps = [...chunks.values()].filter((chunk) => !first.includes(chunk.fileName) && stepsIn(chunk).length > 0);
const rare = new Set(steps.filter((step) => stepsIn(step).every(isRare)));
const late = steps.flatMap(stepsIn);
const misplaced = RARE.filter((name) => !late.includes(name));
for (const step of steps) if (!rare.has(step)) misplaced.push(...stepsIn(step).filter(isRare));
if (misplaced.length) throw new Error(`These steps are to be loaded apart: ${misplaced.join(', ')}.`);
if (steps.length === rare.size) throw new Error(`No step of a sign-in is loaded on demand.`);
const closureOf = (some) => [...withImports([...entry, ...some.map(({ fileName }) => fileName)])];

report('up to the first field', first, FIRST_FIELD_LIMIT);
report('all steps of a sign-in', closureOf(steps.filter((step) => !rare.has(step))), SIGN_IN_LIMIT);
const table = [...chunks.values()].find(({ facadeModuleId }) => isSource(facadeModuleId, RARE_TABLE));
if (!table) throw new Error(`${RARE_TABLE} isn't loaded on demand: every sign-in has it.`);
report('all steps, sign-up, enrolment and recovery included', closureOf([...steps, table]), STEPS_LIMIT);

const onEveryPage = [...chunks.values()].filter(({ facadeModuleId }) => isSource(facadeModuleId, SESSION));
report(
  'the gate and the user button, on top of the first field',
  closureOf(onEveryPage).filter((name) => !first.includes(name)),
);

const settings = [...chunks.values()].find(({ facadeModuleId }) => isSource(facadeModuleId, SETTINGS));
if (!settings) throw new Error(`${SETTINGS} isn't loaded on demand: measure the settings anew.`);
report(
  'the settings, on top of the first field',
  closureOf([settings]).filter((name) => !first.includes(name)),
  SETTINGS_LIMIT,
);

const has = (chunk, source) => chunk.moduleIds.some((id) => isSource(id, source));
const admin = [...chunks.values()].find((chunk) => has(chunk, ADMIN));
if (!admin) throw new Error(`${ADMIN} isn't loaded on demand: measure the administration anew.`);
const loaded = [...new Set(admin.dynamicImports)].map((name) => chunks.get(name));
const isOfSystem = (chunk) => OF_SYSTEM.some((source) => has(chunk, source));
const all = loaded.filter((chunk) => has(chunk, PART));
const [system, parts] = [all.filter(isOfSystem), all.filter((part) => !isOfSystem(part))];
if (parts.length === 0) throw new Error('No part of the administration is loaded on demand.');
if (!OF_SYSTEM.every((source) => system.some((chunk) => has(chunk, source))))
  throw new Error('A part that is a system admin’s alone isn’t loaded on demand.');
const administration = closureOf([admin, ...parts]);
if (system.some(({ fileName }) => administration.includes(fileName)))
  throw new Error('A tenant’s admin loads what is a system admin’s alone.');
report(
  'the administration with all its parts, on top of the first field',
  administration.filter((name) => !first.includes(name)),
  ADMIN_LIMIT,
);
report(
  'the administration of the platform, on top of a tenant’s',
  closureOf(system).filter((name) => !administration.includes(name)),
  SYSTEM_LIMIT,
);
