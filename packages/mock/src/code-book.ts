import type { Step } from '@sallyport/protocol';
import { secretFromText, totpAt } from '@sallyport/rules';
import { DEMO_APP, DEMO_BACKUP_CODES } from '@sallyport/server/demo/people';
import type { KeptMessage } from '@sallyport/server/memory';

const STEP_MS = 30_000;

/** A code of a message: six letters and digits that stand alone, and are no colour. */
const SENT = /(?<![\w#-])(?=[A-Z]*\d)[0-9A-Z]{6}(?![\w-])/;

/** The code in a message, where there is one. */
const codeIn = ({ text }: KeptMessage): string | undefined => SENT.exec(text)?.[0];

/** The codes in a request's body, whatever that is: the backend answers what is broken too. */
function codesTyped(body = ''): unknown[] {
  try {
    const request = JSON.parse(body) as { code?: unknown; answer?: { code?: unknown } | null } | null;
    return [request?.code, request?.answer?.code];
  } catch {
    return []; // no JSON
  }
}

/** Where codes are looked up. */
interface Sources {
  clock: { now(): number; advance(ms: number): void };
  /** Newest first. */
  messages: readonly KeptMessage[];
}

/** Knows what a person would type where a code is asked for: from their app, their mailbox, their phone, their list. */
export class CodeBook {
  #step: Step | undefined;
  /** What was typed already: an app's code counts once (RFC 6238 §5.2), a backup code too. */
  readonly #typed = new Set<string>();
  /** What the apps hold that were set up here, by who set them up. */
  readonly #secrets = new Map<string, string>();
  #backupCodes: readonly string[] = DEMO_BACKUP_CODES;

  /** Sees every request that the backend answers. */
  see(request: string | undefined, answer: unknown): void {
    for (const typed of codesTyped(request)) if (typeof typed === 'string') this.#typed.add(typed);
    if (typeof answer !== 'object' || answer === null || !('kind' in answer && 'flow' in answer)) return;
    const step = (this.#step = answer as Step);
    if (step.kind === 'enrol-totp' && step.identifier !== undefined) this.#secrets.set(step.identifier, step.secret);
    if (step.kind === 'backup-codes' && step.codes.length > 0) this.#backupCodes = step.codes;
  }

  /**
   * What answers the step that the backend sent last. Where an app has shown no other code since the last one was
   * typed, the clock goes on until it does.
   *
   * @throws where that step asks for no code.
   */
  code({ clock, messages }: Sources): string {
    const step = this.#step;
    if (step?.kind === 'enrol-totp') return this.#appCode(step.secret, clock);
    if (step?.kind !== 'code') throw new Error(`No code is asked for: the last step is ${step?.kind ?? 'none'}.`);
    if (step.authenticator?.type === 'totp')
      return this.#appCode(this.#secrets.get(step.identifier ?? '') ?? DEMO_APP.secret, clock);
    const code =
      step.authenticator?.type === 'backup-code'
        ? this.#backupCodes.find((each) => !this.#typed.has(each))
        : messages.map(codeIn).find((each) => each !== undefined);
    if (code === undefined) throw new Error('There is no code: none was sent, or all were used.');
    return code;
  }

  #appCode(secret: string, clock: Sources['clock']): string {
    const key = secretFromText(secret);
    const now = Math.floor(clock.now() / STEP_MS);
    const code = [now, now + 1].map((step) => totpAt(key, step)).find((each) => !this.#typed.has(each));
    if (code !== undefined) return code;
    clock.advance(STEP_MS);
    return this.#appCode(secret, clock);
  }
}
