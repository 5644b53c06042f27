import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { parseCompactJws } from '@originmark/core';
import type { EvidencePackage } from '@originmark/schemas';
import {
  createKeeper,
  createTestClock,
  createTestIo,
  faultOf,
  type TestIo,
} from '../io.test-support.ts';
import { runProgram } from '../program.ts';
import { runJson } from '../run-json.test-support.ts';

// One data folder for the whole file, its identifiers on the embedded chain: an entry is filed, judged, kept
// and reported; then every key is rotated; then the chain is gone. Tests build on those before.

let io: TestIo;
const clock = createTestClock();
const keeper = createKeeper();
const done = (line: string) => runJson(io, line);
const refused = (line: string) => faultOf(runProgram(line.split(' '), io, '0'));
const read = (name: string) => readFile(join(io.cwd, name), 'utf8');
const PARTIES = ['registry', 'exporter', 'importer', 'verifier'] as const;
let signer: string;
let signed: { code: number; out: string };
let first: { code: number; out: string; err: string };

async function run(line: string): Promise<{ code: number; out: string; err: string }> {
  Object.assign(io.printed, { out: '', err: '' });
  const code = await runProgram(line.split(' '), io, '0');
  return { code, ...io.printed };
}

interface Checked {
  readonly checks: readonly {
    readonly check: string;
    readonly outcome: string;
    readonly found: string;
  }[];
}

/** Exit code, and the outcome of each check. */
async function check(options: string): Promise<[number, Record<string, string>]> {
  const { code, out } = await run(`report check report.jwt ${options} --json`);
  const { checks } = JSON.parse(out) as Checked;
  return [code, Object.fromEntries(checks.map(({ check: name, outcome }) => [name, outcome]))];
}

/** Every check holds that is not said to be otherwise. */
const held = (but: Record<string, string> = {}): Record<string, string> => ({
  signature: 'held',
  signer: 'held',
  existence: 'held',
  policy: 'held',
  package: 'held',
  replay: 'held',
  ...but,
});
const NOT = 'not-looked-at';

beforeAll(async () => {
  io = await createTestIo({
    now: clock.now,
    wait: clock.wait,
    keepOpen: keeper.keepOpen,
  });
  await done('init --chain-id 0x6f6e');
  for (const name of PARTIES) await done(`did create --method ethr --name ${name}`);
  await done('did add-key exporter');
  await done('did add-key importer');
  await done('did add-key importer --use present');
  await done('did add-key verifier --type P-256');
  await done('trust template --root registry --audience verifier --out trust.json');
  await mkdir(join(io.cwd, 'inbox'));
  await runProgram(
    'draft certification --certifier exporter --importer importer --out c.json'.split(' '),
    io,
    '0',
  );
  await done('issue c.json --as exporter --out inbox/c.jwt');
  await runProgram(
    'draft invoice --seller exporter --buyer importer --out i.json'.split(' '),
    io,
    '0',
  );
  await done('issue i.json --as exporter --out inbox/i.jwt');
  await done('anchor');
  await done('prove inbox/c.jwt --out inbox/p.json');
  await runProgram(
    'draft entry --importer importer --exporter exporter --out entry.json'.split(' '),
    io,
    '0',
  );
  await run('import inbox --as importer --trust trust.json');
  await run('bundle create entry.json --as importer --trust trust.json --out entry.bundle.json');
  await done('challenge --trust trust.json --out challenge.json');
  await run(
    'present entry.bundle.json --challenge challenge.json --as importer --out answer.bundle.json',
  );
}, 240_000);
beforeEach(() => {
  Object.assign(io.printed, { out: '', err: '' });
});
afterAll(async () => {
  await keeper.letGo();
  await io.remove();
});

describe('verify --report', () => {
  it('refuses a signer that is not held before anything is judged, kept or spent', async () => {
    expect(
      await refused(
        'verify answer.bundle.json --trust trust.json --challenge challenge.json --keep x.json --report x.jwt --as nobody',
      ),
    ).toEqual({
      exitCode: 65,
      message: expect.stringMatching(/No identifier here is called "nobody"/),
    });
    await expect(read('x.json')).rejects.toThrow('ENOENT');
    expect(io.printed.out).toBe('');
  });

  it('keeps and reports one verdict, with the challenge that it answers, and queues it for anchoring', async () => {
    first = await run(
      'verify answer.bundle.json --trust trust.json --challenge challenge.json --keep evidence.json --report report.jwt --as verifier --json',
    );
    expect(first.code).toBe(0);
    expect(io.printed.err).toMatch(/The report is signed by did:ethr:.*It waits to be anchored/);
    const { payload } = parseCompactJws((await read('report.jwt')).trim());
    const { answers, challenge, ways } = JSON.parse(await read('evidence.json')) as EvidencePackage;
    expect(challenge?.alreadyUsed).toBe(false);
    expect(ways).toEqual(['resolver', 'fetchStatusList', 'ledgers']);
    expect(new Set(answers.map(({ way }) => way))).toEqual(
      new Set(['did', 'status-list', 'node', 'ledger']),
    );
    expect(payload['credentialSubject']).toMatchObject({ outcome: 'no-exception' });
    expect((await done('anchor'))['anchored']).not.toBe(0);
    await done('prove report.jwt --out proof.json');
  }, 60_000);
});

describe('a signed trust policy', () => {
  it('is believed again by the key that signed it, and by no other', async () => {
    const { trustKey } = await done('trust sign trust.json --did verifier --out trust.jwt');
    signer = String(trustKey);
    signed = await run(
      `verify entry.bundle.json --trust trust.jwt --trust-key ${signer} --keep signed.json --json`,
    );
    expect(signed.code).toBe(0);
    const { answers, policy } = JSON.parse(await read('signed.json')) as EvidencePackage;
    expect(policy.trustKey).toBe(signer);
    expect(answers.filter(({ way }) => way === 'policy-did')).toHaveLength(1);
    expect(await refused(`verify signed.json --trust-key ${'b'.repeat(42)}A`)).toEqual({
      exitCode: 65,
      message: expect.stringMatching(/is not signed by the key b+A/),
    });
  });
});

describe('report check', () => {
  it('holds in everything that can be looked at, and says what was not', async () => {
    expect(await check('--trust trust.json --evidence proof.json --package evidence.json')).toEqual(
      [0, held()],
    );
    expect(await check('--trust trust.json')).toEqual([
      0,
      held({ existence: NOT, package: NOT, replay: NOT }),
    ]);
    const { out } = await run('report check report.jwt --trust trust.json');
    expect(out).toMatch(/existence +not looked at: no proof was given/);
    expect(out).toMatch(/signature +holds/);
  });

  it('believes one key where nothing else is known of the verifier, and no other', async () => {
    const [, key = ''] = /by its key ([\w-]{43}) /.exec(first.err) ?? [];
    expect(await check(`--key ${key} --evidence proof.json`)).toEqual([
      0,
      held({ policy: NOT, package: NOT, replay: NOT }),
    ]);
    const other = `${'b'.repeat(42)}A`;
    const [code, { signature, signer }] = await check(`--key ${other}`);
    expect([code, signature, signer]).toEqual([1, 'failed', 'failed']);
  });

  it('does not hold for a report by somebody else than the verifier of the policy', async () => {
    await run(
      'verify entry.bundle.json --trust trust.json --keep other.json --report other.jwt --as importer --json',
    );
    const { code, out } = await run('report check other.jwt --trust trust.json --json');
    expect(code).toBe(1);
    expect((JSON.parse(out) as Checked).checks).toContainEqual(
      expect.objectContaining({ check: 'signer', outcome: 'failed' }),
    );
  });

  it('does not hold with the package of another verdict, nor under another policy', async () => {
    expect(await check('--trust trust.json --package other.json')).toEqual([
      1,
      held({ existence: NOT, package: 'failed' }),
    ]);
    const policy = JSON.parse(await read('trust.json')) as object;
    await io.file('trust2.json', JSON.stringify({ ...policy, sequence: 2 }));
    expect(await check('--trust trust2.json --package evidence.json')).toEqual([
      1,
      held({ existence: NOT, policy: 'failed' }),
    ]);
  });

  it('does not hold where the signature is of other bytes, and reads nothing but reports', async () => {
    const [head, , sign] = (await read('report.jwt')).trim().split('.');
    const { payload } = parseCompactJws((await read('report.jwt')).trim());
    const subject = payload['credentialSubject'] as object;
    const changed = { ...payload, credentialSubject: { ...subject, outcome: 'exception' } };
    const body = Buffer.from(JSON.stringify(changed)).toString('base64url');
    await io.file('forged.jwt', [head, body, sign].join('.'));
    const { code, out } = await run('report check forged.jwt --trust trust.json --json');
    expect(code).toBe(1);
    expect((JSON.parse(out) as Checked).checks[0]).toMatchObject({
      check: 'signature',
      outcome: 'failed',
      found: expect.stringContaining('signature.invalid'),
    });
    expect(await refused('report check inbox/c.jwt --trust trust.json')).toEqual({
      exitCode: 65,
      message: expect.stringMatching(/is no report of a verifier/),
    });
    expect(await refused('report check report.jwt')).toEqual({
      exitCode: 64,
      message: expect.stringMatching(/Nobody says whose reports are believed/),
    });
  });

  it('cannot decide the signature where nobody may be asked for the keys', async () => {
    const [code, { signature }] = await check('--trust trust.json --offline');
    expect([code, signature]).toEqual([2, 'undecided']);
    const page = await run('report check report.jwt --trust trust.json --offline');
    expect(page.out).toMatch(/why +The keys of did:ethr:\S+ could not be/);
    expect((await run('report check report.jwt --trust trust.json')).out).not.toMatch(/ why /);
  });

  it('does not exist by the proof of something else, which is said in words', async () => {
    const { code, out } = await run(
      'report check report.jwt --trust trust.json --evidence inbox/p.json',
    );
    expect(code).toBe(1);
    expect(out).toMatch(/existence +DOES NOT HOLD: names no credential that was presented\n/);
  });

  it('is told from a package that is cut short, which nobody can replay', async () => {
    await io.file('short.json', (await read('evidence.json')).slice(0, 300));
    expect(await refused('verify short.json --offline')).toEqual({
      exitCode: 64,
      message: expect.stringMatching(
        /Only an evidence package goes without it, and short\.json is/,
      ),
    });
    expect((await run('verify evidence.json --offline')).code).toBe(0);
  });
});

describe('after every key was rotated', () => {
  it('the package gives the same bytes, and the bundle judged anew does not', async () => {
    clock.at += 40 * 86_400_000;
    for (const name of ['exporter', 'importer', 'verifier']) await done(`did rotate ${name}`);
    const { code, out } = await run('verify evidence.json --offline --json');
    expect([code, out]).toEqual([first.code, first.out]);
    const anew = await run('verify entry.bundle.json --trust trust.json --json');
    expect(anew.out).not.toBe(first.out);
  }, 60_000);

  it('the report holds by its proof of existence, and is undecided without it', async () => {
    expect(await check('--trust trust.json --evidence proof.json --package evidence.json')).toEqual(
      [0, held()],
    );
    const [code, { signature }] = await check('--trust trust.json');
    expect([code, signature]).toEqual([2, 'undecided']);
  });
});

describe('once the chain and the data folder are gone', () => {
  it('the package still gives the same bytes, on a machine that has nothing else', async () => {
    const bytes = await read('evidence.json');
    const signedBytes = await read('signed.json');
    const policy = await read('trust.jwt');
    await keeper.letGo();
    await rename(join(io.cwd, '.originmark'), join(io.cwd, 'gone'));
    const away = await createTestIo();
    try {
      await writeFile(join(away.cwd, 'evidence.json'), bytes);
      expect(await runProgram('verify evidence.json --offline --json'.split(' '), away, '0')).toBe(
        first.code,
      );
      expect(away.printed.out).toBe(first.out);
      await writeFile(join(away.cwd, 'signed.json'), signedBytes);
      await writeFile(join(away.cwd, 'trust.jwt'), policy);
      for (const trust of [`--trust-key ${signer}`, `--trust trust.jwt --trust-key ${signer}`]) {
        Object.assign(away.printed, { out: '', err: '' });
        const line = `verify signed.json --offline --json ${trust}`;
        expect(await runProgram(line.split(' '), away, '0')).toBe(0);
        expect(away.printed.out).toBe(signed.out);
        expect(away.printed.err).not.toContain('Nobody said');
      }
    } finally {
      await away.remove();
    }
  });
});
