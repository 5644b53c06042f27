import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { HOSTILE_TWINS, type HostileTwin } from '@originmark/demo-entry';
import { createTestIo, faultOf, type TestIo } from '../io.test-support.ts';
import { runProgram } from '../program.ts';
import { type DemoArgs, runDemo } from './demo.ts';

const flipped = HOSTILE_TWINS.find(({ id }) => id === 'signature-bit-flipped')!;
let io: TestIo;
beforeEach(async () => {
  io = await createTestIo();
});
afterEach(() => io.remove());

const demo = (args: DemoArgs, twins: readonly HostileTwin[] = [flipped]) =>
  runDemo({ args, io }, twins);

describe('demo', () => {
  it('tells the whole story and ends with the count of twins', async () => {
    expect(await demo({})).toBe(0);
    for (const words of [
      'read from 60 AE records as its broker files them: 4 lines, duty 2,623.50 USD, fees\n274.91 USD before the cotton fee, which is not computed.',
      'THE STORY',
      '  2024-01-15  Demo trust authority recognizes who vouches for identities → Demo identity registrar',
      'PRE-FLIGHT, BEFORE FILING',
      'Outcome clean',
      'ENTRY Z9Z-0042617-4, VERSION 1',
      'Outcome       no-exception',
      'THE CHAIN',
      'FIVE AXES, NEVER ROLLED INTO ONE',
      'FINDINGS',
      'WHAT COULD NOT BE DECIDED HERE',
      'DRAW-DOWN',
      "THE VERIFIER'S SIGNED REPORT",
      '1 HOSTILE TWIN, WITH A LEGAL TWIN',
      '✓ signature-bit-flipped: ',
      '✓ legal twin: ',
    ])
      expect(io.printed.out).toContain(words);
    expect(io.printed.out.trimEnd().split('\n').at(-1)).toBe(
      '1 twin: 1 caught, 1 legal twin passed',
    );
    expect(io.printed.err).toBe('');
  });

  it('prints acts, pre-flight, verdict, report and twins as one JSON object', async () => {
    expect(await demo({ json: true })).toBe(0);
    expect(JSON.parse(io.printed.out)).toMatchObject({
      type: 'DemoReport',
      verdict: { entryNumber: 'Z9Z-0042617-4', outcome: 'no-exception' },
      acts: expect.arrayContaining([
        expect.objectContaining({ party: 'maletas', credential: 'suitcaseRecord', sealed: true }),
      ]),
      preflight: { type: 'PreflightReport', outcome: 'clean' },
      bundleDigest: expect.stringMatching(/^uEi/),
      report: { token: expect.any(String), verdictDigest: expect.stringMatching(/^uEi/) },
      twins: [{ id: flipped.id, attack: { caught: true }, legal: { passed: true } }],
    });
  });

  it('is at fault when a twin does not behave, and names it', async () => {
    const blind = { ...flipped, id: 'blind', code: 'key.weak' };
    const harsh = { ...flipped, id: 'harsh', legal: { ...flipped.attack, change: 'x' } };
    const { exitCode, message } = await faultOf(demo({ json: true }, [flipped, blind, harsh]));
    expect(exitCode).toBe(70);
    expect(message).toContain(
      'blind (the attack was not caught), harsh (its legal twin was refused)',
    );
  });

  it.each([
    ['the report', 'THE CHAIN', []],
    ['a twin', '✓ signature-bit-flipped', [flipped.id]],
  ])('stops when nobody reads any more after %s', async (_what, words, ran) => {
    const asked: string[] = [];
    const watch = (twin: HostileTwin): HostileTwin => ({
      ...twin,
      get attack() {
        if (asked.at(-1) !== twin.id) asked.push(twin.id);
        return twin.attack;
      },
    });
    Object.assign(io, { isRead: () => !io.printed.out.includes(words) });
    expect(await demo({}, [watch(flipped), watch({ ...flipped, id: 'never-run' })])).toBe(0);
    expect(asked).toEqual(ran);
    expect(io.printed.err).toBe('');
  });

  it('is at fault when there are no twins', async () => {
    expect(await faultOf(demo({ json: true }, []))).toMatchObject({ exitCode: 70 });
  });

  it('runs the one twin that is named, and knows no other', async () => {
    const other = { ...flipped, id: 'other' };
    await demo({ json: true, only: 'other' }, [flipped, other]);
    expect(JSON.parse(io.printed.out)).toMatchObject({ twins: [{ id: 'other' }] });
    expect(await faultOf(demo({ only: 'x' }))).toEqual({
      exitCode: 64,
      message: 'No hostile twin has the id "x": the ids are signature-bit-flipped.',
    });
  });
});

describe('demo --write', () => {
  it('writes files on which the printed command gives the verdict of the demo', async () => {
    await demo({ write: 'a story' });
    const [, command = ''] = /^ {2}(originmark verify .*)$/m.exec(io.printed.out) ?? [];
    const words = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, a, b]) => a ?? b ?? '');
    Object.assign(io.printed, { out: '' });
    expect(await runProgram([...words.slice(1), '--json'], io, '0')).toBe(0);
    const verified: unknown = JSON.parse(io.printed.out);
    Object.assign(io.printed, { out: '' });
    await demo({ json: true });
    expect(JSON.parse(io.printed.out)).toMatchObject({ verdict: verified });
    const key = await stat(join(io.cwd, 'a story', 'verifier-key.jwk.json'));
    expect(key.mode & 0o777).toBe(0o600);
    const did = await readFile(
      join(io.cwd, 'a story/hosts/gulfline.example/.well-known/did.json'),
      'utf8',
    );
    expect(JSON.parse(did)).toMatchObject({ id: 'did:web:gulfline.example' });
  });

  it('writes the folder of every party, its keys for nobody else to read', async () => {
    await demo({ write: 'own', json: true });
    const own = join(io.cwd, 'own');
    const { acts, verdict } = JSON.parse(io.printed.out) as {
      acts: { party: string; credential?: string }[];
      verdict: unknown;
    };
    for (const party of new Set(acts.map((act) => act.party))) {
      const keys = join(own, 'parties', party, 'keys.json');
      expect((await stat(keys)).mode & 0o777).toBe(0o600);
      const signs = acts.flatMap((act) => (act.party === party ? (act.credential ?? []) : []));
      const issued = await readdir(join(own, 'parties', party, 'issued')).catch(() => []);
      const signed = issued.flatMap((name) => (/^(.*)\.jwt$/.exec(name) ?? []).slice(1));
      // The report lies with the verifier.
      expect(signed.sort()).toEqual(signs.filter((key) => key !== 'report').sort());
    }
    expect(JSON.parse(await readFile(join(own, 'verifier/verdict.json'), 'utf8'))).toEqual(verdict);
    const from = join(own, 'parties/gulfline/received/from-harborpine');
    expect(JSON.parse(await readFile(join(from, 'sublicence.proof.json'), 'utf8'))).toMatchObject({
      existenceProofs: [{}],
      statusLists: [expect.any(String), expect.any(String)],
    });
    expect(await readdir(from)).toEqual(
      expect.arrayContaining(['suitcaseRecord.sealed.json', 'suitcaseCertification.jwt']),
    );
  });

  it('writes again into a folder of its own, and into no other that holds something', async () => {
    await demo({ write: 'own', json: true });
    expect(await demo({ write: 'own', json: true })).toBe(0);
    await io.file('precious', 'x');
    const { exitCode, message } = await faultOf(demo({ write: '.', json: true }));
    expect(exitCode).toBe(65);
    expect(message).toMatch(/^\. is not empty and was not written by the demo/);
    expect(await readdir(io.cwd)).toEqual(['own', 'precious']);
  });

  it('says of a place that cannot be written what it is', async () => {
    await io.file('file', 'x');
    for (const place of ['file', 'file/x', '/proc/story']) {
      Object.assign(io.printed, { out: '' });
      const { exitCode, message } = await faultOf(demo({ write: place }));
      expect({ exitCode, out: io.printed.out }).toEqual({ exitCode: 65, out: '' });
      expect(message).toMatch(/cannot be written: .* Name another folder with --write/);
    }
  });
});
