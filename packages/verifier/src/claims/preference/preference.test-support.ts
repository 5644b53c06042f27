import { judgePreference } from './judge-preference.ts';
import { type JsonObject, normalizeDid, parseDateTime } from '@originmark/core';
import { AGREEMENTS } from '@originmark/customs';
import { type CredentialType, type EntryLine, isCredentialType } from '@originmark/schemas';
import { buildGraph } from '../../chain/graph.ts';
import type { VerifierContext } from '../../context.ts';
import type { Credential } from '../../intake/credential.ts';
import type { Finding } from '../../verdict/fragment.ts';
import type {
  CertificationSubject,
  ClaimsContext,
  EntrySubject,
  LineView,
  Standing,
} from '../claims-context.ts';
import { readClocks } from '../clocks/line-clocks.ts';
import type { CertificationFace } from './certification-face.ts';

/** A small entry built by hand: the toy line of the demo entry, and whatever a test puts beside it. */

export const IMPORTER = 'did:web:harborpine.example';
export const BROKER = 'did:web:gulfline.example';
export const EXPORTER = 'did:web:horizonte.example';
export const MAKER = 'did:web:altiplano.example';
export const TOY = 'https://id.gs1.org/01/09520002100016';

/** Milliseconds of an RFC 3339 text; a test that misspells one must not pass. */
export function at(text: string): number {
  const parsed = parseDateTime(text);
  if (parsed === undefined) throw new Error(`not a date-time: ${text}`);
  return parsed;
}

export interface Draft {
  readonly id: string;
  readonly type: CredentialType;
  readonly issuer: string;
  readonly subject: object;
  readonly edges?: readonly { readonly role: string; readonly to: Credential }[];
}

/** A credential as it is after intake. Its digest is made of its id: no test here looks at signatures. */
export function createCredential({ id, type, issuer, subject, edges = [] }: Draft): Credential {
  const edge = edges.map(({ role, to }) => ({
    role,
    credential: to.id,
    credentialDigest: to.digest,
  }));
  return {
    digest: `u${id}`,
    id: `urn:${id}`,
    isTellable: true,
    typeName: type,
    type: isCredentialType(type) ? type : undefined,
    issuer: normalizeDid(issuer),
    payload: { edge, credentialSubject: subject as JsonObject },
    subject: subject as JsonObject,
    jws: {} as Credential['jws'],
    carrier: 'open',
  };
}

/** What a test changes about a world in which everything is in order. */
export interface World {
  /** Lines of the entry with the credentials each one is supported by. */
  readonly lines?: readonly {
    readonly line?: Partial<Record<keyof EntryLine, unknown>> | undefined;
    readonly support?: readonly Credential[];
  }[];
  readonly entry?: Partial<Record<keyof EntrySubject, unknown>>;
  readonly issuer?: string;
  readonly edges?: Draft['edges'];
  /** Credentials that the entry reaches only through others. */
  readonly others?: readonly Credential[];
  readonly standings?: Readonly<Record<string, Partial<Standing>>>;
  /** RFC 3339, by credential id; `*` for all others. */
  readonly existence?: Readonly<Record<string, string>>;
  readonly context?: Partial<VerifierContext>;
  readonly unprovenPossession?: 'review' | 'ignore';
}

const GOOD: Standing = {
  outcome: 'valid',
  intact: 'valid',
  readable: true,
  status: { kind: 'clear' },
  identity: 'recognized',
};

/** Line 2 of the demo entry. */
const TOY_LINE: EntryLine = {
  line: 2,
  hts: '9503.00.0073',
  spi: 'S',
  countryOfOrigin: 'MX',
  description: 'Talking play set',
  products: [TOY],
  enteredValue: { amount: '57000', currency: 'USD' },
  dutyRate: 'Free',
};

/** Drops members that a test sets to undefined, as JSON would. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
function json<T>(value: object): T {
  return Object.fromEntries(
    Object.entries(value).filter(([, member]) => member !== undefined),
  ) as T;
}

export function createClaims(world: World): ClaimsContext {
  const drafts = world.lines ?? [{}];
  const lines = drafts.map(({ line, support = [] }) =>
    json<EntryLine>({
      ...TOY_LINE,
      ...(support.length === 0 ? {} : { supportedBy: support.map(({ id }) => id) }),
      ...line,
    }),
  );
  const subject = json<EntrySubject>({
    entryNumber: 'Z9Z-0042617-4',
    entryVersion: 1,
    entryType: '01',
    portOfEntry: '5301',
    importer: {
      id: IMPORTER,
      name: 'Harbor & Pine Trading Co., Inc.',
      importerNumber: '89-100042000',
    },
    importedAt: '2026-09-14T06:40:00-05:00',
    enteredAt: '2026-09-14T15:10:00-05:00',
    claimedAt: '2026-09-24T15:05:00Z',
    ...world.entry,
    lines,
  });
  const support = [...new Set(drafts.flatMap((draft) => draft.support ?? []))];
  const entry = createCredential({
    id: 'entry',
    type: 'CBP7501EntrySummaryCredential',
    issuer: world.issuer ?? IMPORTER,
    subject,
    edges: [...support.map((to) => ({ role: 'supportedBy', to })), ...(world.edges ?? [])],
  });
  const direct = [...support, ...(world.edges ?? []).map(({ to }) => to)];
  const graph = buildGraph(entry, [entry, ...direct, ...(world.others ?? [])]);
  const context = createContext(world);
  const clocks = readClocks(subject, context.record, context.clocks.asOf);
  return {
    context,
    graph,
    entry,
    subject,
    lines: lines.map((line, index) => ({
      number: line.line,
      line,
      clocks: clocks.lines[index] ?? {},
      support: drafts[index]?.support ?? [],
    })),
    importer: normalizeDid(subject.importer.id),
    standing: ({ id }) => ({ ...GOOD, ...world.standings?.[id.slice('urn:'.length)] }),
    existedAt: ({ id }) => {
      const text = world.existence?.[id.slice('urn:'.length)] ?? world.existence?.['*'];
      return text === undefined ? undefined : at(text);
    },
    answers: new Map(),
  };
}

/** The first line of a world. */
export function firstLine(claims: ClaimsContext): LineView {
  const [view] = claims.lines;
  if (view === undefined) throw new Error('a world has a line');
  return view;
}

function createContext({ context, unprovenPossession = 'review' }: World): VerifierContext {
  const policy = { rules: { statusMaxAgeSeconds: 900, unprovenPossession } };
  return {
    policy: { policy: policy as VerifierContext['policy']['policy'], digest: 'u' },
    clocks: { presentedAt: at('2026-09-24T15:10:00Z'), verifiedAt: at('2026-09-24T15:10:00Z') },
    existedAt: () => undefined,
    crypto: {} as VerifierContext['crypto'],
    caches: {} as VerifierContext['caches'],
    ...context,
  };
}

const MX = { addressCountry: 'MX' };

/** The exporter's blanket certification of the toy. */
export function createCertification(
  changes: Partial<Record<keyof CertificationSubject, unknown>> = {},
  draft: Partial<Draft> = {},
): Credential {
  const statement = AGREEMENTS.find(({ id }) => id === (changes.agreement ?? 'USMCA'))?.statement
    .text;
  return createCredential({
    id: 'certification',
    type: 'USMCACertificationOfOrigin',
    issuer: EXPORTER,
    ...draft,
    subject: json({
      agreement: 'USMCA',
      certifierRole: 'exporter',
      certifier: { id: EXPORTER, name: 'Comercializadora Horizonte', address: MX },
      exporter: { id: EXPORTER, name: 'Comercializadora Horizonte', address: MX },
      producer: { name: 'Juguetes Altiplano', address: MX },
      importer: { id: IMPORTER, name: 'Harbor & Pine Trading Co., Inc.' },
      goods: [
        {
          description: 'Talking play set',
          tariffClassification: { system: 'HS2022', code: '9503.00' },
          product: TOY,
          originCriterion: 'B',
        },
      ],
      blanketPeriod: { from: '2026-01-06', until: '2027-01-04' },
      signatory: { title: 'Export compliance manager' },
      signedAt: '2026-01-06T16:20:00Z',
      statement,
      ...changes,
    }),
  });
}

/** The importer's receipt of a certification. */
export function createReceipt(
  certification: Credential,
  receivedAt = '2026-01-08T14:05:00Z',
  draft: Partial<Draft> = {},
): Credential {
  return createCredential({
    id: 'receipt',
    type: 'CertificationReceiptCredential',
    issuer: IMPORTER,
    subject: { receivedAt },
    edges: [{ role: 'received', to: certification }],
    ...draft,
  });
}

/** What failed or is open, as `outcome code`, without order or doubles. */
export function troublesOf(findings: readonly Finding[]): string[] {
  const troubles = findings
    .filter(({ outcome }) => outcome === 'fail' || outcome === 'indeterminate')
    .map(({ code, outcome }) => `${outcome} ${code}`);
  return [...new Set(troubles)].sort();
}

/** The one finding of a code that failed or is open. */
export function troubleOf(findings: readonly Finding[], code: string): Finding {
  const [found, ...others] = findings.filter(
    (finding) => finding.code === code && ['fail', 'indeterminate'].includes(finding.outcome),
  );
  if (found === undefined || others.length > 0)
    throw new Error(
      `${others.length + (found === undefined ? 0 : 1)} findings of ${code}, not one`,
    );
  return found;
}

/** A certification against the toy line, ready for one check. */
export function createFace(
  certification: Credential,
  { line = {}, support = [], ...world }: World & NonNullable<World['lines']>[number] = {},
): CertificationFace {
  const claims = createClaims({
    ...world,
    lines: [{ line, support: [certification, ...support] }],
  });
  const view = firstLine(claims);
  const subject = certification.subject as unknown as CertificationSubject;
  const agreement = AGREEMENTS.find(({ id }) => id === subject.agreement);
  if (agreement === undefined) throw new Error('no such agreement');
  const facts = {
    axis: 'preference',
    line: view.number,
    on: certification,
    pointer: '/credentialSubject',
  } as const;
  return { claims, view, line: view.line, agreement, certification, subject, facts };
}

/** Judges the first line of a world; `troubles` are what did not pass. */
export function judge(world: World) {
  const claims = createClaims(world);
  const judged = judgePreference(firstLine(claims), claims);
  return { ...judged, troubles: troublesOf(judged.findings) };
}

/** When the papers of the first line existed. */
export const EXISTENCE = { receipt: '2026-01-08T15:00:00Z', certification: '2026-01-06T17:00:00Z' };

/** A line with a certification and the importer's receipt of it. */
export function certified(
  certification: Credential = createCertification(),
  line: NonNullable<World['lines']>[number]['line'] = {},
  more: World = {},
): World {
  const support = [certification, createReceipt(certification)];
  return { lines: [{ line, support }], existence: EXISTENCE, ...more };
}
