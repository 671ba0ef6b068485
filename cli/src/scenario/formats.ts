export { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
export { default as XMLBuilder } from 'fast-xml-builder';
export { type Document, isMap, isNode, isPair, isScalar, LineCounter, parseDocument } from 'yaml';
