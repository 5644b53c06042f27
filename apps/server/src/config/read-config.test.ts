import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type Environment, readConfig, SETTINGS } from './read-config.ts';
import { refuseInProduction } from './refuse-in-production.ts';

const MACHINE = Date.parse('2026-12-01T10:00:00Z');

function read(env: Environment) {
  return readConfig(env, { cwd: '/srv', machine: () => MACHINE });
}

describe('readConfig', () => {
  it('of nothing is what a laptop needs', () => {
    const config = read({});
    expect(config).toMatchObject({
      dataFolder: '/srv/.originmark/server',
      listen: '127.0.0.1',
      isProduction: false,
      isSeeded: true,
      logLevel: 'warn',
    });
    expect(config.publicUrlOf('verifier')).toBe('http://127.0.0.1:8703');
    expect(config.clock.now()).toBe(MACHINE);
    expect(config).not.toHaveProperty('databaseUrl');
  });

  it('takes what is set, and an empty setting for none', () => {
    const config = read({
      ORIGINMARK_PORT: '9001',
      ORIGINMARK_PUBLIC_URL: 'https://{role}.trade.example',
      ORIGINMARK_TRUST: 'trust.jwt',
      ORIGINMARK_TRUST_KEY: 'thumb',
      ORIGINMARK_OAUTH_ISSUER: 'https://login.example',
      DATABASE_URL: '',
      RPC_URL: 'https://node.example/',
    });
    expect(config).toMatchObject({
      firstPort: 9001,
      trust: { file: '/srv/trust.jwt', key: 'thumb' },
      oauth: { issuer: 'https://login.example' },
      rpcUrl: 'https://node.example/',
    });
    expect(config.publicUrlOf('wallet')).toBe('https://wallet.trade.example');
  });

  it('hands a clock that was moved to other processes, so that they agree', () => {
    const { clock } = read({ ORIGINMARK_CLOCK: '2026-09-24T15:05:00Z' });
    const later = () => MACHINE + 5000;
    const handed = readConfig(
      { ORIGINMARK_CLOCK: clock.setting },
      { cwd: '/srv', machine: later },
    ).clock;
    expect(new Date(clock.now()).toISOString()).toBe('2026-09-24T15:05:00.000Z');
    expect(new Date(handed.now()).toISOString()).toBe('2026-09-24T15:05:05.000Z');
    expect(handed.setting).toBe(clock.setting);
  });

  it.each([
    ['ORIGINMARK_PORT', '65530', /9 of which/],
    ['ORIGINMARK_PORT', 'http', /a port/],
    ['ORIGINMARK_CLOCK', 'yesterday', /2026-09-24T15:05:00Z/],
    ['ORIGINMARK_CLOCK', '2026-09-24T15:05:00Z@soon', /RFC 3339/],
    ['ORIGINMARK_PUBLIC_URL', 'https://{role}.example/', /slash/],
    ['ORIGINMARK_PUBLIC_URL', 'ftp://{role}.example', /URL/],
    ['ORIGINMARK_SEED', 'all', /none/],
    ['ORIGINMARK_LOG', 'loud', /silent/],
    ['ORIGINMARK_TRUST_KEY', 'thumb', /name the policy/],
    ['ORIGINMARK_VERIFIER', 'https://verifier.example', /set both/],
    ['ORIGINMARK_OAUTH_AUDIENCE', 'urn:me', /name the issuer/],
    ['RPC_URL', 'node', /URL/],
  ])('refuses %s=%s with a sentence', (name, value, sentence) => {
    expect(() => read({ [name]: value })).toThrow(
      expect.objectContaining({ exitCode: 64, message: expect.stringMatching(sentence) }),
    );
  });

  it.each([
    ['ORIGINMARK_OAUTH_CLAIMS', 'tenant', /two claims/],
    ['ORIGINMARK_OAUTH_JWKS', 'keys', /URL/],
  ])('refuses %s=%s of an issuer', (name, value, sentence) => {
    const issuer = { ORIGINMARK_OAUTH_ISSUER: 'https://login.example' };
    expect(() => read({ ...issuer, [name]: value })).toThrow(
      expect.objectContaining({ exitCode: 64, message: expect.stringMatching(sentence) }),
    );
  });

  it('keeps the password of a URL that cannot be used to itself', () => {
    expect(() => read({ DATABASE_URL: 'mysql://me:secret@host/db' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('secret') }),
    );
  });
});

it('the README shows every setting, in the words of the table', () => {
  // The columns of its table are padded.
  const readme = readFileSync('README.md', 'utf8').replaceAll(/ +\|/g, ' |');
  for (const [name, what] of Object.entries(SETTINGS))
    expect(readme).toContain(`| \`${name}\` | ${what} |`);
});

describe('refuseInProduction', () => {
  const FIT = {
    NODE_ENV: 'production',
    DATABASE_URL: 'postgres://server/originmark',
    RPC_URL: 'https://node.example',
    ORIGINMARK_OAUTH_ISSUER: 'https://login.example',
    ORIGINMARK_PUBLIC_URL: 'https://{role}.example',
    ORIGINMARK_TRUST: 'trust.jwt',
    ORIGINMARK_TRUST_KEY: 'ours',
  };
  const judge = (env: Environment) => () => {
    refuseInProduction(read(env), { demoKey: 'demo' });
  };

  it('lets what is fit for it pass, and anything where it is no production', () => {
    expect(judge(FIT)).not.toThrow();
    expect(judge({})).not.toThrow();
    expect(judge({ ...FIT, NODE_ENV: 'test', ORIGINMARK_TRUST_KEY: 'demo' })).not.toThrow();
  });

  it.each([
    [{ ORIGINMARK_CLOCK: '2026-09-24T15:05:00Z' }, 'ORIGINMARK_CLOCK'],
    [{ ORIGINMARK_PUBLIC_URL: 'http://{role}.example' }, 'not https'],
    [{ ORIGINMARK_PUBLIC_URL: '' }, 'not https'],
    [{ ORIGINMARK_OAUTH_ISSUER: '' }, 'embedded one: set ORIGINMARK_OAUTH_ISSUER'],
    [{ ORIGINMARK_OAUTH_ISSUER: 'http://login.example' }, 'ORIGINMARK_OAUTH_ISSUER is not https'],
    [{ RPC_URL: '' }, 'embedded chain'],
    [{ ORIGINMARK_SEED: 'demo' }, 'invented parties'],
    [{ DATABASE_URL: '' }, 'the database is the embedded one'],
    [{ ORIGINMARK_TRUST: '', ORIGINMARK_TRUST_KEY: '' }, 'set ORIGINMARK_TRUST'],
    [{ ORIGINMARK_TRUST_KEY: '' }, 'unsigned'],
    [{ ORIGINMARK_TRUST_KEY: 'demo' }, 'key of the demo'],
  ])('refuses %j', (change, reason) => {
    expect(judge({ ...FIT, ...change })).toThrow(
      expect.objectContaining({ exitCode: 64, message: expect.stringContaining(reason) }),
    );
  });

  it('refuses hosts that stand in before anything else', () => {
    expect(judge({ ...FIT, ORIGINMARK_HOSTS: 'a.example=http://127.0.0.1:1' })).toThrow(
      expect.objectContaining({ exitCode: 64, message: expect.stringContaining('NODE_ENV') }),
    );
  });

  it('asks an issuer alone for no trust policy', () => {
    const config = read({ ...FIT, ORIGINMARK_TRUST: '', ORIGINMARK_TRUST_KEY: '' });
    expect(() => {
      refuseInProduction(config, { demoKey: 'demo', role: 'issuer' });
    }).not.toThrow();
  });
});
