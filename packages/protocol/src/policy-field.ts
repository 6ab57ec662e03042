import { z } from 'zod';
import { PolicyRefusal } from './policy.ts';

const Reason = PolicyRefusal.shape.reason;

const Control = z.object({
  /**
   * `choice`: one of the options; `list`: some of them; `texts`: words of one's own; `parts`: what is in `parts`, and
   * `one`: one of these and no other.
   */
  type: z.enum(['boolean', 'number', 'choice', 'list', 'text', 'texts', 'time', 'parts', 'one']),
  /** Of a number. Without them none may be set here: only one of the options. */
  least: z.exactOptional(z.number()),
  most: z.exactOptional(z.number()),
  /** Of a number that is a time. */
  unit: z.exactOptional(z.enum(['seconds', 'days'])),
  /** What is chosen from; of a number, of words or of parts, what can stand instead: `off`. */
  options: z.exactOptional(z.array(z.object({ value: z.string(), reason: z.exactOptional(Reason) }))),
  /** Why it can't be set here to anything but what is inherited. */
  reason: z.exactOptional(Reason),
});
const partsOf = <T extends z.ZodType>(control: T) => ({ parts: z.exactOptional(z.record(z.string(), control)) });

/** What a form takes for a field of a policy, or for a part of one; each bound is that of what may be set here. */
export type PolicyControl = z.infer<typeof Control> & {
  /** By name: `days`. */
  parts?: Record<string, PolicyControl>;
};

/** A field of a policy, for a form to draw. */
export const PolicyField = Control.extend({
  ...partsOf(Control.extend(partsOf(Control))), // no field has parts of parts of parts
  /** As in `attempts.lockAfter`. */
  path: z.string(),
  /** What it stands among. */
  group: z.enum([
    'ways',
    'required',
    'codes',
    'attempts',
    'trust',
    'sessions',
    'removal',
    'recovery',
    'limits',
    'administration',
  ]),
  /** What counts where nothing is set here; absent where nothing does. */
  inherited: z.exactOptional(z.unknown()),
  /** Who says what is inherited: `standard` is what the server was started with. */
  origin: z.enum(['standard', 'platform', 'profile']),
});
export type PolicyField = z.infer<typeof PolicyField>;
