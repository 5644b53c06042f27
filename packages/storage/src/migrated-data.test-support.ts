import { createHash, randomUUID } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { PGlite } from '@electric-sql/pglite';
import { migrationChecksum } from './migrations/migrate.ts';
import { MIGRATIONS } from './migrations/migrations.ts';
import { type OpenDatabase, openDatabase, type OpenOptions } from './open/open-database.ts';

// Making a database and migrating it takes seconds; a copy of one that was made takes a fraction. It is made
// once for an engine and its migrations, whoever comes first, and kept. Where either changes another is made.

const CACHE = join(process.cwd(), 'node_modules/.cache/originmark');

/** A database in memory. It stands at the last migration, unless others are named. */
export async function openInMemory(options: OpenOptions): Promise<OpenDatabase> {
  if (options.migrations !== undefined) return openDatabase({ memory: true }, options);
  const from = new Blob([readFileSync(join(await keptDatabase(), 'data.tar'))]);
  return openDatabase({ memory: true, from }, options);
}

/** Puts a database that stands at the last migration where a database of this folder is looked for. */
export async function placeMigrated(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  cpSync(join(await keptDatabase(), 'pglite'), join(folder, 'pglite'), { recursive: true });
}

async function keptDatabase(): Promise<string> {
  const kept = join(CACHE, `database-${nameOfSchema()}`);
  if (existsSync(kept)) return kept;
  const made = `${kept}-${randomUUID()}`;
  const database = await openDatabase({ folder: made }, { clock: () => 0 });
  await database.close();
  const engine = await PGlite.create(join(made, 'pglite'));
  const archive = await engine.dumpDataDir('none');
  await engine.close();
  writeFileSync(join(made, 'data.tar'), new Uint8Array(await archive.arrayBuffer()));
  try {
    renameSync(made, kept);
  } catch (cause) {
    // Another worker was quicker.
    rmSync(made, { recursive: true });
    if (!existsSync(kept)) throw cause;
  }
  return kept;
}

function nameOfSchema(): string {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const { version } = JSON.parse(readFileSync(join(dirname(entry), '../package.json'), 'utf8')) as {
    version: string;
  };
  return createHash('sha256')
    .update(JSON.stringify([version, MIGRATIONS.map(migrationChecksum)]))
    .digest('hex')
    .slice(0, 16);
}
