#!/usr/bin/env node
import { register } from 'tsx/esm/api';

register(); // the server is run from its source
await import('../src/cli/main.ts');
