import { standard, type Policy } from '../policy/policy.ts';
import { emnify } from './emnify.ts';
import { emqx } from './emqx.ts';
import { scheduleIt } from './schedule-it.ts';
import { strict } from './strict.ts';
import { thingsboard } from './thingsboard.ts';

/** Whole policies to begin from, by name; the last four do as four existing systems do. */
export const presets = {
  standard,
  strict,
  emnify,
  'schedule-it': scheduleIt,
  thingsboard,
  emqx,
} as const satisfies Record<string, Policy>;
