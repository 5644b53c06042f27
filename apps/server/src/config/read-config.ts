import { resolve } from 'node:path';
import { readHostMap } from '@originmark/cli/workspace';
import type { ClaimNames } from '../auth/token-claims.ts';
import { configProblem, refuseSetting } from './config-problem.ts';
import { FIRST_PORT, PORT_COUNT, portOf, type ProcessRole } from './ports.ts';
import { readClock, type TradeClock } from './read-clock.ts';

/** Every setting, with what it is. The one place where a setting is added; the README shows this table. */
export const SETTINGS = {
  ORIGINMARK_DATA: 'folder of everything that is kept; default .originmark/server',
  ORIGINMARK_SECRET:
    'what private keys are sealed with; default a random one a role, in its folder',
  ORIGINMARK_PORT: `the first of ${PORT_COUNT} ports; default ${FIRST_PORT}`,
  ORIGINMARK_LISTEN: 'the address to listen on; default 127.0.0.1',
  ORIGINMARK_PUBLIC_URL: 'where callers reach a role, with {role} for its name; default the port',
  DATABASE_URL: 'a PostgreSQL server; default an embedded database a role',
  RPC_URL: 'a node of the ledger of ledger.json; default an embedded chain',
  ORIGINMARK_OAUTH_ISSUER: 'an authorization server of your own; default the embedded one',
  ORIGINMARK_OAUTH_JWKS: 'its keys; default as its metadata says',
  ORIGINMARK_OAUTH_AUDIENCE: 'what its tokens must be for; default the public URL of the role',
  ORIGINMARK_OAUTH_TOKEN_URL: 'where its clients get tokens; default /token of the issuer',
  ORIGINMARK_OAUTH_CLAIMS: 'its claims for tenant and roles; default tenant=tenant,roles=roles',
  ORIGINMARK_TRUST: 'the trust policy of verifier and wallet; default that of the demo',
  ORIGINMARK_TRUST_KEY: 'thumbprint of the key that must have signed it',
  ORIGINMARK_DECRYPTION_KEY:
    'JWK file of the key with which the verifier opens what is sealed to it',
  ORIGINMARK_VERIFIER: 'the verifier that a wallet files at; default the one of "npm start"',
  ORIGINMARK_VERIFIER_CLIENTS: 'folder with a client file for each tenant that files there',
  ORIGINMARK_HOSTS: 'servers on this machine that stand in for hosts; never in production',
  ORIGINMARK_CLOCK: 'a moment that is now, for demo and tests; never in production',
  ORIGINMARK_SEED:
    '"demo" or "none"; default the demo entry where all is embedded and of no production',
  ORIGINMARK_LOG: 'fatal, error, warn (default), info, debug or silent',
  NODE_ENV: 'production: refuse all that is for laptops',
} as const;

export type Setting = keyof typeof SETTINGS;
export type Environment = Readonly<Record<string, string | undefined>>;

const WEB = ['https:', 'http:'];

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;

/** An authorization server outside. */
export interface OutsideIssuer {
  readonly issuer: string;
  readonly jwks?: string;
  readonly audience?: string;
  readonly tokenUrl?: string;
  readonly claims?: ClaimNames;
}

/** All settings, read and understood. */
export interface ServerConfig {
  readonly env: Environment;
  readonly isProduction: boolean;
  readonly dataFolder: string;
  readonly firstPort: number;
  readonly listen: string;
  /** Where callers reach a process, without a slash at its end. */
  readonly publicUrlOf: (role: ProcessRole) => string;
  /** Where the embedded authorization server answers on this machine. */
  readonly authUrl: string;
  readonly databaseUrl?: string;
  readonly rpcUrl?: string;
  readonly oauth?: OutsideIssuer;
  readonly trust?: { readonly file: string; readonly key?: string };
  readonly decryptionKey?: string;
  /** Where a wallet files, and the keys of those who do. */
  readonly verifier?: { readonly url: string; readonly clients: string };
  readonly hosts: Readonly<Record<string, string>>;
  readonly clock: TradeClock;
  readonly isSeeded: boolean;
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

/**
 * Reads the settings. What is set and cannot be understood is refused with a sentence.
 * @throws CliError 64
 */
export function readConfig(
  env: Environment,
  { cwd, machine }: { readonly cwd: string; readonly machine: () => number },
): ServerConfig {
  const given = (name: Setting): string | undefined => (env[name] === '' ? undefined : env[name]);
  const firstPort = readPort(given('ORIGINMARK_PORT'));
  const listen = given('ORIGINMARK_LISTEN') ?? '127.0.0.1';
  const databaseUrl = readUrl(given('DATABASE_URL'), 'DATABASE_URL', ['postgres:', 'postgresql:']);
  const rpcUrl = readUrl(given('RPC_URL'), 'RPC_URL', ['http:', 'https:']);
  const oauth = readOutsideIssuer(given);
  const trust = readTrust(given, cwd);
  const verifier = readVerifier(given, cwd);
  const decryptionKey = given('ORIGINMARK_DECRYPTION_KEY');
  return {
    env,
    isProduction: env['NODE_ENV'] === 'production',
    dataFolder: resolve(cwd, given('ORIGINMARK_DATA') ?? '.originmark/server'),
    firstPort,
    listen,
    publicUrlOf: readPublicUrl(given('ORIGINMARK_PUBLIC_URL'), firstPort),
    authUrl: `http://127.0.0.1:${portOf('auth', firstPort)}`,
    ...(databaseUrl !== undefined && { databaseUrl }),
    ...(rpcUrl !== undefined && { rpcUrl }),
    ...(oauth !== undefined && { oauth }),
    ...(trust !== undefined && { trust }),
    ...(decryptionKey !== undefined && { decryptionKey: resolve(cwd, decryptionKey) }),
    ...(verifier !== undefined && { verifier }),
    hosts: readHostMap(env),
    clock: readTradeClock(given('ORIGINMARK_CLOCK'), machine),
    isSeeded: readSeed(given('ORIGINMARK_SEED')) ?? isAllEmbedded(env),
    logLevel: readLevel(given('ORIGINMARK_LOG')),
  };
}

type Given = (name: Setting) => string | undefined;

function readPort(text: string | undefined): number {
  if (text === undefined) return FIRST_PORT;
  const port = /^[0-9]{1,5}$/.test(text) ? Number(text) : 0;
  if (port >= 1 && port + PORT_COUNT - 1 <= 65_535) return port;
  throw refuseSetting(
    'ORIGINMARK_PORT',
    text,
    `a port, ${PORT_COUNT} of which follow each other`,
    '8701',
  );
}

function readUrl(
  text: string | undefined,
  name: Setting,
  protocols: readonly string[],
): string | undefined {
  if (text === undefined) return undefined;
  if (URL.canParse(text) && protocols.includes(new URL(text).protocol)) return text;
  const example = `${protocols[0] ?? ''}//127.0.0.1/${name === 'DATABASE_URL' ? 'originmark' : ''}`;
  // A URL may hold a password: it is not shown.
  throw refuseSetting(name, undefined, `a URL (${protocols.join(', ')})`, example);
}

function readPublicUrl(text: string | undefined, first: number): (role: ProcessRole) => string {
  if (text === undefined) return (role) => `http://127.0.0.1:${portOf(role, first)}`;
  const of = (role: ProcessRole): string => text.replaceAll('{role}', role);
  const isPlain =
    URL.canParse(of('issuer')) &&
    ['http:', 'https:'].includes(new URL(of('issuer')).protocol) &&
    !/[?#]|\/$/.test(text);
  if (isPlain) return of;
  throw refuseSetting(
    'ORIGINMARK_PUBLIC_URL',
    text,
    'a URL without query, fragment and slash at its end',
    'https://{role}.example.org',
  );
}

const OF_THE_ISSUER = [
  'ORIGINMARK_OAUTH_JWKS',
  'ORIGINMARK_OAUTH_AUDIENCE',
  'ORIGINMARK_OAUTH_TOKEN_URL',
  'ORIGINMARK_OAUTH_CLAIMS',
] as const;

function readOutsideIssuer(given: Given): OutsideIssuer | undefined {
  const issuer = readUrl(given('ORIGINMARK_OAUTH_ISSUER'), 'ORIGINMARK_OAUTH_ISSUER', WEB);
  if (issuer === undefined) {
    const alone = OF_THE_ISSUER.find((name) => given(name) !== undefined);
    if (alone === undefined) return undefined;
    throw configProblem(
      `${alone} is set without ORIGINMARK_OAUTH_ISSUER: name the issuer too, or unset it.`,
    );
  }
  const jwks = readUrl(given('ORIGINMARK_OAUTH_JWKS'), 'ORIGINMARK_OAUTH_JWKS', WEB);
  const tokenUrl = readUrl(given('ORIGINMARK_OAUTH_TOKEN_URL'), 'ORIGINMARK_OAUTH_TOKEN_URL', WEB);
  const audience = given('ORIGINMARK_OAUTH_AUDIENCE');
  const claims = readClaims(given('ORIGINMARK_OAUTH_CLAIMS'));
  return {
    issuer,
    ...(jwks !== undefined && { jwks }),
    ...(tokenUrl !== undefined && { tokenUrl }),
    ...(audience !== undefined && { audience }),
    ...(claims !== undefined && { claims }),
  };
}

function readClaims(text: string | undefined): ClaimNames | undefined {
  if (text === undefined) return undefined;
  const [, tenant, roles] = /^tenant=([^,=]+),roles=([^,=]+)$/.exec(text) ?? [];
  if (tenant !== undefined && roles !== undefined) return { tenant, roles };
  throw refuseSetting(
    'ORIGINMARK_OAUTH_CLAIMS',
    text,
    'the names of two claims',
    'tenant=org_id,roles=groups',
  );
}

function readTrust(given: Given, cwd: string): ServerConfig['trust'] {
  const [file, key] = [given('ORIGINMARK_TRUST'), given('ORIGINMARK_TRUST_KEY')];
  if (file !== undefined) return { file: resolve(cwd, file), ...(key !== undefined && { key }) };
  if (key === undefined) return undefined;
  throw configProblem('ORIGINMARK_TRUST_KEY is set without ORIGINMARK_TRUST: name the policy too.');
}

function readVerifier(given: Given, cwd: string): ServerConfig['verifier'] {
  const url = readUrl(given('ORIGINMARK_VERIFIER'), 'ORIGINMARK_VERIFIER', WEB);
  const clients = given('ORIGINMARK_VERIFIER_CLIENTS');
  if (url !== undefined && clients !== undefined) return { url, clients: resolve(cwd, clients) };
  if (url === undefined && clients === undefined) return undefined;
  throw configProblem(
    'ORIGINMARK_VERIFIER and ORIGINMARK_VERIFIER_CLIENTS belong together: set both, or none.',
  );
}

function readTradeClock(text: string | undefined, machine: () => number): TradeClock {
  if (text === undefined) return { now: machine };
  const clock = readClock(text, machine);
  if (clock !== undefined) return clock;
  throw refuseSetting('ORIGINMARK_CLOCK', text, 'a moment of RFC 3339', '2026-09-24T15:05:00Z');
}

function readSeed(text: string | undefined): boolean | undefined {
  if (text === undefined) return undefined;
  if (text === 'demo') return true;
  if (text === 'none') return false;
  throw refuseSetting('ORIGINMARK_SEED', text, '"demo" or "none"', 'none');
}

const OUTSIDE = ['DATABASE_URL', 'RPC_URL', 'ORIGINMARK_OAUTH_ISSUER', 'ORIGINMARK_TRUST'] as const;

/** Nobody's real register is begun with invented parties. */
function isAllEmbedded(env: Environment): boolean {
  return env['NODE_ENV'] !== 'production' && OUTSIDE.every((name) => (env[name] ?? '') === '');
}

function readLevel(text = 'warn'): ServerConfig['logLevel'] {
  const level = LOG_LEVELS.find((one) => one === text);
  if (level !== undefined) return level;
  throw refuseSetting('ORIGINMARK_LOG', text, `one of ${LOG_LEVELS.join(', ')}`, 'info');
}
