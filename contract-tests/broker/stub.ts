import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express } from 'express';
import { Shelf } from './shelf.ts';

const parts = (path: string, ...names: string[]): string => [path, ...names.map((name) => `{${name}}`)].join('/');

/** The links by which a broker's clients find their way. */
const indexOf = (url: string) => {
  const links: Record<string, string> = {
    self: url,
    'pb:publish-contracts': `${url}/contracts/publish`,
    'pb:provider-pacts-for-verification': `${parts(`${url}/pacts/provider`, 'provider')}/for-verification`,
    'pb:pacticipant': parts(`${url}/pacticipants`, 'pacticipant'),
    'pb:pacticipant-version': `${parts(`${url}/pacticipants`, 'pacticipant')}${parts('/versions', 'version')}`,
    'pb:pacticipant-branch-version': `${parts(`${url}/pacticipants`, 'pacticipant')}${parts('/branches', 'branch')}${parts('/versions', 'version')}`,
    'pb:environments': `${url}/environments`,
    'pb:webhooks': `${url}/webhooks`,
    'pb:webhook': parts(`${url}/webhooks`, 'uuid'),
  };
  return Object.fromEntries(
    Object.entries(links).map(([name, href]) => [name, { href, templated: href.includes('{') }]),
  );
};

interface Publication {
  pacticipantName: string;
  pacticipantVersionNumber: string;
  contracts: { consumerName: string; providerName: string; content: string }[];
}

function createApp(shelf: Shelf, url: () => string): Express {
  const app = express();
  app.set('query parser', 'extended');
  app.use(express.json({ limit: '20mb', type: ['application/json', 'application/hal+json'] }));
  app.use((_request, response, next) => {
    response.type('application/hal+json');
    next();
  });

  app.get('/', (_request, response) => void response.json({ _links: indexOf(url()) }));

  app.post('/contracts/publish', async ({ body }, response) => {
    const { pacticipantName, pacticipantVersionNumber: version, contracts } = body as Publication;
    for (const { consumerName: consumer, providerName: provider, content } of contracts) {
      const pact = JSON.parse(Buffer.from(content, 'base64').toString());
      await shelf.publish({ consumer, provider, version, content: pact }, url());
    }
    const links = contracts.map(({ consumerName: consumer, providerName: provider }) => ({
      title: 'Pact',
      name: `Pact of ${consumer} (${version})`,
      href: shelf.addressOf({ consumer, provider, version }, url()),
    }));
    const self = { href: `${url()}/pacticipants/${pacticipantName}`, title: 'Pacticipant', name: pacticipantName };
    response.json({
      notices: [],
      _embedded: { version: { number: version, _links: { self } } },
      _links: {
        self,
        'pb:pacticipant': self,
        'pb:pacticipant-version': self,
        'pb:pacticipant-version-tags': [],
        'pb:contracts': links,
      },
    });
  });

  app.all('/pacts/provider/:provider/for-verification', ({ params, originalUrl }, response) => {
    const pacts = shelf.latestFor(params.provider).map((pact) => ({
      shortDescription: `latest of ${pact.consumer}`,
      verificationProperties: { pending: false, notices: [] },
      _links: { self: { href: shelf.addressOf(pact, url()), name: `Pact of ${pact.consumer} (${pact.version})` } },
    }));
    response.json({ _embedded: { pacts }, _links: { self: { href: url() + originalUrl } } });
  });

  app.get('/pacts/provider/:provider/consumer/:consumer/version/:version', ({ params }, response) => {
    const pact = shelf.find(params);
    if (!pact) return void response.status(404).json({ error: 'No such pact' });
    const self = { href: shelf.addressOf(pact, url()), title: 'Pact' };
    const results = { href: `${self.href}/verification-results` };
    const provider = { href: `${url()}/pacticipants/${params.provider}` };
    response.json({
      ...pact.content,
      _links: { self, 'pb:provider': provider, 'pb:publish-verification-results': results },
    });
  });

  app.post(
    '/pacts/provider/:provider/consumer/:consumer/version/:version/verification-results',
    ({ params, body }, response) => {
      shelf.verified(params, { version: body.providerApplicationVersion, success: body.success });
      response.status(201).json({ ...body, _links: { self: { href: url() } } });
    },
  );

  app.get('/pacticipants/:name', ({ params }, response) => {
    const self = `${url()}/pacticipants/${params.name}`;
    const branch = `${self}/branches/{branch}/versions/{version}`;
    response.json({
      name: params.name,
      _links: { self: { href: self }, 'pb:branch-version': { href: branch, templated: true } },
    });
  });

  app.put('/pacticipants/:name/branches/:branch/versions/:version', ({ params }, response) => {
    response.json({ ...params, _links: { self: { href: url() } } });
  });

  app.get('/matrix', ({ query }, response) => {
    const { pacticipant = '', version = '' } = Object.assign({}, ...(query.q as object[])) as Record<string, string>;
    response.json(shelf.matrix(pacticipant, version, String(query.environment)));
  });

  app.get('/environments', (_request, response) => {
    const environments = ['test', 'production'].map((name) => ({ uuid: name, name, displayName: name }));
    response.json({ _embedded: { environments }, _links: { self: { href: `${url()}/environments` } } });
  });

  app.get('/pacticipants/:name/versions/:version', ({ params, originalUrl }, response) => {
    const self = `${url()}${originalUrl}`;
    const deployments = ['test', 'production'].map((name) => ({ name, href: `${self}/deployed-versions/${name}` }));
    response.json({
      number: params.version,
      _links: { self: { href: self }, 'pb:record-deployment': deployments },
    });
  });

  app.post('/pacticipants/:name/versions/:version/deployed-versions/:environment', ({ params }, response) => {
    shelf.deployments.push(params);
    response.status(201).json({ currentlyDeployed: true, _links: { self: { href: url() } } });
  });

  app.put('/webhooks/:uuid', ({ params, body }, response) => {
    shelf.webhooks.set(params.uuid, body);
    response.status(201).json({ ...body, _links: { self: { href: `${url()}/webhooks/${params.uuid}` } } });
  });
  return app;
}

/** As much of a Pact Broker as the documented commands ask for, on a free port of this machine. */
export class StubBroker {
  readonly shelf = new Shelf();
  readonly #server: Server;

  constructor() {
    this.#server = createServer(createApp(this.shelf, () => this.url));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}
