#!/usr/bin/env node
const { answer } = require('../dist/front-door.cjs');

if (!answer(process.argv.slice(2), process, () => require('../dist/leaflet.json'))) {
  // Later versions of Node keep what they have compiled; asking for it is dear where there is nothing to be had.
  if (Number.parseInt(process.versions.node, 10) >= 22) require('node:module').enableCompileCache?.();
  require('../dist/main.cjs');
}
