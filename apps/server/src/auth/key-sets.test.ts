import { describe, expect, it } from '@jest/globals';
import { CoreError, type FetchDocument } from '@originmark/core';
import { jwtVerify } from 'jose';
import { createKeySet, fetchKeySet } from './key-sets.ts';
import { makeKey, makeToken, NOW, serverKey, standInKeys } from './tokens.test-support.ts';

const other = await makeKey();

function open(keys = standInKeys()) {
  const time = { now: NOW };
  const findKey = createKeySet({ clock: () => time.now, load: keys.load });
  const check = async (kid: string, key = serverKey) =>
    jwtVerify(await makeToken({}, { header: { kid }, key }), findKey, {
      currentDate: new Date(NOW),
    });
  return { keys, time, check };
}

describe('createKeySet', () => {
  it('asks once, whoever waits, and again after ten minutes', async () => {
    const { check, keys, time } = open();
    await Promise.all([check('server'), check('server')]);
    time.now += 600_000;
    await check('server');
    expect(keys.asked).toBe(1);
    time.now += 1;
    await check('server');
    expect(keys.asked).toBe(2);
  });

  it('finds a key that was added, and asks for unknown ones once a minute', async () => {
    const { check, keys, time } = open();
    await check('server');
    keys.keys.push({ ...other.jwk, kid: 'new' });
    await expect(check('new', other)).rejects.toThrow('no applicable key');
    time.now += 60_000;
    await check('new', other);
    for (const kid of ['a', 'b', 'c'])
      await expect(check(kid)).rejects.toMatchObject({ code: 'ERR_JWKS_NO_MATCHING_KEY' });
    expect(keys.asked).toBe(2);
  });

  it('is busy while the keys cannot be had, and never believes keys that are too old', async () => {
    const { check, keys, time } = open();
    keys.down = true;
    await expect(check('server')).rejects.toMatchObject({ code: 'http.busy' });
    keys.down = false;
    await check('server');
    keys.down = true;
    time.now += 600_001;
    await expect(check('server')).rejects.toMatchObject({ code: 'http.busy' });
  });

  it.each([
    ['none', []],
    ['too many', Array.from({ length: 51 }, () => serverKey.jwk)],
  ])('is busy where the set has %s', async (_name, given) => {
    const { check } = open(standInKeys(given));
    await expect(check('server')).rejects.toMatchObject({ code: 'http.busy' });
  });

  it('takes no shared secret for a key', async () => {
    const { check } = open(standInKeys([{ kty: 'oct', k: 'c2VjcmV0', kid: 'server' }]));
    await expect(check('server')).rejects.toMatchObject({ code: 'ERR_JWKS_NO_MATCHING_KEY' });
  });
});

describe('fetchKeySet', () => {
  const answer = (status: number, body: string) => (): FetchDocument => () =>
    Promise.resolve({
      status,
      contentType: 'application/json',
      body: new TextEncoder().encode(body),
    });

  it('reads what the host answers, strictly', async () => {
    expect(await fetchKeySet(answer(200, '{"keys":[]}'), 'https://auth.example/jwks')()).toEqual({
      keys: [],
    });
    for (const fetch of [answer(404, '{}'), answer(200, '{"keys":[],"keys":[]}')])
      await expect(fetchKeySet(fetch, 'https://auth.example/jwks')()).rejects.toBeInstanceOf(
        CoreError,
      );
  });
});
