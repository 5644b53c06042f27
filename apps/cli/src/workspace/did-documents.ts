import { dirname, join } from 'node:path';
import { toDidWebUrl } from '@originmark/core';
import { listKeys, toDidWebDocument } from '@originmark/issuer/register';
import { explainWrite } from '../files/explain-write.ts';
import { makeFolder } from '../files/make-folder.ts';
import { writeAtomically } from '../files/write-atomically.ts';
import type { Page } from '../render/page.ts';
import { listIdentifiers } from './identifiers.ts';
import type { Workspace } from './open-workspace.ts';
import { putFact } from './print-result.ts';

/** A document that its host is to serve. */
export interface ServedDocument {
  readonly file: string;
  readonly url: string;
}

const READABLE = 0o644;

/**
 * Writes the document of a did:web to the folder `published`, under its host and path as its URL has
 * them; undefined for an identifier that no host serves.
 * @throws CliError 65 where it cannot be written
 */
export async function writeDidDocument(
  { agent, folder }: Pick<Workspace, 'agent' | 'folder'>,
  did: string,
): Promise<ServedDocument | undefined> {
  const url = toDidWebUrl(did);
  if (url === undefined) return undefined;
  const file = didDocumentFile(folder, url);
  const document = toDidWebDocument(did, await listKeys(agent, did));
  try {
    await makeFolder(dirname(file));
    await writeAtomically(file, didDocumentText(document), READABLE);
  } catch (cause) {
    throw explainWrite(cause, file, 'Make room there; the next "originmark anchor" writes it.');
  }
  return { file, url };
}

/** Where the document of a did:web is kept, by its URL. */
export function didDocumentFile(folder: string, url: string): string {
  const { host, pathname } = new URL(url);
  return join(folder, 'published', host.replace(':', '%3A'), ...pathname.split('/'));
}

/** A document as it is written. */
export function didDocumentText(document: object): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** The documents of all that is held here and served by a host: what a killed run did not write. */
export async function writeDidDocuments(workspace: Workspace): Promise<void> {
  for (const { did } of await listIdentifiers(workspace.database))
    await writeDidDocument(workspace, did);
}

/** Says what is to be served, and where. */
export function putServed(page: Page, served: ServedDocument | undefined): void {
  if (served === undefined) return;
  putFact(page, 'document', served.file);
  page.put(`Serve it at ${served.url}: until then nobody can resolve the identifier.`);
}
