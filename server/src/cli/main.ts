import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DATA_FOLDER } from '../open-ports.ts';
import { run } from './run.ts';
import { processTerminal } from './terminal.ts';

const ENV_FILE = join(DATA_FOLDER, 'env');

if (existsSync(ENV_FILE)) process.loadEnvFile(ENV_FILE); // what the environment says itself goes first
const terminal = processTerminal();
process.exitCode = await run(process.argv.slice(2), terminal);
terminal.close();
