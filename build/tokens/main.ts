import { readFileSync, writeFileSync } from 'node:fs';
import { SHEET, written } from './sheet.ts';

writeFileSync(SHEET, written(readFileSync(SHEET, 'utf8')));
