import type { Sso, SsoIdentity, SsoRequest } from '@sallyport/server';

/** An identity provider in memory: it answers for `corp.test`, and vouches for whom the test has it vouch. */
export class TestSso implements Sso {
  readonly asked: SsoRequest[] = [];
  says: SsoIdentity | Error | undefined;
  isDown = false;

  async serves(domain: string): Promise<boolean> {
    return domain === 'corp.test';
  }

  async begin(request: SsoRequest): Promise<URL> {
    if (this.isDown) throw new Error('The provider is down.');
    this.asked.push(request);
    const to = new URL('https://idp.corp.test/authorize');
    to.searchParams.set('state', request.state);
    return to;
  }

  async finish(): Promise<SsoIdentity | undefined> {
    if (this.says instanceof Error) throw this.says;
    return this.says;
  }
}
