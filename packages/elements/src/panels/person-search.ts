import type { AccountPage, AccountView } from '@sallyport/protocol';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How long is waited for more to be typed, in **ms**. */
const TYPING = 300;

/** Whom a list is narrowed down to. */
export type FoundPerson = Pick<AccountView, 'id' | 'tenant' | 'email' | 'name' | 'role'>;

/** Asks for the people whom a text may mean. */
type FindPeople = (search: string, signal: AbortSignal) => Promise<AccountPage>;

/** Finds one person by what is typed: by a whole address, or by whatever nobody else goes by. */
export class PersonSearch implements ReactiveController {
  /** What stands in the field. */
  typed = '';
  /** Whom it may mean. */
  found: readonly FoundPerson[] = [];
  /** Why nobody is chosen, where something is typed. */
  said: 'none' | 'several' | 'failed' | undefined;
  /** Who is chosen. */
  chosen: Pick<FoundPerson, 'id' | 'tenant'> | undefined;

  readonly #host: ReactiveControllerHost;
  readonly #people: FindPeople;
  readonly #choose: () => unknown;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #request: AbortController | undefined;

  /** @param choose  Called once somebody else is chosen, or nobody is any more. */
  constructor(host: ReactiveControllerHost, people: FindPeople, choose: () => unknown) {
    (this.#host = host).addController(this);
    this.#people = people;
    this.#choose = choose;
  }

  hostDisconnected(): void {
    this.#stop();
  }

  /** Forgets what was typed and who was chosen. */
  clear(): void {
    this.#stop();
    this.typed = '';
    this.found = [];
    this.said = this.chosen = undefined;
  }

  /** Chooses somebody whom the list speaks of. */
  choose(person: Pick<FoundPerson, 'id' | 'tenant'>, name: string): void {
    this.#stop();
    this.typed = name;
    this.found = [];
    this.#settle(person, undefined);
  }

  /** Something else stands in the field. */
  readonly changed = (event: Event): void => {
    const typed = (event.target as HTMLInputElement).value;
    if (typed === this.typed) return;
    this.typed = typed;
    this.#stop();
    const named = this.found.find((person) => isNamed(person, typed));
    if (named || typed.trim() === '') return this.#settle(named, undefined);
    this.#timer = setTimeout(() => void this.#find(typed.trim()), TYPING);
  };

  async #find(search: string): Promise<void> {
    const request = (this.#request = new AbortController());
    try {
      const { accounts, next } = await this.#people(search, request.signal);
      if (request.signal.aborted) return;
      this.found = accounts;
      const only = accounts.length === 1 && next === undefined ? accounts[0] : undefined;
      const one = accounts.find((person) => isNamed(person, search)) ?? only;
      this.#settle(one, one ? undefined : accounts.length > 0 || next !== undefined ? 'several' : 'none');
    } catch {
      if (!request.signal.aborted) this.#settle(undefined, 'failed');
    }
  }

  #settle(person: Pick<FoundPerson, 'id' | 'tenant'> | undefined, said: PersonSearch['said']): void {
    const isAnother = person?.id !== this.chosen?.id;
    this.chosen = person;
    this.said = said;
    this.#host.requestUpdate();
    if (isAnother) this.#choose();
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#request?.abort();
  }
}

const isNamed = ({ email }: FoundPerson, text: string): boolean => email.toLowerCase() === text.trim().toLowerCase();
