import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseDid, parseDidUrl } from './did-syntax.ts';
import { normalizeDid, sameDid } from './normalize-did.ts';

describe('parseDid', () => {
  it.each([
    ['did:web:example.com', 'web', 'example.com'],
    ['did:web:example.com%3A8443:a:b', 'web', 'example.com%3A8443:a:b'],
    ['did:ethr:0x1:0xAb', 'ethr', '0x1:0xAb'],
    ['did:a1::x', 'a1', ':x'],
    ['did:x:A-Z_.9', 'x', 'A-Z_.9'],
  ])('reads %s', (did, method, id) => {
    expect(parseDid(did)).toEqual({ did, method, id });
  });

  it.each([
    '',
    'did',
    'did:',
    'did:web',
    'did:web:',
    'did::x',
    'DID:web:x',
    'did:Web:x',
    'did:we-b:x',
    'did:web:x:',
    'did:web:x/y',
    'did:web:x?y',
    'did:web:x#y',
    'did:web:x y',
    'did:web:x%',
    'did:web:x%2',
    'did:web:x%zz',
    'did:web:exämple.com',
    'did:web:x\n',
    ' did:web:x',
    `did:web:${'x'.repeat(2048)}`,
    undefined,
    null,
    7,
    ['did:web:x'],
  ])('answers undefined for %j', (text) => {
    expect(parseDid(text)).toBeUndefined();
  });
});

describe('parseDidUrl', () => {
  it('takes apart what was put together', () => {
    const word = fc.stringMatching(/^[A-Za-z0-9._~!$&'()*+,;=:@-]{1,8}$/);
    const parts = fc.record({
      id: fc.stringMatching(/^[A-Za-z0-9._-]{1,12}(:[A-Za-z0-9._-]{1,5})?$/),
      path: fc.option(word),
      query: fc.option(word),
      fragment: fc.option(word),
    });
    fc.assert(
      fc.property(parts, ({ id, path, query, fragment }) => {
        const did = `did:x:${id}`;
        const url =
          did +
          (path === null ? '' : `/${path}`) +
          (query === null ? '' : `?${query}`) +
          (fragment === null ? '' : `#${fragment}`);
        expect(parseDidUrl(url)).toEqual({
          did,
          method: 'x',
          id,
          ...(path !== null && { path: `/${path}` }),
          ...(query !== null && { query }),
          ...(fragment !== null && { fragment }),
        });
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    'did:web:x#',
    'did:web:x#a#b',
    'did:web:x#a b',
    'did:web:x#a%2',
    'did:web:x?a b',
    'did:web:x/a b',
    'did:web:x/%g0',
    '#key-1',
    'key-1',
    'https://example.com/#key',
    `did:web:x#${'a'.repeat(2048)}`,
    undefined,
    7,
    {},
  ])('answers undefined for %j', (text) => {
    expect(parseDidUrl(text)).toBeUndefined();
  });
});

describe('normalizeDid', () => {
  // The key of the private key 1 and its address: known from every Ethereum tool.
  const KEY = '0x0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798';
  const ADDRESS = '0x7e5f4552091a69125d5dfcb7b8c2659029395bdf';

  it.each([
    ['did:ethr:0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf', `did:ethr:${ADDRESS}`],
    [`did:ethr:0x1A:${ADDRESS.toUpperCase().replace('0X', '0x')}`, `did:ethr:0x1a:${ADDRESS}`],
    [`did:ethr:${KEY}`, `did:ethr:${ADDRESS}`],
    [`did:ethr:sepolia:${KEY.toUpperCase().replace('0X', '0x')}`, `did:ethr:sepolia:${ADDRESS}`],
  ])('writes %s as %s', (did, expected) => {
    expect(normalizeDid(did)).toBe(expected);
    expect(normalizeDid(expected)).toBe(expected);
    expect(sameDid(did, expected)).toBe(true);
  });

  it.each([
    'did:web:Example.com',
    'did:ethr:0x12',
    'did:ethr:0xZZ5f4552091a69125d5dfcb7b8c2659029395bdf',
    `did:ethr:${ADDRESS.slice(2)}aa`,
    `did:ethr:a:b:${ADDRESS}`,
    `did:ethr:0x05${KEY.slice(4)}`,
    `did:ethr:${KEY.slice(2)}00`,
    `did:ethr:0x${'zz'.repeat(33)}`,
    'not a DID',
  ])('leaves %s alone', (did) => {
    expect(normalizeDid(did)).toBe(did);
  });

  it('says that two are the same only if both are DIDs', () => {
    expect(sameDid('did:web:a.example', 'did:web:a.example')).toBe(true);
    expect(sameDid('did:web:a.example', 'did:web:A.example')).toBe(false);
    expect(sameDid(`did:ethr:0x1:${ADDRESS}`, `did:ethr:${ADDRESS}`)).toBe(false);
    expect(sameDid('', '')).toBe(false);
    expect(sameDid('did:web:a.example', undefined as never)).toBe(false);
  });
});
