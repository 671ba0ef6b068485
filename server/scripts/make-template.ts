import { makeTemplate, templatePath } from '../src/db/embedded/template.ts';

const started = performance.now();
const template = templatePath();
await makeTemplate(template, (text) => console.log(`${text} …`));
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(`The embedded database's template is ready in ${template} (${seconds} s).`);
