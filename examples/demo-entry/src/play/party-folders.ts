import type { PartyName } from '../facts/parties.ts';

/** A credential in a folder of a party. */
export interface HeldFile {
  /** Path without its ending. */
  readonly path: string;
  readonly key: string;
  readonly token: string;
}

/** Texts of files by path, `parties/<name>/…`: what is on disk is the same map, written. */
export type Files = Map<string, string>;

/** Endings: a credential in the clear, a part that only the verifier can open. */
export const TOKEN = '.jwt';
export const SEALED = '.sealed.json';

/** What a party signed itself. */
export function putIssued(files: Files, party: PartyName, key: string, token: string): void {
  files.set(`parties/${party}/issued/${key}${TOKEN}`, `${token}\n`);
}

/** What a party was given, by whoever gave it to it. */
export function putReceived(
  files: Files,
  { from, to }: { readonly from: PartyName; readonly to: PartyName },
  name: string,
  text: string,
): void {
  files.set(`parties/${to}/received/from-${from}/${name}`, text);
}

/** Every credential in the clear that a party has in its folder. */
export function heldBy(files: ReadonlyMap<string, string>, party: PartyName): readonly HeldFile[] {
  return filesOf(files, party, TOKEN).map(([path, text]) => ({
    path: path.slice(0, -TOKEN.length),
    key: keyOf(path, TOKEN),
    token: text.trim(),
  }));
}

/** Every sealed part that a party has, as the text of its file, by key. */
export function sealedHeldBy(
  files: ReadonlyMap<string, string>,
  party: PartyName,
): readonly { readonly path: string; readonly key: string; readonly text: string }[] {
  return filesOf(files, party, SEALED).map(([path, text]) => ({
    path: path.slice(0, -SEALED.length),
    key: keyOf(path, SEALED),
    text,
  }));
}

function filesOf(
  files: ReadonlyMap<string, string>,
  party: PartyName,
  ending: string,
): (readonly [string, string])[] {
  const folder = `parties/${party}/`;
  return [...files].filter(([path]) => path.startsWith(folder) && path.endsWith(ending));
}

function keyOf(path: string, ending: string): string {
  return path.slice(path.lastIndexOf('/') + 1, -ending.length);
}
