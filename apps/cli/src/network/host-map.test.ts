import { describe, expect, it } from '@jest/globals';
import { readHostMap, standInOf } from './host-map.ts';

describe('readHostMap', () => {
  it('reads pairs, and nothing as nothing', () => {
    const ORIGINMARK_HOSTS = 'a.example=http://127.0.0.1:1, b.example=http://localhost:2';
    expect(readHostMap({ ORIGINMARK_HOSTS })).toEqual({
      'a.example': 'http://127.0.0.1:1',
      'b.example': 'http://localhost:2',
    });
    expect(readHostMap({})).toEqual({});
    expect(readHostMap({ ORIGINMARK_HOSTS: ' ', NODE_ENV: 'production' })).toEqual({});
  });

  it('is refused in production', () => {
    const env = { ORIGINMARK_HOSTS: 'a.example=http://127.0.0.1:1', NODE_ENV: 'production' };
    expect(() => readHostMap(env)).toThrow(
      expect.objectContaining({ exitCode: 64, message: expect.stringMatching(/NODE_ENV.*Unset/) }),
    );
  });

  it.each(['a.example', '=http://127.0.0.1:1', 'a.example=', 'a.example=http://127.0.0.1:1,'])(
    'refuses %j with an example',
    (ORIGINMARK_HOSTS) => {
      expect(() => readHostMap({ ORIGINMARK_HOSTS })).toThrow(
        expect.objectContaining({ exitCode: 64, message: expect.stringMatching(/for example/) }),
      );
    },
  );
});

describe('standInOf', () => {
  const hosts = { 'a.example': 'http://127.0.0.1:1', 'b.example:8443': 'http://127.0.0.1:2' };
  it.each([
    ['did:web:a.example', 'http://127.0.0.1:1'],
    ['did:web:a.example:teams:north', 'http://127.0.0.1:1'],
    ['did:web:b.example%3A8443', 'http://127.0.0.1:2'],
    ['https://a.example/status/1', 'http://127.0.0.1:1'],
    ['did:web:b.example', undefined],
    ['did:web:sub.a.example', undefined],
    ['did:web:constructor', undefined],
    ['did:key:z6Mk', undefined],
    ['no url', undefined],
  ])('of %s is %s', (name, origin) => {
    expect(standInOf(name, hosts)).toBe(origin);
  });
});
