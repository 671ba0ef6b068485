import { readFileSync } from 'node:fs';
import type { Options } from 'tsup';

/** Files of socket.io-client that are as long as what they are for, which the live connection does not need. */
const shorter = [
  // WebSockets are the only transport.
  {
    file: /engine\.io-client[\\/]build[\\/]esm[\\/]transports[\\/]index\.js$/,
    contents: "import { WS } from './websocket.js';\nexport const transports = { websocket: WS };",
  },
  {
    file: /engine\.io-client[\\/]build[\\/]esm[\\/]transports[\\/]polling-xhr(\.node)?\.js$/,
    contents: 'export const XHR = undefined;',
  },
  // Everything that travels is text; whatever else arrives is an error of the parser, which ends the connection.
  {
    file: /engine\.io-parser[\\/]build[\\/]esm[\\/]encodePacket\.browser\.js$/,
    contents: `
      import { PACKET_TYPES } from './commons.js';
      export const encodePacket = ({ type, data }, _isBinary, callback) => callback(PACKET_TYPES[type] + (data || ''));
      export const encodePacketToBinary = undefined;`,
  },
  {
    file: /engine\.io-parser[\\/]build[\\/]esm[\\/]decodePacket\.browser\.js$/,
    contents: `
      import { ERROR_PACKET, PACKET_TYPES_REVERSE } from './commons.js';
      export const decodePacket = (packet) => {
        const type = PACKET_TYPES_REVERSE[packet[0]];
        return type ? { type, data: packet.slice(1) || undefined } : ERROR_PACKET;
      };`,
  },
  {
    file: /socket\.io-parser[\\/]build[\\/]esm[\\/]is-binary\.js$/,
    contents: 'export const isBinary = () => false;\nexport const hasBinary = isBinary;',
  },
  {
    file: /socket\.io-parser[\\/]build[\\/]esm[\\/]binary\.js$/,
    contents: 'export const deconstructPacket = undefined;\nexport const reconstructPacket = undefined;',
  },
  // It is given an origin, which browsers can read themselves.
  {
    file: /engine\.io-client[\\/]build[\\/]esm[\\/]contrib[\\/]parseuri\.js$/,
    contents: `
      export const parse = (source) => {
        const { protocol, hostname, port, pathname } = new URL(source);
        return { source, protocol: protocol.slice(0, -1), host: hostname.replace(/[[\\]]/g, ''), port, path: pathname };
      };`,
  },
  // The SDK itself connects again.
  {
    file: /socket\.io-client[\\/]build[\\/]esm[\\/]contrib[\\/]backo2\.js$/,
    contents: 'export class Backoff {\n  reset() {}\n}',
  },
];

/** Methods that are never called: there is no transport to change to, and nothing connects again by itself. */
const unused = [
  { file: /engine\.io-client[\\/]build[\\/]esm[\\/]socket\.js$/, method: /^ {4}_probe\(name\) \{\n.*?^ {4}\}\n/ms },
  { file: /socket\.io-client[\\/]build[\\/]esm[\\/]manager\.js$/, method: /^ {4}reconnect\(\) \{\n.*?^ {4}\}\n/ms },
];

/** Keeps code that the live connection never runs out of what browsers load: a third of the library. */
export const onlyWhatIsUsed: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'only-what-is-used',
  setup(build) {
    const missed = new Set(shorter.map(({ file }) => file.source));
    for (const { file, contents } of shorter) {
      build.onLoad({ filter: file }, () => {
        missed.delete(file.source);
        return { contents };
      });
    }
    for (const { file, method } of unused) {
      build.onLoad({ filter: file }, ({ path }) => {
        const text = readFileSync(path, 'utf8');
        if (!method.test(text)) throw new Error(`${path} has no such method any more`);
        return { contents: text.replace(method, '') };
      });
    }
    build.onEnd(() => {
      if (missed.size > 0) throw new Error(`The library has no such files any more: ${[...missed].join(', ')}`);
    });
  },
};
