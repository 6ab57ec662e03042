import { NewId, oneLine, Role } from '@sallyport/protocol';
import { hasInvisibleMarks } from '@sallyport/rules';
import { z } from 'zod';
import { isMailAddress, readAddress } from '../messages/mail-address.ts';

const isVisible = (text: string): boolean => !hasInvisibleMarks(text);
const INVISIBLE = 'has an invisible character';

/** Replaces a text by what a function reads in it. */
export const readBy = (read: (text: string) => string | undefined, fault: string) =>
  z.string().transform((text, context) => {
    const found = read(text);
    if (found !== undefined) return found;
    context.addIssue({ code: 'custom', message: fault });
    return z.NEVER;
  });

/** What an account is made from, beside its password. A tenant's id is part of keys. */
export const AccountFields = z.strictObject({
  email: z
    .string()
    .max(254)
    .refine(isVisible, INVISIBLE)
    .refine(isMailAddress, 'is no mail address')
    .pipe(readBy(readAddress, 'is no mail address')),
  tenant: z
    .string()
    .regex(/^[\w-]{1,64}$/, 'must be 1 to 64 letters, digits, - and _')
    .refine((id) => NewId.safeParse(id).success, 'is kept for who is nobody'),
  role: Role,
  owner: z.boolean().default(false),
  name: z.exactOptional(oneLine(100)),
  userName: z.exactOptional(oneLine(254).refine(isVisible, INVISIBLE)),
});

/** What is wrong with it, in a line: the fields and why, and nothing of what was there. */
export const faultsOf = (error: z.ZodError): string =>
  error.issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': ')).join('; ');
