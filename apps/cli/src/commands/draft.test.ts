import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createKeeper, createTestIo, type TestIo } from '../io.test-support.ts';
import { runProgram } from '../program.ts';

const keeper = createKeeper();
let io: TestIo;
beforeAll(async () => {
  io = await createTestIo({ keepOpen: keeper.keepOpen });
  await runProgram(['init'], io, '0');
}, 60_000);
afterAll(async () => {
  await keeper.letGo();
  await io.remove();
});

it.each([
  [
    'USMCA',
    'It does not say yet: the certifier: lacks telephone, email (19 CFR 182.12(a)(4)(ii)).',
  ],
  [
    'CAFTA-DR',
    'It does not say yet: the importer of record: lacks telephone (19 CFR 10.584(a)(3)(i)).',
  ],
])('the draft of a certification under %s says what it lacks by law', async (agreement, words) => {
  Object.assign(io.printed, { out: '', err: '' });
  const line = `draft certification --certifier did:web:exporter.example --importer did:web:importer.example --agreement ${agreement} --out ${agreement}.json`;
  expect(await runProgram(line.split(' '), io, '0')).toBe(0);
  expect(io.printed.out).toContain(words);
});
