import { createServer } from 'node:http';
import { once } from 'node:events';
import type { Metrics } from './create-metrics.ts';

/**
 * Tells metrics to this machine alone, on a port of their own: whoever collects them needs no token, and
 * nobody outside reaches them.
 */
export async function serveMetrics(
  { contentType, read }: Metrics,
  port: number,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    read().then(
      (text) => response.writeHead(200, { 'content-type': contentType }).end(text),
      () => response.writeHead(503).end(),
    );
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
