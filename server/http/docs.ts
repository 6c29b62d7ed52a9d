import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { Router } from 'express';
import { apiRoot } from '../client.ts';
import { openApiDocument } from '../openapi.ts';
import { apiHeaders } from './problems.ts';

/** The API described by itself: as a document, and as a page that needs nothing from the outside. */
export function docsPages(api: Router, pages: Router): void {
  let document: string | undefined;
  api.get('/openapi.json', (_request, response) => {
    document ??= JSON.stringify(openApiDocument());
    response.writeHead(200, { ...apiHeaders, 'content-type': 'application/json; charset=utf-8' });
    response.end(document);
  });

  const library = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  const files = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];
  pages.get('/docs/api', (_request, response) => void response.type('html').send(page));
  pages.get('/docs/api/start.js', (_request, response) => void response.type('js').send(start));
  for (const file of files)
    pages.get(`/docs/api/${file}`, (_request, response) => response.sendFile(file, { root: library }));
  pages.get('/docs', (_request, response) => response.redirect('/docs/api'));
}

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Switchyard API</title>
    <link rel="stylesheet" href="/docs/api/swagger-ui.css" />
    <link rel="icon" href="/docs/api/favicon-32x32.png" />
  </head>
  <body>
    <div id="api"></div>
    <script src="/docs/api/swagger-ui-bundle.js"></script>
    <script src="/docs/api/start.js"></script>
  </body>
</html>
`;

/** Trying an endpoint out works with the session of whoever reads this, or with a key typed in. */
const start = `SwaggerUIBundle({
  url: '${apiRoot}/openapi.json',
  dom_id: '#api',
  deepLinking: true,
  validatorUrl: null,
  requestInterceptor: async (request) => {
    const changes = request.method && request.method !== 'GET';
    if (!changes || request.headers.Authorization) return request;
    const session = await fetch('${apiRoot}/session');
    if (session.ok) request.headers['X-CSRF-Token'] = (await session.json()).csrfToken;
    return request;
  },
});
`;
