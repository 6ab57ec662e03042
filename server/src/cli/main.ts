import { existsSync } from 'node:fs';
import { ENV_FILE } from '../data-folder.ts';
import { run } from './run.ts';
import { processTerminal } from './terminal.ts';

if (existsSync(ENV_FILE)) process.loadEnvFile(ENV_FILE); // what the environment says itself goes first
const terminal = processTerminal();
process.exitCode = await run(process.argv.slice(2), terminal);
terminal.close();
