import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createUnseal } from '@originmark/core';
import { createNodeCrypto } from '@originmark/core/node';
import { createDemoStory } from '@originmark/demo-entry';
import { formatVerdict, loadTrustPolicy, verifyEntry } from '@originmark/verifier';
import { build } from 'esbuild';
import { type Browser, chromium } from 'playwright-core';

const BROWSER = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);
const ENTRY = `
  import { createUnseal } from '@originmark/core';
  import { createWebCrypto } from '@originmark/core/web';
  import { formatVerdict, loadTrustPolicy, verifyEntry } from '@originmark/verifier';
  globalThis.judge = async ({ bundle, policyText, clocks, counters, record, keys }) => {
    const crypto = createWebCrypto();
    const policy = await loadTrustPolicy({ text: policyText, at: clocks.verifiedAt, crypto });
    return formatVerdict(await verifyEntry({ bundle, policy, clocks, crypto, counters, record, unseal: createUnseal(keys) }));
  };
`;
// Nothing inline, nothing from elsewhere, no code made at run time.
const POLICY = "default-src 'none'; script-src 'self'";

const describeInBrowser = BROWSER === undefined ? describe.skip : describe;
if (BROWSER === undefined)
  console.warn(
    'SKIPPED test/browser: no Chromium in /usr/bin, so the verifier was not run in a browser',
  );

describeInBrowser('the verifier in a browser', () => {
  let server: Server;
  let browser: Browser;

  beforeAll(async () => {
    const { outputFiles } = await build({
      stdin: { contents: ENTRY, resolveDir: join(process.cwd(), 'apps/cli') },
      bundle: true,
      write: false,
      format: 'iife',
      platform: 'browser',
      target: 'es2022',
      conditions: ['originmark-source'],
    });
    const script = outputFiles[0]?.text ?? '';
    server = createServer((request, response) => {
      response.setHeader('content-security-policy', POLICY);
      const isScript = request.url === '/verifier.js';
      response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
      response.end(
        isScript
          ? script
          : '<!doctype html><title>verifier</title><script src="/verifier.js"></script>',
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    browser = await chromium.launch({
      ...(BROWSER === undefined ? {} : { executablePath: BROWSER }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
  });

  afterAll(async () => {
    await browser.close();
    await new Promise((resolve) => server.close(resolve));
  });

  it('gives the demo entry the same verdict as Node, byte for byte, under a strict content security policy', async () => {
    const story = await createDemoStory();
    const crypto = createNodeCrypto();
    const policy = await loadTrustPolicy({
      text: story.policyText,
      at: story.clocks.verifiedAt,
      crypto,
    });
    const common = {
      clocks: story.clocks,
      counters: story.counters,
      ...(story.record === undefined ? {} : { record: story.record }),
    };
    const verdict = await verifyEntry({
      ...common,
      bundle: story.bundleText,
      policy,
      crypto,
      unseal: createUnseal(story.unsealKeys),
    });
    const expected = formatVerdict(verdict);

    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const found = await page.evaluate(
      (input) =>
        (globalThis as unknown as { judge: (value: unknown) => Promise<string> }).judge(input),
      { ...common, bundle: story.bundleText, policyText: story.policyText, keys: story.unsealKeys },
    );
    await page.close();

    expect(verdict.outcome).toBe('review');
    expect(found).toBe(expected);
  });
});
