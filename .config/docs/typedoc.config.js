import { OptionDefaults } from 'typedoc';

const at = (path) => new URL(`../../${path}`, import.meta.url).pathname;

/** The guide, and a reference of what can be imported from the SDK: `npm run docs`. */
export default {
  name: 'Study Mate',
  out: at('docs/dist'),
  readme: at('docs/README.md'),
  projectDocuments: [at('docs/*-*.md'), at('docs/errors.md')],
  entryPoints: [
    'index.ts',
    'realtime/realtime.ts',
    'react/react.ts',
    'generated/operations.ts',
    'input/check-input.ts',
    'msw/msw.ts',
  ].map((it) => at(`sdk/src/${it}`)),
  tsconfig: at('sdk/tsconfig.json'),
  // What openapi-typescript writes.
  blockTags: [...OptionDefaults.blockTags, '@constant', '@description'],
  excludePrivate: true,
  excludeInternal: true,
  disableSources: true,
  hideGenerator: true,
  // What signatures mention in passing need not have a page of its own.
  validation: { notExported: false, invalidLink: true, invalidPath: true, rewrittenLink: true },
  treatWarningsAsErrors: true,
};
