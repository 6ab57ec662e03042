/** Units by their first letters, in ms. */
const UNITS: Record<string, number> = {
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
};

/** How far the system's clock may go back unnoticed, in ms: it is set right by as much now and then. */
const JITTER = 1000;

/** What time it is for the backend: the system's, and so much later. It goes forward alone, as time does. */
export class MockClock {
  #ahead = 0;
  #last = 0;

  /** Unix time in **ms**. */
  readonly now = (): number => Date.now() + this.#ahead;

  /**
   * Moves on.
   *
   * @param by  Such as `'31 days'` or `'5 minutes'`, or **ms**.
   * @throws {RangeError} where that is no time, or lies in the past.
   */
  advance(by: string | number): void {
    const ms = typeof by === 'number' ? by : readDuration(by);
    if (!(ms >= 0))
      throw new RangeError(
        `The mock's clock can't be set back (${by}): what was stored lies in the future then. Go back by restore().`,
      );
    this.#ahead += ms;
  }

  /** Goes to an instant, whichever: with a whole state that is of that time. */
  jump(to: number): void {
    this.#ahead = to - Date.now();
    this.#last = 0;
  }

  /** @throws {RangeError} where the system's clock was set back since this was asked last. */
  check(): void {
    const now = this.now();
    if (now < this.#last - JITTER)
      throw new RangeError(
        `The system's clock was set back by ${Math.round((this.#last - now) / 1000)} s, and what the mock has stored ` +
          'lies in the future now. Call reset() or restore() after setting it, as with fake timers.',
      );
    this.#last = Math.max(now, this.#last);
  }
}

function readDuration(text: string): number {
  const [, count = '', unit = ''] = /^\s*(-?\d+(?:\.\d+)?)\s*([a-z]+?)s?\s*$/i.exec(text) ?? [];
  const ms = UNITS[unit.toLowerCase()];
  if (ms === undefined)
    throw new RangeError(`"${text}" is no time. Say a number of ${Object.keys(UNITS).join('s, ')}s: '31 days'.`);
  return Number(count) * ms;
}
