/**
 * Time stands still until it is told to go on: a machine that is busy may take any time to draw what counts down.
 * What counts down looks at the time once a second.
 */
export class StillClock {
  readonly #own = Date.now;
  #now = Date.now();

  constructor() {
    Date.now = () => this.#now;
  }

  advance(seconds: number): void {
    this.#now += seconds * 1000;
  }

  restore(): void {
    Date.now = this.#own;
  }
}
