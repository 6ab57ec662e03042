// What a Node program needs to hand `createApp` its ports, as the environment says.
export { openStore } from './adapters/open-store.ts';
export { pinoLog } from './adapters/pino-log.ts';
export { readConfig } from './config.ts';
export { openPorts } from './open-ports.ts';
