import type { VerifierOptions } from '@pact-foundation/pact';
import { type PactFile, provider } from '../pact-files.ts';
import type { PactSource } from '../provider/verifier.ts';

/** Which versions of consumers the server must satisfy: those on main, and all that people have. */
const selectors = [{ mainBranch: true }, { deployedOrReleased: true }];

interface Resource {
  _links: { self: { href: string } };
}

interface ForVerification {
  _embedded?: { pacts?: Resource[] };
}

/** What a broker is told about a verification. */
export interface ProviderVersion {
  version: string;
  branch: string;
}

const withoutEmpty = (values: Record<string, string | undefined>): Partial<VerifierOptions> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value));

/** A Pact Broker, found and entered by the variables that Pact's own tools read. */
export class Broker {
  readonly #url: string;
  readonly #credentials: Partial<VerifierOptions>;
  readonly #authorization: string | undefined;

  constructor(env: NodeJS.ProcessEnv) {
    const { PACT_BROKER_BASE_URL: url, PACT_BROKER_TOKEN: token } = env;
    const { PACT_BROKER_USERNAME: username, PACT_BROKER_PASSWORD: password } = env;
    if (!url) throw new Error('PACT_BROKER_BASE_URL must say where the broker is');
    this.#url = url.replace(/\/$/, '');
    this.#credentials = withoutEmpty({
      pactBrokerToken: token,
      pactBrokerUsername: username,
      pactBrokerPassword: password,
    });
    if (token) this.#authorization = `Bearer ${token}`;
    else if (username) this.#authorization = `Basic ${Buffer.from(`${username}:${password ?? ''}`).toString('base64')}`;
  }

  /**
   * What the broker wants verified, with a place for the result. Pact asks again by itself; states and events must be
   * known before.
   */
  async pactsFor({ version, branch }: ProviderVersion): Promise<PactSource> {
    const wanted = await this.#call<ForVerification>(`${this.#url}/pacts/provider/${provider}/for-verification`, {
      consumerVersionSelectors: selectors,
      providerVersionBranch: branch,
      includePendingStatus: true,
    });
    const addresses = (wanted._embedded?.pacts ?? []).map(({ _links }) => _links.self.href);
    const pacts = await Promise.all(addresses.map((address) => this.#call<PactFile>(address)));
    return {
      pacts,
      access: {
        ...this.#credentials,
        pactBrokerUrl: this.#url,
        consumerVersionSelectors: selectors,
        enablePending: true,
        publishVerificationResult: true,
        providerVersion: version,
        providerVersionBranch: branch,
      },
    };
  }

  async #call<Answer>(address: string, body?: object): Promise<Answer> {
    const response = await fetch(address, {
      method: body ? 'POST' : 'GET',
      headers: {
        accept: 'application/hal+json, application/json',
        ...(this.#authorization && { authorization: this.#authorization }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`The broker answered ${address} with ${response.status}`);
    return (await response.json()) as Answer;
  }
}
