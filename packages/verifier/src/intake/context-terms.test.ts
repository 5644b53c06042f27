import { describe, expect, it } from '@jest/globals';
import { CONTEXT_URLS } from '@originmark/schemas';
import { CONTEXT_ORDERS, createTermReader, STATUS_LIST_CONTEXT } from './context-terms.ts';

const { credentials, originmark, traceability } = CONTEXT_URLS;
const both = createTermReader()([credentials, originmark]);

describe('the terms of the bundled contexts', () => {
  it('are those of all that are listed', () => {
    expect(both?.defined.has('credentialSubject')).toBe(false);
    expect(both?.defined.has('receivedAt')).toBe(true);
    expect(
      both?.defined.get('VerifiableCredential')?.scoped?.defined.has('credentialSubject'),
    ).toBe(true);
  });

  it('leave the keywords of JSON-LD out', () => {
    const names = [...(both?.defined.keys() ?? [])];
    expect(names.filter((name) => name.startsWith('@'))).toEqual([]);
    expect(names.length).toBeGreaterThan(100);
  });

  it('say which values are opaque JSON', () => {
    expect(both?.defined.get('didDocument')?.json).toBe(true);
    expect(both?.defined.get('receivedAt')?.json).not.toBe(true);
  });

  it('say which hold in a node of a type', () => {
    const list = both?.defined.get('BitstringStatusList')?.scoped;
    expect(list?.defined.has('statusPurpose')).toBe(true);
    expect(list?.defined.has('receivedAt')).toBe(false);
  });

  it('are none for a context that is not bundled', () => {
    const read = createTermReader();
    expect(read([credentials, traceability, originmark])).toBeUndefined();
    expect(read(['https://stranger.example/v1'])).toBeUndefined();
    expect(read(['constructor'])).toBeUndefined();
  });

  it('are none at all for no context', () => {
    expect(createTermReader()([])?.defined.size).toBe(0);
  });

  it('are read once, what is not bundled too', () => {
    const read = createTermReader();
    expect(read([credentials])).toBe(read([credentials]));
    expect(read([traceability])).toBe(read([traceability]));
    expect(read([credentials, originmark])).not.toBe(read([originmark, credentials]));
  });
});

it('allows the orders of the formats, and one context for status lists', () => {
  expect(CONTEXT_ORDERS).toEqual([
    [credentials, originmark],
    [credentials, traceability, originmark],
  ]);
  expect(STATUS_LIST_CONTEXT).toEqual([credentials]);
});
