import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createDemoStory } from '@originmark/demo-entry';
import { createTestIo, faultOf, type TestIo } from '../io.test-support.ts';
import type { Inspection } from '../render/describe-bundle.ts';
import { runBundleInspect } from './bundle-inspect.ts';

let io: TestIo;
let text: string;
beforeAll(async () => {
  io = await createTestIo();
  text = (await createDemoStory()).bundleText;
});
beforeEach(() => {
  Object.assign(io.printed, { out: '', err: '' });
});
afterAll(() => io.remove());

describe('bundle inspect', () => {
  it('shows what is inside and says that nothing was verified', async () => {
    await io.file('b', text);
    expect(await runBundleInspect({ args: { file: 'b' }, io })).toBe(0);
    for (const words of [
      'Nothing here was verified',
      'ENTRY Z9Z-0042617-4, VERSION 1, 4 LINES',
      '[1] CBP7501EntrySummaryCredential',
      'status list https://identity.example/status/revocation',
      'credentials: 36 of at most 200',
    ])
      expect(io.printed.out).toContain(words);
  });

  it('prints the same as one JSON object, sealed parts unopened', async () => {
    await io.file('b', text);
    expect(await runBundleInspect({ args: { file: 'b', json: true }, io })).toBe(0);
    const inspection = JSON.parse(io.printed.out) as Inspection;
    expect(inspection.notice).toMatch(/^Nothing here was verified/);
    expect(inspection.sealed).toMatchObject([{ opened: false }]);
    expect(inspection.credentials[0]?.edges[0]).toMatchObject({ role: 'importer' });
  });

  it('shows what can be read where tokens cannot', async () => {
    const bundle = { ...JSON.parse(text), presentation: 'a.b.c' };
    await io.file('b', JSON.stringify(bundle));
    expect(await runBundleInspect({ args: { file: 'b' }, io })).toBe(0);
    expect(io.printed.out).toContain('NO ENTRY AMONG THE CREDENTIALS');
    expect(io.printed.out).toMatch(/COULD NOT BE READ\n {2}the presentation: /);
  });

  it.each([
    [
      'binary junk',
      Uint8Array.from([0xff, 0, 0x1b]),
      /^b is not an entry bundle: it is not strict JSON/,
    ],
    ['half a bundle', '{"type":"EntryBundle",', /not strict JSON/],
    ['a member named twice', '{"type":"EntryBundle","type":"EntryBundle"}', /json\.duplicate-key/],
    [
      'another type',
      '{"type":"TrustPolicy","version":1}',
      /^b is not an entry bundle: it needs a member presentation\./,
    ],
    [
      'a list',
      '[]',
      /^b is not an entry bundle: it needs a value of type object, and a list stands there\./,
    ],
    ['nothing', '', /^The bundle b is empty/],
  ])('refuses %s', async (_what, content, sentence) => {
    await io.file('b', content);
    const { exitCode, message } = await faultOf(runBundleInspect({ args: { file: 'b' }, io }));
    expect(exitCode).toBe(65);
    expect(message).toMatch(sentence);
    expect(io.printed.out).toBe('');
  });
});
