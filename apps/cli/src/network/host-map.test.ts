import { describe, expect, it } from '@jest/globals';
import { readHostMap } from './host-map.ts';

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
