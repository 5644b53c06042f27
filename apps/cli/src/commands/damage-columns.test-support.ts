import type { FsckWorld } from './fsck-world.test-support.ts';

/**
 * What became of a damage: `rebuilt` byte for byte; `mended`: found and put in order, though not as it was;
 * `lost`: found, and said to be lost; `unseen`: nothing was found; `refused`: the database does not take it.
 */
export type Fate = 'rebuilt' | 'mended' | 'lost' | 'unseen' | 'refused' | 'unset';

/** The columns of a table, in the order of their names, with their types. */
export async function columnsOf(
  world: FsckWorld,
  table: string,
): Promise<readonly { readonly name: string; readonly type: string }[]> {
  const rows = await world.rows(
    `select column_name as name, data_type as type from information_schema.columns
      where table_schema = 'public' and table_name = '${table}' order by column_name`,
  );
  return rows as { name: string; type: string }[];
}

/** Statements that change a value of each type a little, the likeliest to be taken first. */
function changesOf(column: string, type: string): readonly string[] {
  const it = `"${column}"`;
  switch (type) {
    case 'integer':
    case 'bigint':
      return [`${it} + 1`, `${it} - 1`];
    case 'boolean':
      return [`not ${it}`];
    case 'bytea':
      // Bit 3 of the byte in the middle.
      return [
        `set_bit(${it}, (length(${it}) / 2) * 8 + 3, 1 - get_bit(${it}, (length(${it}) / 2) * 8 + 3))`,
      ];
    case 'timestamp with time zone':
      return [`${it} + interval '1 second'`];
    default:
      return [
        flip(it, `greatest(length(${it}) * 2 / 3, 1)`),
        flip(it, `length(${it})`),
        flip(it, '1'),
        `${it} || 'x'`,
      ];
  }
}

/** One character, for another of its kind. */
function flip(it: string, at: string): string {
  const one = `substr(${it}, ${at}, 1)`;
  return `overlay(${it} placing case when ${one} = 'a' then 'b' when ${one} = '1' then '2'
    when ${one} ~ '[0-9]' then '1' else 'a' end from ${at} for 1)`;
}

/**
 * Changes one value of a column, in the last row that has one, looks, repairs, looks again, and puts all back.
 * @returns the fate, with the codes that were found
 */
export async function damageColumn(
  world: FsckWorld,
  table: string,
  column: { readonly name: string; readonly type: string },
): Promise<{ readonly fate: Fate; readonly codes: readonly string[] }> {
  // Rows that were changed stand behind those that came after them: the moment tells, where a row has one.
  const isDated = (await columnsOf(world, table)).some(({ name }) => name === 'created_at');
  const last = isDated ? 'created_at desc, ctid desc' : 'ctid desc';
  const row = `(select ctid from public.${table} where "${column.name}" is not null order by ${last} limit 1)`;
  for (const change of changesOf(column.name, column.type)) {
    try {
      await world.damage(
        `update public.${table} set "${column.name}" = ${change} where ctid = ${row}`,
      );
    } catch {
      continue;
    }
    if ((await world.differences()).length === 0) return { fate: 'unset', codes: [] };
    return judge(world);
  }
  return { fate: 'refused', codes: [] };
}

/** What is found of the damage that was done, and what becomes of it. */
export async function judge(
  world: FsckWorld,
): Promise<{ readonly fate: Fate; readonly codes: readonly string[] }> {
  const { findings } = await world.fsck('--repair');
  const codes = [...new Set(findings.map(({ code }) => code))].sort();
  const different = await world.differences();
  const lost = findings.some(({ repair }) => repair !== 'rebuilt');
  const after = await world.fsck();
  await world.putBack();
  // Once repaired, all that is still found is what was said to be lost.
  const left = after.findings.filter(({ repair }) => repair !== 'lost');
  if (left.length > 0 || (!lost && after.findings.length > 0))
    throw new Error(`still found: ${JSON.stringify(after.findings)}`);
  if (findings.length === 0) return { fate: 'unseen', codes };
  if (lost) return { fate: 'lost', codes };
  return { fate: different.length === 0 ? 'rebuilt' : 'mended', codes };
}
