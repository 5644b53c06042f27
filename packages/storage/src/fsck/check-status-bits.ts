import { getStatusBit, setStatusBit } from '@originmark/core';
import type { OpenDatabase } from '../open/open-database.ts';
import type { StatusListRow, StatusVersionRow } from '../tables.ts';
import type { Damage } from './fsck-finding.ts';

/** An index that was given out. */
export interface Index {
  readonly index: number;
  readonly credentialId: string;
  /** Records of revocation of its credential. */
  readonly revocations: number;
}

/** Bits by bit: those of revocation by the records; a bit that nobody owns is clear. */
export function checkBits(
  database: OpenDatabase,
  {
    list,
    indexes,
    version,
  }: {
    readonly list: StatusListRow;
    readonly indexes: readonly Index[];
    readonly version: StatusVersionRow | undefined;
  },
): Damage[] {
  const found: Damage[] = [];
  const known = new Map(indexes.map((one) => [one.index, one]));
  const published = version?.bits.length === list.bits.length ? version.bits : undefined;
  const wrong = (index: number, found_: string, value: boolean, from: string): Damage => ({
    code: 'status.bit-wrong',
    subject: `${list.id}#${index}`,
    expected: value ? 'set' : 'clear',
    found: found_,
    means: 'The next version of the list would say of a credential what is not so.',
    rebuild: { from, run: () => setBit(database, list.id, { index, value }) },
  });
  for (const { index, revocations } of indexes) {
    if (index >= list.length) continue;
    const bit = getStatusBit(list.bits, index);
    const shown = published === undefined ? undefined : getStatusBit(published, index);
    if (list.purpose === 'revocation') {
      if (revocations > 0 && !bit) {
        const { rebuild, ...damage } = wrong(
          index,
          'revoked, and the bit is clear',
          true,
          'the record of revocation',
        );
        // Published as clear, and nothing was changed since: the record may be of another credential.
        const isSure = shown !== false || list.changed;
        found.push({ ...damage, ...(isSure && rebuild !== undefined && { rebuild }) });
      }
      if (revocations > 0 || !bit) continue;
      // A published bit is no accident: then it is the record that is lost, and the bit stays.
      if (shown === true)
        found.push(lostRecord(list.id, index, 'the published list says so, and no record does'));
      else if (shown === false && !list.changed)
        found.push(
          wrong(index, 'not revoked, and the bit is set', false, 'the last published version'),
        );
      else found.push(lostRecord(list.id, index, 'the bit is set, and no record says why'));
    } else if (shown !== undefined && shown !== bit && !list.changed) {
      if (shown)
        found.push(
          wrong(index, 'suspended when published, and clear', true, 'the last published version'),
        );
      else
        found.push({
          code: 'status.suspension-undecided',
          subject: `${list.id}#${index}`,
          expected: 'clear, as it was published',
          found: 'set',
          means:
            'Whether it is suspended is not known; it counts as suspended until "originmark resume".',
        });
    }
  }
  for (const index of setBits(list.bits)) {
    if (known.has(index)) continue;
    const { rebuild, ...damage } = wrong(
      index,
      'set, and given to nobody',
      false,
      'the indexes given out',
    );
    // Where indexes are missing, the bit may be that of one of them: it stays.
    const isSure = indexes.length >= list.allocated && rebuild !== undefined;
    found.push({ ...damage, ...(isSure && { rebuild }) });
  }
  return found;
}

function lostRecord(listId: string, index: number, why: string): Damage {
  return {
    code: 'status.record-missing',
    subject: `${listId}#${index}`,
    expected: 'a record of revocation',
    found: why,
    means: 'It counts as revoked; why and from when is not recorded here.',
  };
}

function* setBits(bits: Uint8Array): Generator<number> {
  for (const [at, byte] of bits.entries()) {
    if (byte === 0) continue;
    for (let bit = 0; bit < 8; bit++) if ((byte & (0x80 >> bit)) !== 0) yield at * 8 + bit;
  }
}

async function setBit(
  database: OpenDatabase,
  listId: string,
  { index, value }: { readonly index: number; readonly value: boolean },
): Promise<void> {
  await database.transaction('repair', async (tx) => {
    const { bits } = await tx
      .selectFrom('status_list')
      .select('bits')
      .where('id', '=', listId)
      .executeTakeFirstOrThrow();
    const mended = Uint8Array.from(bits);
    setStatusBit(mended, index, value);
    await tx.updateTable('status_list').set({ bits: mended }).where('id', '=', listId).execute();
  });
}
