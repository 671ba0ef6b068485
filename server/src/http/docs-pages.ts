const page = (title: string, head: string, body: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
    ${head}
  </head>
  <body>
    ${body}
  </body>
</html>
`;

export const swaggerPage = page(
  'Study Mate API',
  `<link rel="stylesheet" href="swagger-ui.css">
    <link rel="icon" type="image/png" href="favicon-32x32.png">`,
  `<div id="swagger-ui"></div>
    <script src="swagger-ui-bundle.js"></script>
    <script src="start.js"></script>`,
);

export const redocPage = page(
  'Study Mate API reference',
  `<link rel="stylesheet" href="page.css">
    <link rel="icon" type="image/png" href="../docs/favicon-32x32.png">`,
  `<div id="redoc"></div>
    <script src="redoc.standalone.js"></script>
    <script src="start.js"></script>`,
);

export const eventsPage = page(
  'Study Mate events',
  `<link rel="stylesheet" href="reader.css">
    <link rel="icon" type="image/png" href="../docs/favicon-32x32.png">`,
  `<div id="events"></div>
    <script src="reader.js"></script>
    <script src="start.js"></script>`,
);

export const redocStyle = 'body { margin: 0; }\n';

/** Requests that are tried out go to wherever the page came from, whatever address the document names. */
const loadSpec = `const response = await fetch('../schema/?format=json');
const spec = { ...(await response.json()), servers: [{ url: new URL('../..', location.href).href.replace(/\\/$/, '') }] };`;

const script = (lines: string): string => `(async () => {\n${loadSpec}\n${lines}\n})();\n`;

export const swaggerStart = script(`SwaggerUIBundle({
  spec,
  dom_id: '#swagger-ui',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  persistAuthorization: true,
  validatorUrl: null,
});`);

export const redocStart = script(`Redoc.init(spec, { hideDownloadButton: true }, document.getElementById('redoc'));`);

export const eventsStart = `(async () => {
const response = await fetch('parsed.json');
AsyncApiStandalone.render({ schema: await response.json(), config: { show: { sidebar: true, errors: false } } }, document.getElementById('events'));
})();
`;
