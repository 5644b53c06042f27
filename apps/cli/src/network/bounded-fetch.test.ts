import { describe, expect, it } from '@jest/globals';
import { CoreError, type FetchDocument } from '@originmark/core';
import { boundFetch } from './bounded-fetch.ts';

const LIMITS = { maxBytes: 10, accept: 'text/plain' };
const answer = { status: 200, contentType: 'text/plain', body: new Uint8Array() };

function bound(fetch: FetchDocument, { maxRequests = 3, maxMs = 100 } = {}) {
  const clock = { at: 0 };
  const asked: string[] = [];
  const counted: FetchDocument = (url, limits) => {
    asked.push(url);
    clock.at += 40;
    return fetch(url, limits);
  };
  const bounded = boundFetch(counted, { maxRequests, maxMs, elapsed: () => clock.at });
  return { fetch: (url: string) => bounded(url, LIMITS), asked };
}

const timedOut = expect.objectContaining({ code: 'fetch.timed-out' });

describe('boundFetch', () => {
  it('passes requests on until there were enough of them', async () => {
    const { fetch, asked } = bound(() => Promise.resolve(answer), { maxMs: 1000 });
    for (const host of ['a', 'b', 'c'])
      expect(await fetch(`https://${host}.example/`)).toBe(answer);
    await expect(fetch('https://d.example/')).rejects.toThrow(timedOut);
    expect(asked).toHaveLength(3);
  });

  it('stops when the requests together took too long', async () => {
    const { fetch, asked } = bound(() => Promise.resolve(answer), { maxRequests: 100 });
    for (let at = 0; at < 3; at += 1) await fetch('https://a.example/');
    await expect(fetch('https://a.example/')).rejects.toThrow(timedOut);
    expect(asked).toHaveLength(3);
  });

  it('does not ask a host again that could not be reached', async () => {
    const { fetch, asked } = bound(() =>
      Promise.reject(new CoreError('fetch.connect-failed', 'down')),
    );
    await expect(fetch('https://a.example/1')).rejects.toThrow('down');
    await expect(fetch('https://a.example/2')).rejects.toThrow('down');
    await expect(fetch('https://b.example/')).rejects.toThrow('down');
    expect(asked).toEqual(['https://a.example/1', 'https://b.example/']);
  });

  it('asks a host again when only a document of it was refused', async () => {
    const { fetch, asked } = bound(() =>
      Promise.reject(new CoreError('fetch.content-refused', 'html')),
    );
    await expect(fetch('https://a.example/1')).rejects.toThrow('html');
    await expect(fetch('https://a.example/2')).rejects.toThrow('html');
    expect(asked).toHaveLength(2);
  });
});
