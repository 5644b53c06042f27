import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auditHash } from '@originmark/storage';
import { createTestIo, faultOf, type TestIo } from '../io.test-support.ts';
import { runProgram } from '../program.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** An exported trail of so many records, and its head. */
function exportTrail(count: number, tenant: string | null = 'acme') {
  let previous = new Uint8Array(32);
  const records = Array.from({ length: count }, (_, at) => {
    const row = {
      position: BigInt(at + 1),
      tenant_id: tenant,
      subject: 'a-client',
      operation: 'presentEntry',
      about: `uEi${at}`,
      status: 201,
      at: new Date(Date.parse('2026-09-24T15:05:00.123Z') + at),
      previous_hash: previous,
    };
    const hash = auditHash(row);
    const { previous_hash, tenant_id, ...rest } = row;
    previous = new Uint8Array(hash);
    return {
      ...rest,
      position: String(row.position),
      at: row.at.toISOString(),
      tenant: tenant_id,
      previousHash: hex(previous_hash),
      hash: hex(hash),
    };
  });
  const end = { head: { position: String(count), hash: records.at(-1)?.hash ?? null } };
  return { records, end };
}

let io: TestIo;
beforeAll(async () => {
  io = await createTestIo({});
});
afterAll(() => io.remove());

const { end, records } = exportTrail(6);
const headAt = (position: number) => `${position}:${records[position - 1]!.hash}`;

async function check(lines: readonly object[], ...options: string[]) {
  Object.assign(io.printed, { out: '', err: '' });
  await io.file('trail.jsonl', lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const code = await runProgram(['audit', 'check', 'trail.jsonl', '--json', ...options], io, '0');
  const printed = JSON.parse(io.printed.out) as {
    readonly records: number;
    readonly head?: string;
    readonly checks: readonly { readonly check: string; readonly outcome: string }[];
  };
  const outcomes: Record<string, string> = Object.fromEntries(
    printed.checks.map(({ check: name, outcome }) => [name, outcome]),
  );
  return { code, ends: printed.head, records: printed.records, ...outcomes };
}

describe('audit check', () => {
  it('holds for a trail as it was written, and names its head', async () => {
    expect(await check([...records, end])).toEqual({
      code: 0,
      records: 6,
      ends: headAt(6),
      chain: 'held',
      end: 'held',
      head: 'not-looked-at',
    });
  });

  it('holds for an empty trail', async () => {
    expect(await check([exportTrail(0).end])).toMatchObject({ code: 0, records: 0, end: 'held' });
  });

  it.each([3, 6])('holds where the head kept at %i is still there', async (position) => {
    expect(await check([...records, end], '--head', headAt(position))).toMatchObject({
      code: 0,
      head: 'held',
    });
  });

  it.each(
    Object.entries({
      tenant: 'other',
      subject: 'other',
      operation: 'other',
      about: 'other',
      status: 200,
      at: '2026-09-24T15:05:00.124Z',
      position: '4',
      previousHash: 'a'.repeat(64),
      hash: 'a'.repeat(64),
    }),
  )('finds that %s of a record was changed', async (name, value) => {
    const changed = records.map((record, at) => (at === 2 ? { ...record, [name]: value } : record));
    expect(await check([...changed, end])).toMatchObject({ code: 1, chain: 'failed' });
  });

  it.each([
    ['removed', [...records.slice(0, 2), ...records.slice(3), end]],
    ['removed at the beginning', [...records.slice(1), end]],
    ['put in', [...records.slice(0, 3), records[2]!, ...records.slice(3), end]],
    ['moved', [records[1]!, records[0]!, ...records.slice(2), end]],
    ['put behind the end', [...records.slice(0, 5), exportTrail(5).end, records[5]!]],
  ])('finds that a record was %s', async (_name, lines) => {
    expect(await check(lines)).toMatchObject({ code: 1, chain: 'failed' });
  });

  it('finds that the end was cut off, with or without the line that says where it is', async () => {
    expect(await check([...records.slice(0, 4), end])).toMatchObject({ code: 1, end: 'failed' });
    expect(await check(records)).toMatchObject({ code: 1, chain: 'held', end: 'failed' });
  });

  it('finds by a head kept elsewhere that all was written anew, or ends before it', async () => {
    const anew = exportTrail(6, 'other');
    expect(await check([...anew.records, anew.end], '--head', headAt(6))).toMatchObject({
      code: 1,
      chain: 'held',
      end: 'held',
      head: 'failed',
    });
    const cut = exportTrail(4);
    expect(await check([...cut.records, cut.end], '--head', headAt(6))).toMatchObject({
      code: 1,
      head: 'failed',
    });
  });

  it('prints it for people', async () => {
    await io.file('trail.jsonl', [...records, end].map((line) => JSON.stringify(line)).join('\n'));
    Object.assign(io.printed, { out: '', err: '' });
    expect(await runProgram(['audit', 'check', 'trail.jsonl'], io, '0')).toBe(0);
    expect(io.printed.out).toContain('holds: 6 records, each from the one before');
  });

  it.each([
    ['no JSON', 'x'],
    ['a member named twice', '{"head":{},"head":{}}'],
    ['no record', '{"position":"1"}'],
    ['a line without end', `"${'x'.repeat(20_000)}"`],
  ])('refuses %s', async (_name, content) => {
    await io.file('bad.jsonl', content);
    const fault = await faultOf(runProgram(['audit', 'check', 'bad.jsonl'], io, '0'));
    expect(fault).toMatchObject({ exitCode: 65, message: expect.stringContaining('Line 1 of') });
  });

  it('refuses a file that is not there, and a head that is none', async () => {
    expect(await faultOf(runProgram(['audit', 'check', 'none'], io, '0'))).toMatchObject({
      exitCode: 65,
    });
    const words = ['audit', 'check', 'trail.jsonl', '--head', '6:x'];
    expect(await faultOf(runProgram(words, io, '0'))).toMatchObject({ exitCode: 64 });
  });
});
