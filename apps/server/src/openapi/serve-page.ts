import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { RoutePlugin } from '../app.ts';

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Originmark: what this service answers</title>
<link rel="stylesheet" href="swagger-ui.css">
</head>
<body>
<div id="page"></div>
<script src="swagger-ui-bundle.js"></script>
<script src="page.js"></script>
</body>
</html>
`;

// Relative, so that it works behind any prefix. Tokens are bound to keys: a page cannot ask for one.
const SCRIPT = `window.ui = SwaggerUIBundle({
  url: '../openapi.json',
  dom_id: '#page',
  validatorUrl: null,
  supportedSubmitMethods: [],
  deepLinking: true,
  docExpansion: 'list',
});
`;

/** Nothing from elsewhere, nothing inline. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The OpenAPI document as a page to read, at `/docs/`. All of it is served from here. */
export const pageRoutes: RoutePlugin = (app) => {
  const folder = join(
    dirname(createRequire(import.meta.url).resolve('@fastify/swagger-ui/package.json')),
    'static',
  );
  const files = [
    ['', 'text/html; charset=utf-8', () => PAGE],
    ['page.js', 'text/javascript; charset=utf-8', () => SCRIPT],
    [
      'swagger-ui.css',
      'text/css; charset=utf-8',
      () => readFileSync(join(folder, 'swagger-ui.css')),
    ],
    [
      'swagger-ui-bundle.js',
      'text/javascript; charset=utf-8',
      () => readFileSync(join(folder, 'swagger-ui-bundle.js')),
    ],
  ] as const;
  for (const [name, type, read] of files) {
    let content: string | Buffer | undefined;
    app.get(
      `/docs/${name}`,
      { config: { access: 'public' }, schema: { hide: true } },
      (_request, reply) =>
        reply
          .type(type)
          .header('content-security-policy', POLICY)
          .header('x-content-type-options', 'nosniff')
          .header('referrer-policy', 'no-referrer')
          .header('cache-control', 'max-age=3600')
          .send((content ??= read())),
    );
  }
};
