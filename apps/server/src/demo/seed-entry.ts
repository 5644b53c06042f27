import { readFile } from 'node:fs/promises';
import { toRecord } from '@originmark/cli/workspace';
import { digestBytes, parseDateTime } from '@originmark/core';
import { parseAe } from '@originmark/customs';
import { FACTS, PARTIES } from '@originmark/demo-entry';
import { createTenant, findTenant, recordEntryInput } from '@originmark/storage';
import { openEntryDesk } from '../entries/entry-desk.ts';
import { submitEntry } from '../entries/submit-entry.ts';
import type { Resources } from '../resources.ts';
import type { DemoFolder } from './demo-folder.ts';

/** The broker of the demo, who files. */
const FILER = 'gulfline';

/**
 * Judges the entry of the demo as it was presented: at the story's own moment, with its record. Where the
 * verifier has an entry already, nothing is done.
 * @returns whether it was judged now
 */
export async function seedEntry(
  resources: Resources,
  { bundle, records }: Pick<DemoFolder, 'bundle' | 'records'>,
): Promise<boolean> {
  const { database } = resources;
  const known = await database.transaction('officer', (tx) =>
    tx.selectFrom('entry_version').select('id').limit(1).execute(),
  );
  if (known.length > 0) return false;
  const at = instantOf(FACTS.clocks.presentedAt);
  await database.transaction(async (tx) => {
    if ((await findTenant(tx, FILER)) === undefined)
      await createTenant(tx, { id: FILER, name: PARTIES[FILER].name, createdAt: at });
  });
  await keepRecord(resources, await readFile(records, 'utf8'), at);
  const desk = openEntryDesk({ ...resources, clock: () => at });
  await submitEntry(desk, { tenant: FILER, bundle: await readFile(bundle) });
  return true;
}

async function keepRecord({ crypto, database }: Resources, ae: string, at: number): Promise<void> {
  const { summary } = parseAe(ae);
  if (summary === undefined) throw new Error('the AE records of the demo cannot be read');
  const { claimedAt, enteredAt } = FACTS.clocks;
  const record = toRecord(
    summary,
    { claimedAt: instantOf(claimedAt), enteredAt: instantOf(enteredAt) },
    ae,
  );
  const content = JSON.stringify(record);
  await database.transaction('officer', (tx) =>
    recordEntryInput(tx, {
      number: record.entryNumber,
      kind: 'record',
      content,
      contentDigest: digestBytes(new TextEncoder().encode(content), crypto.sha256),
      subject: 'demo',
      at,
    }),
  );
}

function instantOf(time: string): number {
  const at = parseDateTime(time);
  if (at === undefined) throw new Error(`${time} is no moment`);
  return at;
}
