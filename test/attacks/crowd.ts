import { gzip } from '@originmark/core/node';
import {
  type CredentialKey,
  copy,
  didOf,
  type PartyName,
  signerOf,
  signRaw,
  type StoryDraft,
  subjectOf,
} from '@originmark/demo-entry';
import type { EntryLine } from '@originmark/schemas';

/** A credential as the copies of it are changed. */
interface Loose {
  id: string;
  credentialStatus?: unknown;
  credentialSubject: Record<string, unknown>;
}

/** Credentials of a crowd, by key and by id. */
export interface Crowd {
  readonly keys: readonly string[];
  readonly ids: readonly string[];
}

/** Adds so many copies of a credential, with short ids, without status, each changed. */
export function addCopies(
  draft: StoryDraft,
  key: CredentialKey,
  {
    name,
    count,
    signer,
    edges = [],
  }: {
    readonly name: string;
    readonly count: number;
    readonly signer: PartyName;
    readonly edges?: readonly { role: string; to: string }[];
  },
  change: (credential: Loose, at: number) => void = () => undefined,
): Crowd {
  const all = Array.from({ length: count }, (_, at) => ({
    key: `${name}${at}`,
    id: `${name}:${at.toString(36)}`,
  }));
  for (const [at, { key: own, id }] of all.entries()) {
    const credential = copy(draft.credentials[key].credential) as unknown as Loose;
    credential.id = id;
    delete credential.credentialStatus;
    change(credential, at);
    draft.added[own] = { credential, edges: [...edges], signer: signerOf(signer), checked: false };
  }
  return { keys: all.map(({ key: own }) => own), ids: all.map(({ id }) => id) };
}

/** Makes the entry of so many toy lines, each of which rests on the whole crowd, and presents no more. */
export function fillLines(
  draft: StoryDraft,
  count: number,
  crowd: Crowd,
  { others = [], change = {} }: { others?: readonly string[]; change?: Partial<EntryLine> } = {},
): void {
  const { entry } = draft.credentials;
  const subject = subjectOf(draft, 'entry');
  const toy = subject.lines.find(({ line }) => line === 2);
  if (toy === undefined) throw new Error('the story has toys');
  const { hts, products, quantities, enteredValue, made, manufacturer, countryOfOrigin } = toy;
  const goods = { hts, products, quantities, enteredValue, made, manufacturer, countryOfOrigin };
  subject.lines = Array.from({ length: count }, (_, at) => ({
    ...(goods as Omit<EntryLine, 'line' | 'description'>),
    line: at + 1,
    description: 'Talking play set',
    supportedBy: [...crowd.ids],
    ...change,
  }));
  entry.checked = false;
  entry.edges = [
    ...entry.edges.filter(({ role }) => role !== 'supportedBy'),
    ...crowd.keys.map((to) => ({ role: 'supportedBy', to })),
  ];
  draft.record = undefined;
  draft.presentation.members = [...crowd.keys, ...others, 'entry'];
}

export const hugeListUrl = (at: number): string => `https://harborpine.example/huge/${at}`;

/** Signed lists of 16 MiB when expanded: one text each, though they hold the same, which is nothing. */
export async function signHugeLists(count: number): Promise<string[]> {
  const packed = gzip(new Uint8Array(16 * 1024 * 1024));
  const lists: string[] = [];
  for (let at = 0; at < count; at += 1) {
    // Bytes 4 to 7 of a gzip member are a time that nobody reads (RFC 1952, section 2.3.1).
    const own = Uint8Array.from(packed);
    new DataView(own.buffer).setUint32(4, at, true);
    lists.push(
      await signRaw(
        {
          '@context': ['https://www.w3.org/ns/credentials/v2'],
          id: hugeListUrl(at),
          type: ['VerifiableCredential', 'BitstringStatusListCredential'],
          issuer: didOf('harborpine'),
          validFrom: '2026-09-24T15:05:00Z',
          validUntil: '2026-09-25T15:00:00Z',
          credentialSubject: {
            type: 'BitstringStatusList',
            statusPurpose: 'revocation',
            encodedList: `u${Buffer.from(own).toString('base64url')}`,
          },
        },
        { typ: 'vc+jwt', cty: 'vc' },
        signerOf('harborpine'),
      ),
    );
  }
  return lists;
}
