import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ChainVerdict } from '@originmark/schemas';
import { openDatabase } from '@originmark/storage';
import {
  createKeeper,
  createTestClock,
  createTestIo,
  faultOf,
  type TestIo,
} from '../io.test-support.ts';
import { runProgram } from '../program.ts';
import { runJson } from '../run-json.test-support.ts';

// One data folder for the whole file, whose time goes on as the commands let it: tests build on those before.

const VERIFY = 'verify licence.jwt --with right.jwt --trust trust.json';
let io: TestIo;
const clock = createTestClock();
const keeper = createKeeper();

const done = (line: string) => runJson(io, line);

/** What becomes of a command that must not succeed. */
const refused = (line: string) => faultOf(runProgram(line.split(' '), io, '0'));

/** Exit code, outcome and what weighs in a verdict. */
async function judged(line: string): Promise<unknown[]> {
  Object.assign(io.printed, { out: '', err: '' });
  const code = await runProgram([...line.split(' '), '--json'], io, '0');
  const { outcome, fragments } = JSON.parse(io.printed.out) as ChainVerdict;
  return [
    code,
    outcome,
    [...new Set(fragments.filter(({ effect }) => effect !== 'none').map((one) => one.code))],
  ];
}

const read = (name: string) => readFile(join(io.cwd, name), 'utf8');
const write = (name: string, value: unknown) => io.file(name, JSON.stringify(value));

beforeAll(async () => {
  io = await createTestIo({
    now: clock.now,
    wait: clock.wait,
    keepOpen: keeper.keepOpen,
  });
  await done('init --chain-id 0x6f6d');
  await done('did create --method ethr --name registry');
  await done('did create --method ethr --name licensor');
}, 120_000);
beforeEach(() => {
  Object.assign(io.printed, { out: '', err: '' });
});
afterAll(async () => {
  await keeper.letGo();
  await io.remove();
});

describe('init', () => {
  it('changes nothing when it is run again, and says so', async () => {
    const before = await read('.originmark/ledger.json');
    expect(await runProgram(['init'], io, '0')).toBe(0);
    expect(io.printed.out).toContain('nothing was changed');
    expect(await read('.originmark/ledger.json')).toBe(before);
    expect(JSON.parse(before)).toMatchObject({ ledger: { chainId: '0x6f6d' } });
  });

  it('keeps the secret where nobody else reads it', async () => {
    const { mode } = await stat(join(io.cwd, '.originmark/secret'));
    expect(mode & 0o777).toBe(0o600);
  });

  it.each([
    ['init --chain-id 1337', /never 1337/],
    ['init --chain-id five', /positive whole number/],
    ['init --chain-id 28526', /begun on another network \(0x6f6d\)/],
    ['init --rpc ftp://x', /is not a URL/],
    ['init --rpc http://127.0.0.1:1', /say with --chain-id/],
    ['init --registry 0x1', /give all three, with --rpc/],
    ['init --rpc http://127.0.0.1:1 --chain-id 5', /--finality says when/],
    ['init --status-base http://x', /https URL/],
  ])('refuses %s', async (line, sentence) => {
    expect(await refused(line)).toEqual({ exitCode: 64, message: expect.stringMatching(sentence) });
  });
});

describe('did', () => {
  it('makes identifiers of every method and lists them by name', async () => {
    const web = await done('did create --method web --host party.example --name web-party');
    const key = await done('did create --method key --type Ed25519');
    expect(web).toMatchObject({ did: 'did:web:party.example', name: 'web-party' });
    expect(key['did']).toMatch(/^did:key:z6Mk/);
    const { identifiers } = await done('did list');
    expect(identifiers).toMatchObject([
      { operator: true },
      { name: 'registry' },
      { name: 'licensor' },
      { name: 'web-party' },
      { did: key['did'] },
    ]);
  });

  it('writes the document that the host of a did:web is to serve, as its keys change', async () => {
    const created = await done('did create --method web --host keys.example:8443 --name keys');
    const served = created['document'] as { readonly file: string; readonly url: string };
    const methods = async (): Promise<string[]> => {
      const { id, verificationMethod } = JSON.parse(await readFile(served.file, 'utf8')) as {
        readonly id: string;
        readonly verificationMethod: readonly { readonly id: string }[];
      };
      expect(id).toBe(created['did']);
      return verificationMethod.map((method) => method.id);
    };
    expect(served.url).toBe('https://keys.example:8443/.well-known/did.json');
    expect(served.file).toContain('/published/keys.example%3A8443/.well-known/did.json');
    const [first] = await methods();
    await done('did add-key keys');
    expect(await methods()).toHaveLength(2);
    await done(`did rotate keys --key ${(first ?? '').split('#')[1] ?? ''}`);
    expect(await methods()).not.toContain(first);
    await rm(served.file);
    await done('anchor');
    expect(await methods()).toHaveLength(2);
  });

  it('adds a P-256 key, which the ledger then lists', async () => {
    const { key } = (await done('did add-key licensor --type P-256')) as never;
    expect(key).toMatchObject({ type: 'P-256', use: 'sign' });
    expect(await runProgram(['did', 'resolve', 'licensor'], io, '0')).toBe(0);
    expect(io.printed.out).toMatch(/#delegate-1 P-256, signs, in force/);
    expect(
      await runProgram(['did', 'resolve', 'licensor', '--at', '2026-01-01T00:00Z'], io, '0'),
    ).toBe(0);
    expect(io.printed.out).toMatch(/#delegate-1 P-256, signs, not yet there/);
  });

  it('resolves a past version of a DID, and refuses one that is none or is not there yet', async () => {
    const methodsOf = async (subject: string) => {
      const { didDocument } = (await done(`did resolve ${subject}`)) as never;
      return didDocument as { id: string; verificationMethod: { id: string }[] };
    };
    const { id, verificationMethod } = await methodsOf('licensor');
    expect(verificationMethod.length).toBeGreaterThan(1);
    expect((await methodsOf(`${id}?versionId=0`)).verificationMethod).toHaveLength(1);
    expect(await methodsOf('licensor?versionId=0')).toEqual(await methodsOf(`${id}?versionId=0`));
    await expect(refused('did resolve nobody?versionId=0')).resolves.toMatchObject({
      exitCode: 65,
      message: expect.stringContaining('No identifier here is called "nobody"'),
    });
    await expect(refused(`did resolve ${id}?versionId=latest`)).resolves.toMatchObject({
      exitCode: 65,
    });
    await expect(refused(`did resolve ${id}?versionId=999999999`)).resolves.toMatchObject({
      exitCode: 69,
      message: expect.stringMatching(
        /versionNotSettled: the newest block is \d+, of \d{4}-.*Z\): ask for a block up to that one/,
      ),
    });
  });

  it('says of a moment that a silent ledger has not passed what to do, and does it when told to', async () => {
    const { did } = (await done('did create --method web --host silent.example')) as {
      did: string;
    };
    await expect(refused(`did resolve ${did} --new-block`)).resolves.toMatchObject({
      exitCode: 64,
      message: expect.stringContaining('--new-block goes with ?versionTime'),
    });
    // Another key is written, then nothing for a minute.
    await done('did create --method ethr --name silent');
    await done('did add-key silent');
    clock.at += 60_000;
    const iso = (at: number) => new Date(at).toISOString().replace(/\.\d+Z/, 'Z');
    const [past, future] = [iso(clock.at - 30_000), iso(clock.at + 60_000)];
    const open = await refused(`did resolve silent?versionTime=${past}`);
    expect(open).toMatchObject({
      exitCode: 69,
      message: expect.stringMatching(
        /versionNotSettled: the newest block is (\d+), of .*something may still be written by then.*\?versionId=\1, or again .*--new-block/,
      ),
    });
    const newest = /versionId=(\d+)/.exec(open.message)?.[1];
    const byBlock = await done(`did resolve silent?versionId=${String(newest)}`);

    // What is still to come stays open, and nothing is sent for it.
    await expect(
      refused(`did resolve silent?versionTime=${future} --new-block`),
    ).resolves.toMatchObject({
      exitCode: 69,
      message: expect.stringMatching(/not over by the clock here, which says 2026/),
    });
    await expect(refused(`did resolve silent?versionTime=${past}`)).resolves.toEqual(open);

    const byTime = await done(`did resolve silent?versionTime=${past} --new-block`);
    expect(byTime).toEqual(byBlock);
    expect((byTime['didDocument'] as { verificationMethod: [] }).verificationMethod).toHaveLength(
      2,
    );
    // Once passed it is answered to whoever asks.
    expect(await done(`did resolve silent?versionTime=${past}`)).toEqual(byTime);
  });

  it.each([
    ['did create --method ion', 64, /ethr, web or key/],
    ['did create --method web', 64, /--host/],
    ['did create --method ethr --type P-256', 64, /controller/],
    ['did create --method key --type RSA', 64, /P-256, Ed25519, secp256k1/],
    ['did create --method key --name Licensor', 64, /lower-case/],
    ['did create --method key --name licensor', 64, /belongs to did:ethr/],
    ['did add-key nobody', 65, /No identifier here is called "nobody"/],
    ['did add-key did:web:stranger.example', 65, /is not held in this data folder/],
    ['did add-key licensor --use eat', 64, /sign .* or present/],
    ['did rotate registry', 65, /no key to rotate but its controller/],
    ['did rotate licensor --key delegate-9', 65, /no key delegate-9/],
    ['did revoke-key licensor delegate-9', 65, /its keys are controller, delegate-1/],
    ['did revoke-key licensor controller', 65, /change-owner/],
    ['did change-owner licensor 0x12', 64, /40 hexadecimal digits/],
    [
      'did resolve did:ethr:0x5:0x52908400098527886e0f7030069857d2e4169ee7',
      69,
      /no node of chain 0x5/,
    ],
    ['did resolve did:key:zzz', 65, /does not resolve/],
    ['prove right.jwt --as-of 2999-01-01T00:00Z --out p.json', 64, /is still to come/],
  ])('answers %s with %d', async (line, exitCode, sentence) => {
    expect(await refused(line)).toEqual({ exitCode, message: expect.stringMatching(sentence) });
  });
});

describe('issue', () => {
  it('issues a right and a licence that rests on it', async () => {
    await done('did list');
    await runProgram('draft right --owner licensor --out right.json'.split(' '), io, '0');
    await done('issue right.json --as registry --out right.jwt');
    await runProgram(
      'draft licence --basis right.jwt --licensee did:web:maker.example --out licence.json'.split(
        ' ',
      ),
      io,
      '0',
    );
    const { issuer } = await done(
      'issue licence.json --as licensor --basis right.jwt --out licence.jwt',
    );
    expect(issuer).toMatch(/^did:ethr:0x6f6d:/);
    await done('trust template --root registry --out trust.json');
  });

  it('tells whoever may not license a right to issue as its owner', async () => {
    expect(await refused('issue licence.json --as registry --basis right.jwt')).toEqual({
      exitCode: 65,
      message: expect.stringMatching(/^Not issued.*Issue it with --as whom the basis grants to/),
    });
  });

  it('tells what widens the basis, by dimension, bound and value, and records nothing', async () => {
    const draft = JSON.parse(await read('licence.json')) as {
      credentialSubject: { scope: object };
    };
    Object.assign(draft.credentialSubject.scope, { rights: ['https://rights.example/another'] });
    await write('wide.json', draft);
    const told = await refused('issue wide.json --as licensor --basis right.jwt');
    expect(told.exitCode).toBe(65);
    expect(told.message).toMatch(/^Not issued, and nothing was recorded: scope\.rights/);
    expect(told.message).toContain('trademark-9990417');
    const { items } = await done('anchor');
    // Right, licence, and the first versions of two lists of each issuer.
    expect(items).toBe(6);
  });

  it.each([
    ['issue missing.json --as licensor', /The draft missing\.json does not exist/],
    ['issue right.jwt --as licensor', /is not a draft of a credential/],
    ['issue licence.json --as nobody --basis right.jwt', /No identifier here is called "nobody"/],
    ['issue licence.json --as licensor --basis licence.json', /is not a signed credential/],
    ['issue licence.json --as licensor', /Not issued, and nothing was recorded/],
  ])('answers %s with 65', async (line, sentence) => {
    expect(await refused(line)).toEqual({ exitCode: 65, message: expect.stringMatching(sentence) });
  });
});

describe('--out', () => {
  it.each([
    ['issue right.json --as registry --out right.jwt', /^right\.jwt holds a signed token/],
    ['issue right.json --as registry --out right.json', /^right\.json is what this command reads/],
    [
      'draft licence --basis right.jwt --licensee did:web:maker.example --out right.jwt',
      /^right\.jwt holds a signed token/,
    ],
    ['draft right --owner licensor --out right.jwt', /^right\.jwt holds a signed token/],
    ['trust sign trust.json --did licensor --out trust.json', /^trust\.json is what this command/],
    ['trust sign trust.json --did licensor --out right.jwt', /^right\.jwt holds a signed token/],
    ['prove licence.jwt --out licence.jwt', /^licence\.jwt holds a signed token/],
  ])('of %s is refused, and nothing is written or recorded', async (line, sentence) => {
    const files = ['right.jwt', 'licence.jwt', 'right.json', 'trust.json'];
    const before = await Promise.all(files.map(read));
    expect(await refused(line)).toEqual({ exitCode: 65, message: expect.stringMatching(sentence) });
    expect(await Promise.all(files.map(read))).toEqual(before);
    expect(await done('interrupted list')).toEqual({ unsigned: [], notHandedOver: [] });
    expect(await done('anchor')).toMatchObject({ items: 0 });
  });

  it('writes over any other file', async () => {
    await io.file('any.json', '{"any": 1.5}');
    await runProgram('draft right --owner licensor --out any.json'.split(' '), io, '0');
    expect(await read('any.json')).toBe(await read('right.json'));
  });
});

describe('anchor, prove, check-proof', () => {
  it('anchors nothing a second time', async () => {
    expect(await done('anchor')).toMatchObject({ items: 0, batches: [] });
  });

  it('proves what is anchored, with and without a node', async () => {
    await done('prove licence.jwt --out proof.json');
    const shown = await done('check-proof proof.json licence.jwt');
    expect(shown).toMatchObject({
      shown: true,
      existed: expect.stringMatching(/^2026-09-24T15:1/),
    });
    await done('prove licence.jwt --staple --out stapled.json');
    await done('trust template --root registry --out trust.json');
    expect(await done('check-proof stapled.json licence.jwt --trust trust.json --offline')).toEqual(
      {
        ...shown,
      },
    );
  });

  it('leaves open what only a node could answer, and refuses a proof of something else', async () => {
    const words = ['check-proof', 'proof.json', 'licence.jwt', '--offline'];
    expect(await runProgram(words, io, '0')).toBe(2);
    expect(io.printed.out).toContain('not-stapled');
    const evidence = JSON.parse(await read('proof.json')) as { existenceProofs: object[] };
    await write('one.json', evidence.existenceProofs[0]);
    expect(await runProgram(['check-proof', 'one.json', 'right.jwt'], io, '0')).toBe(1);
    expect(io.printed.out).toContain('not-included');
  });

  it('says what is not anchored, or not issued here', async () => {
    const { id } = await done('issue right.json --as registry --out second.jwt');
    expect(await refused(`prove ${String(id)} --out x.json`)).toEqual({
      exitCode: 65,
      message: expect.stringMatching(/anchor what is waiting.*\(issuer\.not-anchored\)$/),
    });
    expect(await refused('prove urn:uuid:nothing --out x.json')).toEqual({
      exitCode: 65,
      message: expect.stringMatching(/was not issued in this data folder/),
    });
  });
});

describe('a verifier that asks nobody', () => {
  it('finds all it needs in evidence that proves itself', async () => {
    await done('did create --method key --name resolver');
    await done('did state licensor --as resolver --out resolution.json');
    await done('anchor');
    await done('prove licence.jwt --staple --out stapled.json');
    await done('trust template --root registry --resolver resolver --out trust.json');
    const line = `${VERIFY} --offline --evidence stapled.json`;
    expect(await judged(`${line} --evidence resolution.json`)).toEqual([0, 'valid', []]);
    const [code, , codes] = await judged(line);
    expect([code, codes]).toEqual([2, expect.arrayContaining(['did.unresolvable'])]);
  });
});

describe('trust sign', () => {
  it('signs a policy that verifies with the key it names, and with no other', async () => {
    const { trustKey } = await done('trust sign trust.json --did licensor --out trust.jwt');
    const line = 'verify licence.jwt --with right.jwt --trust trust.jwt';
    expect(await judged(`${line} --trust-key ${String(trustKey)}`)).toEqual([0, 'valid', []]);
    expect(await refused(`${line} --trust-key ${'A'.repeat(43)}`)).toMatchObject({ exitCode: 65 });
  });
});

describe('verify, a credential', () => {
  it('is valid while its key is in force, and open without what it rests on', async () => {
    expect(await judged(VERIFY)).toEqual([0, 'valid', []]);
    const [code, outcome, codes] = await judged('verify licence.jwt --trust trust.json');
    expect([code, outcome]).toEqual([2, 'indeterminate']);
    expect(codes).toContain('chain.parent-missing');
  });

  it('prints outcome, chain and existence', async () => {
    const words = [...VERIFY.split(' '), '--evidence', 'proof.json'];
    expect(await runProgram(words, io, '0')).toBe(0);
    expect(io.printed.out).toMatch(/Outcome +valid/);
    expect(io.printed.out).toContain('existed by 2026-09-24T15:1');
    expect(io.printed.out).toMatch(
      /└─ extendsCredential → ✓ \[2\] IntellectualPropertyRightsCredential by registry/,
    );
  });

  it('is decided by nobody without a node', async () => {
    const [code, , codes] = await judged(`${VERIFY} --offline`);
    expect(code).toBe(2);
    expect(codes).toContain('did.unresolvable');
    const [down, , why] = await judged(`${VERIFY} --rpc http://127.0.0.1:1`);
    expect(down).toBe(2);
    expect(why).toContain('did.unresolvable');
  });

  it.each([
    [`${VERIFY} --counters c.json`, 64, /--counters is about an entry/],
    [`${VERIFY} --rpc http://127.0.0.1:1 --offline`, 64, /leave one of them out/],
    [`${VERIFY} --rpc node`, 64, /not the URL of a node/],
    [`${VERIFY} --evidence trust.json`, 65, /is not evidence/],
    ['verify trust.json --with right.jwt --trust trust.json', 64, /go with a single credential/],
  ])('answers %s with %d', async (line, exitCode, sentence) => {
    expect(await refused(line)).toEqual({ exitCode, message: expect.stringMatching(sentence) });
  });
});

describe('suspend, resume, revoke', () => {
  it('suspends and resumes, whatever older lists the evidence holds', async () => {
    await done('suspend licence.jwt');
    expect(await judged(`${VERIFY} --evidence proof.json`)).toEqual([
      2,
      'indeterminate',
      ['status.suspended'],
    ]);
    await done('resume licence.jwt');
    expect(await judged(`${VERIFY} --evidence proof.json`)).toEqual([0, 'valid', []]);
  });

  it('revokes for ever, with kind and date', async () => {
    await done('issue licence.json --as licensor --basis right.jwt --out ceased.jwt');
    const line = 'revoke ceased.jwt --kind ceased --effective 2026-09-24T15:10Z';
    expect(await done(line)).toMatchObject({ state: 'revoked', kind: 'ceased' });
    const [code, outcome, codes] = await judged(
      'verify ceased.jwt --with right.jwt --trust trust.json',
    );
    expect([code, outcome, codes]).toEqual([1, 'invalid', ['status.revoked']]);
    expect(await refused('resume ceased.jwt')).toEqual({
      exitCode: 65,
      message: expect.stringMatching(/\(issuer\.status-final\)$/),
    });
  });

  it('refuses a kind that is none', async () => {
    expect(await refused('revoke licence.jwt --kind bored')).toEqual({
      exitCode: 64,
      message: expect.stringMatching(/write false-from-the-start, clerical-replaced, ceased/),
    });
  });
});

describe('keys that end', () => {
  it('lapse by a rotation, which carries on where it was cut short: valid only with proof of existence before', async () => {
    await done('anchor');
    const killed = { ...io, wait: () => Promise.reject(new Error('killed')) };
    const cut = await faultOf(runProgram(['did', 'rotate', 'licensor'], killed, '0'));
    expect(cut.message).toBe('killed');
    expect(await done('did rotate licensor')).toMatchObject({
      old: expect.stringMatching(/#delegate-1$/),
      key: expect.stringMatching(/#delegate-2$/),
      statusLists: 2,
    });
    const { didDocument } = (await done('did resolve licensor')) as never;
    const { verificationMethod } = didDocument as { verificationMethod: object[] };
    // The controller, the first key twice (added, shortened), and one new one.
    expect(verificationMethod).toHaveLength(4);
    expect(await judged(VERIFY)).toEqual([2, 'indeterminate', ['key.rotated-unproven']]);
    expect(await judged(`${VERIFY} --evidence proof.json`)).toEqual([0, 'valid', []]);
  });

  it('sign no more, and the new one does', async () => {
    await done('issue licence.json --as licensor --basis right.jwt --out fresh.jwt');
    expect(await judged('verify fresh.jwt --with right.jwt --trust trust.json')).toEqual([
      0,
      'valid',
      [],
    ]);
    await done('anchor');
    await done('prove fresh.jwt --out fresh.proof.json');
  });

  it('are revoked at once: contradicted without proof, valid with it', async () => {
    await io.wait(2000);
    const { identifiers } = (await done('did list')) as {
      identifiers: { name?: string; keys: { id: string }[] }[];
    };
    const held = identifiers.find(({ name }) => name === 'licensor');
    const key = held?.keys.at(-1)?.id ?? '';
    await done(`did revoke-key licensor ${key.slice(key.indexOf('#') + 1)}`);
    const line = 'verify fresh.jwt --with right.jwt --trust trust.json';
    expect(await judged(line)).toEqual([1, 'invalid', ['key.revoked']]);
    expect(await judged(`${line} --evidence fresh.proof.json`)).toEqual([0, 'valid', []]);
  });

  it('are not written by who is no longer the owner', async () => {
    await done('did change-owner licensor 0x52908400098527886e0f7030069857d2e4169ee7');
    expect(await refused('did add-key licensor')).toEqual({
      exitCode: 65,
      message: expect.stringMatching(/\(signer\.not-owner\)$/),
    });
  });
});

describe('a data folder', () => {
  it('that was never begun is named, with what to do', async () => {
    expect(await refused('anchor --data nowhere')).toEqual({
      exitCode: 65,
      message: expect.stringMatching(/run "originmark init" first/),
    });
  });

  it('does not open with another secret', async () => {
    await keeper.letGo();
    const other = { ...io, env: { ORIGINMARK_SECRET: 'quite another secret' } };
    expect(await faultOf(runProgram(['anchor'], other, '0'))).toEqual({
      exitCode: 65,
      message: expect.stringMatching(/\(secret\.wrong\)$/),
    });
  });

  it('is one process’s at a time', async () => {
    const database = await openDatabase(
      { folder: join(io.cwd, '.originmark/database') },
      { clock: io.now },
    );
    try {
      expect(await refused('anchor')).toEqual({
        exitCode: 69,
        message: expect.stringMatching(/\(folder\.locked\)$/),
      });
    } finally {
      await database.close();
    }
    expect(await done('anchor')).toMatchObject({ batches: expect.anything() });
  });

  it('with its own database is not left for a server', async () => {
    const env = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' };
    expect(await faultOf(runProgram(['did', 'list'], { ...io, env }, '0'))).toEqual({
      exitCode: 65,
      message: expect.stringMatching(/in the folder itself: unset DATABASE_URL/),
    });
  });

  it('is not judged by when it is damaged', async () => {
    const before = await read('.originmark/ledger.json');
    await io.file('.originmark/ledger.json', '{"type":"OriginmarkLedger"}');
    expect(await refused(VERIFY)).toEqual({
      exitCode: 65,
      message: expect.stringMatching(/ledger\.json is damaged/),
    });
    await io.file('.originmark/ledger.json', before);
  });
});
