import { chmod, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { digestBytes, toDidWebUrl } from '@originmark/core';
import { createNodeCrypto } from '@originmark/core/node';
import { type IssuerAgent, listKeys, toDidWebDocument } from '@originmark/issuer/register';
import type { Damage, FsckCheck, OpenDatabase } from '@originmark/storage';
import { makeFolder } from '../../files/make-folder.ts';
import { listStatusSequences } from '../../files/status-sequences.ts';
import { listTrustSequences } from '../../files/trust-sequences.ts';
import { writeAtomically } from '../../files/write-atomically.ts';
import { didDocumentFile, didDocumentText } from '../did-documents.ts';
import { publishedPath } from '../published.ts';

const READABLE = 0o644;
const MEMORIES = [
  {
    code: 'folder.trust-sequences',
    file: 'trust-sequences.json',
    open: listTrustSequences,
    what: 'trust policy',
  },
  {
    code: 'folder.status-sequences',
    file: 'status-sequences.json',
    open: listStatusSequences,
    what: 'status list',
  },
] as const;

/** What the files of a data folder are held against. */
export interface FileChecksDeps {
  readonly folder: string;
  readonly database: OpenDatabase | undefined;
  /** Absent where the secret is: then did:web documents are not looked at. */
  readonly agent: IssuerAgent | undefined;
}

/** The files beside the database: what is served is what was signed, and the secret is nobody else's to read. */
export function fileChecks({ agent, database, folder }: FileChecksDeps): readonly FsckCheck[] {
  return [
    {
      name: 'the secret, and the memory of trust policies and status lists',
      needs: [],
      run: () => checkOwnFiles(folder),
    },
    {
      name: 'published status lists',
      needs: ['database'],
      run: () => (database === undefined ? Promise.resolve([]) : checkLists(folder, database)),
    },
    {
      name: 'published documents of did:web',
      needs: ['database', 'secret'],
      run: () =>
        database === undefined || agent === undefined
          ? Promise.resolve([])
          : checkDocuments(folder, database, agent),
    },
  ];
}

async function checkOwnFiles(folder: string): Promise<Damage[]> {
  const found: Damage[] = [];
  const secret = join(folder, 'secret');
  const mode = await stat(secret).then(
    (one) => one.mode & 0o777,
    () => undefined,
  );
  if (mode !== undefined && mode !== 0o600)
    found.push({
      code: 'folder.secret-readable',
      subject: secret,
      expected: '0600',
      found: `0${mode.toString(8)}`,
      means: 'Others on this machine may have read it: if they could, rotate every key.',
      rebuild: { from: 'the permissions that it is made with', run: () => chmod(secret, 0o600) },
    });
  for (const { code, file, open, what } of MEMORIES)
    try {
      await open(folder);
    } catch (cause) {
      found.push({
        code,
        subject: join(folder, file),
        found: 'it cannot be read',
        means: `An older ${what} could be put in the place of a newer one: ${cause instanceof Error ? cause.message : ''}`,
      });
    }
  return found;
}

/** Of a file and a row that differ, that one is right whose text is queued to be anchored. */
async function checkLists(folder: string, database: OpenDatabase): Promise<Damage[]> {
  const { sha256 } = createNodeCrypto();
  const { queued, rows } = await database.transaction('reader', async (tx) => ({
    rows: await tx
      .selectFrom('status_version')
      .innerJoin('status_list', (join) =>
        join
          .onRef('status_list.id', '=', 'status_version.list_id')
          .onRef('status_list.sequence', '=', 'status_version.sequence'),
      )
      .select(['list_id', 'status_version.sequence', 'token'])
      .orderBy('list_id')
      .execute(),
    queued: new Set(
      (await tx.selectFrom('anchor_item').select('digest').execute()).map(({ digest }) => digest),
    ),
  }));
  const found: Damage[] = [];
  for (const { list_id, sequence, token } of rows) {
    if (token === null) continue;
    const path = publishedPath(folder, list_id);
    const text = await readText(path);
    if (text === token) continue;
    const isExact = (one: string): boolean =>
      queued.has(digestBytes(new TextEncoder().encode(one), sha256));
    const fromFile = text !== undefined && isExact(text) && !isExact(token);
    const subject = fromFile ? `${list_id} version ${sequence}` : path;
    found.push({
      code: fromFile ? 'status.token-damaged' : 'folder.published-mismatch',
      subject,
      expected: `version ${sequence} of ${list_id}`,
      found: text === undefined ? 'no file' : 'another text',
      means: 'Whoever asks for the list gets another than was published, or none.',
      ...(fromFile
        ? {
            rebuild: {
              from: 'the published file, which is the text that was queued',
              run: () => setToken(database, { list_id, sequence, token: text }),
            },
          }
        : isExact(token) && {
            rebuild: { from: 'the published version', run: () => write(path, token) },
          }),
    });
  }
  return found;
}

async function checkDocuments(
  folder: string,
  database: OpenDatabase,
  agent: IssuerAgent,
): Promise<Damage[]> {
  const rows = await database.transaction('reader', (tx) =>
    tx
      .selectFrom('identifier')
      .select('did')
      .where('did', 'like', 'did:web:%')
      .orderBy('did')
      .execute(),
  );
  const found: Damage[] = [];
  for (const { did } of rows) {
    const url = toDidWebUrl(did);
    const expected = await listKeys(agent, did).then(
      (keys) => didDocumentText(toDidWebDocument(did, keys)),
      () => undefined,
    );
    // A key that cannot be read is found by the check of keys; no document is made of the others.
    if (url === undefined || expected === undefined) continue;
    const path = didDocumentFile(folder, url);
    const text = await readText(path);
    if (text === expected) continue;
    found.push({
      code: 'folder.did-document-mismatch',
      subject: path,
      expected: `the document of ${did}`,
      found: text === undefined ? 'no file' : 'another text',
      means:
        'Once served, signatures of the identifier would not verify, or those of others would.',
      rebuild: { from: 'the keys on record', run: () => write(path, expected) },
    });
  }
  return found;
}

async function readText(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined);
}

async function write(path: string, text: string): Promise<void> {
  await makeFolder(dirname(path));
  await writeAtomically(path, text, READABLE);
}

async function setToken(
  database: OpenDatabase,
  row: { readonly list_id: string; readonly sequence: number; readonly token: string },
): Promise<void> {
  await database.transaction('repair', (tx) =>
    tx
      .updateTable('status_version')
      .set({ token: row.token })
      .where('list_id', '=', row.list_id)
      .where('sequence', '=', row.sequence)
      .execute(),
  );
}
