import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CoreError, isJsonObject, type JsonValue, parseJson } from '@originmark/core';
import type { CommercialInvoice, PackingList } from '@originmark/schemas';
import { unreadable } from '../errors.ts';
import type { Io } from '../io.ts';
import { memberOf, textOf } from './read-bundle.ts';
import { systemCode } from './system-code.ts';

/** Where the drafts of papers go: each has a file of its own. */
export interface DraftPlaces {
  /** @throws CliError 65 */
  placeOf(subject: CommercialInvoice | PackingList): Promise<string>;
}

/** More papers of one number than any folder is for. */
const MOST = 10_000;

/**
 * Names files after the numbers of papers. Two sellers use one number, and several numbers make one name of a
 * file: no paper is written over another, of this run or of one before. The same paper is written anew.
 */
export function createDraftPlaces(folder: string, { cwd }: Pick<Io, 'cwd'>): DraftPlaces {
  const taken = new Set<string>();
  return {
    async placeOf(subject) {
      const name = fileNameOf(numberOf(subject));
      for (let n = 1; n <= MOST; n++) {
        const file = join(folder, `${name}${n === 1 ? '' : `-${n}`}.json`);
        // Some disks take capitals for small letters.
        const key = file.toLowerCase();
        if (taken.has(key)) continue;
        const there = await readThere(resolve(cwd, file));
        if (there !== undefined && there !== nameOf(subject)) continue;
        taken.add(key);
        return file;
      }
      throw unreadable(
        `${folder} holds ${MOST} papers called ${name}: name another with --drafts.`,
      );
    },
  };
}

function numberOf(subject: CommercialInvoice | PackingList): string {
  return 'packingListNumber' in subject ? subject.packingListNumber : subject.invoiceNumber;
}

/** What makes a paper that paper: its kind, its number and who gives it. */
function nameOf(subject: JsonValue | CommercialInvoice | PackingList): string {
  const value = subject as JsonValue;
  const isList = textOf(memberOf(value, 'packingListNumber')) !== '';
  return JSON.stringify(
    isList
      ? [textOf(memberOf(value, 'packingListNumber')), idAt(value, 'shipper')]
      : [textOf(memberOf(value, 'invoiceNumber')), idAt(value, 'seller'), 'invoice'],
  );
}

function idAt(value: JsonValue, name: string): string {
  return textOf(memberOf(memberOf(value, name), 'id'));
}

/** The paper that a file holds; empty for what is none. */
async function readThere(path: string): Promise<string | undefined> {
  try {
    const value = parseJson(await readFile(path));
    return isJsonObject(value) ? nameOf(value['credentialSubject'] ?? null) : '';
  } catch (cause) {
    if (cause instanceof CoreError) return '';
    if (systemCode(cause) === 'ENOENT' || systemCode(cause) === 'ENOTDIR') return undefined;
    throw cause;
  }
}

/** A number of a paper as the name of a file: nothing in it leads out of the folder. */
function fileNameOf(number: string): string {
  return number.replaceAll(/[^A-Za-z0-9-]/g, '_').slice(0, 80);
}
