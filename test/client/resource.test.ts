import { Failure, Resource } from '@sallyport/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

/** A resource whose requests the test answers, one by one. */
function controlled(lifetime?: number) {
  const requests: { signal: AbortSignal; answer(value: string): void; refuse(error: unknown): void }[] = [];
  const resource = new Resource<string>({
    load: (signal) =>
      new Promise((answer, refuse) => {
        requests.push({ signal, answer, refuse });
      }),
    ...(lifetime === undefined ? {} : { lifetime: () => lifetime }),
  });
  return { resource, requests };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('a resource', () => {
  it('is loaded with its first subscriber, by one request for all of them', async () => {
    const { resource, requests } = controlled();
    expect([resource.value, resource.pending, requests.length]).toEqual([undefined, false, 0]);
    const heard: string[] = [];
    resource.subscribe(() => heard.push('first'));
    resource.subscribe(() => heard.push('second'));
    expect([resource.pending, requests.length]).toEqual([true, 1]);
    requests[0]?.answer('value');
    await settled();
    expect([resource.value, resource.pending, resource.stale]).toEqual(['value', false, false]);
    expect(heard.slice(-2)).toEqual(['first', 'second']);
    resource.subscribe(() => {});
    expect(requests).toHaveLength(1);
  });

  it('aborts its request with its last subscriber, and takes no answer that comes all the same', async () => {
    const { resource, requests } = controlled();
    const leave = [resource.subscribe(() => {}), resource.subscribe(() => {})];
    leave[0]?.();
    expect(requests[0]?.signal.aborted).toBe(false);
    leave[1]?.();
    expect([requests[0]?.signal.aborted, resource.pending]).toEqual([true, false]);
    requests[0]?.answer('too late');
    await settled();
    expect(resource.value).toBeUndefined();
  });

  it('has the newest value once a refresh is through, also where another took its place', async () => {
    const { resource, requests } = controlled();
    const leave = resource.subscribe(() => {});
    let seen: string | undefined;
    const through = resource.refresh().then(() => (seen = resource.value));
    void resource.refresh();
    requests[1]?.refuse(new Failure('offline'));
    await settled();
    expect(seen).toBeUndefined();
    requests[2]?.answer('newest');
    await through;
    expect(seen).toBe('newest');
    leave();
  });

  it('keeps its value and says why where it can’t be loaded anew', async () => {
    const { resource, requests } = controlled();
    resource.subscribe(() => {});
    requests[0]?.answer('value');
    await settled();
    void resource.refresh();
    requests[1]?.refuse(new Failure('offline'));
    await settled();
    expect([resource.value, resource.failure?.kind, resource.stale]).toEqual(['value', 'offline', true]);
    void resource.refresh();
    requests[2]?.refuse(new TypeError('a bug'));
    await settled();
    expect(resource.failure?.kind).toBe('unexpected');
    void resource.refresh();
    requests[3]?.answer('newer');
    await settled();
    expect([resource.value, resource.failure, resource.stale]).toEqual(['newer', undefined, false]);
  });

  it('has failed where what came isn’t what a backend of ours sends', async () => {
    const resource = new Resource<{ timeout: number }>({
      load: () => Promise.resolve(undefined!), // a server that answers everything with 204
      lifetime: ({ timeout }) => timeout,
    });
    resource.subscribe(() => {});
    await settled();
    expect([resource.value, resource.pending, resource.failure]).toEqual([undefined, false, new Failure('unexpected')]);
  });

  it('forgets what the backend no longer lets the person see', async () => {
    for (const status of [401, 403]) {
      const { resource, requests } = controlled();
      resource.subscribe(() => {});
      requests[0]?.answer('value');
      await settled();
      void resource.refresh();
      requests[1]?.refuse(new Failure('refused', { type: '', title: '', code: 'not-signed-in', status }));
      await settled();
      expect(resource.value).toBeUndefined();
    }
  });

  it('takes the answer of the newest request, not of one from before a change', async () => {
    const { resource, requests } = controlled();
    resource.subscribe(() => {});
    void resource.refresh();
    expect(requests[0]?.signal.aborted).toBe(true);
    requests[1]?.answer('after');
    requests[0]?.answer('before');
    await settled();
    expect(resource.value).toBe('after');
  });

  it('is loaded after a change with the next subscriber where there is none', async () => {
    const { resource, requests } = controlled();
    resource.subscribe(() => {})();
    await resource.refresh();
    expect(requests).toHaveLength(1);
    resource.subscribe(() => {});
    expect(requests).toHaveLength(2);
  });

  describe('with a lifetime', () => {
    beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
    afterEach(() => void vi.useRealTimers());

    it('is stale from its end on, and loaded anew by who comes then', async () => {
      const { resource, requests } = controlled(1000);
      const leave = resource.subscribe(() => {});
      requests[0]?.answer('value');
      await settled();
      leave();
      vi.setSystemTime(Date.now() + 999);
      resource.subscribe(() => {})();
      expect([resource.stale, requests.length]).toEqual([false, 1]);
      vi.setSystemTime(Date.now() + 1);
      resource.subscribe(() => {});
      expect([resource.stale, requests.length]).toEqual([true, 2]);
    });
  });
});
