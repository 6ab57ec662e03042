import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Failure, Resource } from '@sallyport/client';

type ResourceHost = ReactiveControllerHost & { readonly isConnected: boolean; readonly hasUpdated: boolean };

/**
 * Shows a resource: loads it while the host is on the page, and renders the host anew with each change. A value that
 * becomes stale is loaded anew while the page is seen.
 */
export class ResourceController<T> implements ReactiveController {
  readonly #host: ResourceHost;
  readonly #find: () => Resource<T> | undefined;
  #resource: Resource<T> | undefined;
  #unsubscribe = () => {};
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param find  The resource; `undefined` while none is needed. Asked before each rendering. */
  constructor(host: ResourceHost, find: () => Resource<T> | undefined) {
    this.#find = find;
    (this.#host = host).addController(this);
  }

  get value(): T | undefined {
    return this.#resource?.value;
  }

  get failure(): Failure | undefined {
    return this.#resource?.failure;
  }

  /** Loads anew what could not be loaded. */
  retry(): void {
    void this.#resource?.refresh();
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#renew);
    if (this.#host.hasUpdated) this.#follow(); // what was set before its class was there is known with its first update
  }

  hostUpdate(): void {
    this.#follow();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#renew);
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#use(undefined); // still connected: it was only moved
    });
  }

  #follow(): void {
    const resource = this.#find();
    if (this.#host.isConnected && resource !== this.#resource) this.#use(resource);
  }

  #use(resource: Resource<T> | undefined): void {
    this.#unsubscribe();
    this.#resource = resource;
    this.#unsubscribe = resource?.subscribe(this.#changed) ?? (() => {});
    this.#plan();
  }

  readonly #changed = (): void => {
    this.#plan();
    this.#host.requestUpdate();
  };

  /** After a failure nothing is asked again unless somebody wants it. */
  #plan(): void {
    clearTimeout(this.#timer);
    const { value, failure, staleAt = Infinity } = this.#resource ?? {};
    if (value === undefined || failure || staleAt === Infinity) return;
    this.#timer = setTimeout(this.#renew, Math.max(0, staleAt - Date.now()));
  }

  readonly #renew = (): void => {
    const resource = this.#resource;
    if (document.hidden || !resource || resource.pending || resource.failure) return;
    if (resource.stale) void resource.refresh();
    else this.#plan(); // a timer may ring a millisecond early
  };
}
