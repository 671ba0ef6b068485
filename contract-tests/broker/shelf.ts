/** A pact that somebody has published. */
export interface Published {
  consumer: string;
  provider: string;
  version: string;
  content: object;
}

type Name = Omit<Published, 'content'>;

/** What came of holding a version of the provider to a pact. */
interface Result {
  version: string;
  success: boolean;
}

interface Deployment {
  name: string;
  version: string;
  environment: string;
}

interface Webhook {
  events: { name: string }[];
  request: { method: string; url: string; body?: object };
}

/** What the stub of a broker keeps, and what follows from it. */
export class Shelf {
  readonly deployments: Deployment[] = [];
  readonly webhooks = new Map<string, Webhook>();
  readonly #pacts: (Published & { results: Result[] })[] = [];

  /** Keeps a pact, and tells those who want to know that nobody has verified it. */
  async publish(pact: Published, url: string): Promise<void> {
    this.#pacts.push({ ...pact, results: [] });
    for (const { events, request } of this.webhooks.values()) {
      if (!events.some(({ name }) => name === 'contract_requiring_verification_published')) continue;
      const body = JSON.stringify(request.body ?? {}).replace(/\$\{pactbroker\.pactUrl\}/g, this.addressOf(pact, url));
      await fetch(request.url, { method: request.method, headers: { 'content-type': 'application/json' }, body });
    }
  }

  addressOf({ provider, consumer, version }: Name, url: string): string {
    return `${url}/pacts/provider/${provider}/consumer/${consumer}/version/${version}`;
  }

  find({ provider, consumer, version }: Name) {
    return this.#pacts.findLast((it) => it.provider === provider && it.consumer === consumer && it.version === version);
  }

  /** Of each consumer the pact that was published last. */
  latestFor(provider: string): Published[] {
    const latest = new Map(this.#pacts.filter((it) => it.provider === provider).map((it) => [it.consumer, it]));
    return [...latest.values()];
  }

  verified(name: Name, result: Result): void {
    this.find(name)?.results.push(result);
  }

  /**
   * Whether a version may go to an environment: a provider needs a good result with each consumer's pact, a consumer one
   * of the provider's version that is there.
   */
  matrix(pacticipant: string, version: string, environment: string) {
    const deployed = (name: string) =>
      this.deployments.findLast((it) => it.name === name && it.environment === environment)?.version;
    const rows = this.#pacts
      .filter((it) => it.provider === pacticipant || (it.consumer === pacticipant && it.version === version))
      .map((it) => {
        const providerVersion = it.provider === pacticipant ? version : deployed(it.provider);
        const result = it.results.findLast((one) => one.version === providerVersion);
        return {
          consumer: { name: it.consumer, version: { number: it.version } },
          provider: { name: it.provider, version: providerVersion ? { number: providerVersion } : null },
          verificationResult: result ? { success: result.success } : null,
        };
      });
    const unknown = rows.filter(({ verificationResult }) => !verificationResult).length;
    const success = rows.filter(({ verificationResult }) => verificationResult?.success).length;
    const deployable = rows.length > 0 && success === rows.length;
    const reason = deployable
      ? 'All pacts are verified'
      : `${rows.length - success} of ${rows.length} pacts do not hold`;
    return {
      summary: { deployable, reason, success, failed: rows.length - success - unknown, unknown },
      notices: [{ type: deployable ? 'success' : 'error', text: reason }],
      matrix: rows,
    };
  }
}
