import { readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { formatDateTime } from '@originmark/core';
import { type DemoStory, readAeFile } from '@originmark/demo-entry';
import { unreadable } from '../errors.ts';
import type { Io } from '../io.ts';
import type { PlayedDemo } from '../judge/play-demo.ts';
import { explainWrite } from './explain-write.ts';
import { makeFolder } from './make-folder.ts';
import { systemCode } from './system-code.ts';
import { writeAtomically } from './write-atomically.ts';

/** Says that a folder was written by the demo, so that it may be written again. */
const MARKER = 'originmark-demo.json';
/** The makers' production records, as they are before they are signed and sealed. */
const RECORDS = [
  ['shirt', 'shirtRecord'],
  ['toy', 'toyRecord'],
  ['suitcase', 'suitcaseRecord'],
] as const;
const READABLE = 0o644;
const PRIVATE = 0o600;

/**
 * Writes the story as the files that the commands read, with the folder of every party. An existing folder must be empty, or one
 * that the demo wrote.
 * @returns the command that judges the bundle as the demo does
 * @throws CliError 65
 */
export async function writeStory(
  played: PlayedDemo,
  folder: string,
  io: Pick<Io, 'cwd' | 'program'>,
): Promise<string> {
  const home = resolve(io.cwd, folder);
  try {
    await assertOwn(home, folder);
    // The marker goes first: a run that was cut short can then be done again.
    for (const [name, text, mode] of filesOf(played)) {
      const path = join(home, name);
      await makeFolder(dirname(path));
      await writeAtomically(path, text, mode);
    }
  } catch (cause) {
    throw explainWrite(cause, folder, 'Name another folder with --write, or make room there.');
  }
  return verifyCommand(played.story, folder, io);
}

async function assertOwn(home: string, folder: string): Promise<void> {
  let names: string[];
  try {
    names = await readdir(home);
  } catch (cause) {
    if (systemCode(cause) === 'ENOENT') return;
    throw cause;
  }
  if (names.length > 0 && !names.includes(MARKER))
    throw unreadable(
      `${folder} is not empty and was not written by the demo, so it is left as it is: name an empty or a new folder with --write.`,
    );
}

function filesOf({ bundleText, files, story }: PlayedDemo): (readonly [string, string, number])[] {
  const served = Object.entries(story.documents).map(([url, { contentType, body }]) => {
    const { host, pathname } = new URL(url);
    return { url, contentType, body, file: `hosts/${host}${pathname}` };
  });
  const { entryNumber } = story.credentials.entry.credential.credentialSubject as Record<
    string,
    unknown
  >;
  const marker = {
    type: 'OriginmarkDemo',
    entryNumber,
    presentedAt: formatDateTime(story.clocks.presentedAt),
    trustKey: story.signedPolicy.thumbprint,
    documents: served.map(({ url, contentType, file }) => ({ url, contentType, file })),
  };
  const [key] = story.unsealKeys;
  return [
    [MARKER, toJson(marker), READABLE],
    ['entry.ae', readAeFile(), READABLE],
    ['entry.bundle.json', bundleText, READABLE],
    ['trust.json', story.policyText, READABLE],
    ['trust.jwt', `${story.signedPolicy.token}\n`, READABLE],
    ['counters.json', toJson(story.counters), READABLE],
    ['verifier-key.jwk.json', toJson({ kid: key?.kid, ...key?.jwk }), PRIVATE],
    ...RECORDS.map(
      ([name, key]) =>
        [`records/${name}.json`, toJson(story.credentials[key].credential), READABLE] as const,
    ),
    ...served.map(({ file, body }) => [file, body, READABLE] as const),
    ...Array.from(
      files,
      ([file, text]) => [file, text, file.endsWith('/keys.json') ? PRIVATE : READABLE] as const,
    ),
  ];
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function verifyCommand(
  { clocks, record }: DemoStory,
  folder: string,
  { program }: Pick<Io, 'program'>,
): string {
  const at = (name: string): string => quote(join(folder, name));
  const time = (epochMs: number | undefined): string =>
    epochMs === undefined ? '' : formatDateTime(epochMs);
  return [
    `${program} verify ${at('entry.bundle.json')}`,
    `--trust ${at('trust.json')}`,
    `--at ${time(clocks.presentedAt)}`,
    `--record ${at('entry.ae')}`,
    `--filed-at ${time(record?.claimedAt)}`,
    `--entered-at ${time(record?.enteredAt)}`,
    `--counters ${at('counters.json')}`,
    `--decryption-key ${at('verifier-key.jwk.json')}`,
    '--offline',
  ].join(' ');
}

/** As a POSIX shell takes it. */
function quote(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
}
