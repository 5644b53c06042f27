import type { JsonObject } from '@originmark/core';
import { CONTEXT_URLS, type EntryLine, type EntrySummary } from '@originmark/schemas';
import type { FilingMatch } from '../match/find-filing.ts';
import type { HeldCredential } from '../read-credential.ts';

/** The credentials that stand behind a line. */
export interface LineSupport {
  readonly line: number;
  readonly credentials: readonly HeldCredential[];
}

/** What the entry credential is made of. */
export interface EntryDraftParts {
  readonly summary: EntrySummary;
  readonly filing: FilingMatch;
  readonly support: readonly LineSupport[];
  /** Id of the credential to be. */
  readonly id: string;
  /** RFC 3339. */
  readonly validFrom: string;
}

/**
 * The entry summary credential, unsigned: every line with the ids of what supports it, and an edge with
 * digest for each of them, as for identities and for the power under which a broker files (formats,
 * section 2). Its issuer is the filer, else the importer.
 */
export function draftEntry({
  summary,
  filing,
  support,
  id,
  validFrom,
}: EntryDraftParts): JsonObject {
  const issuer = summary.filer ?? summary.importer;
  const supporting = new Map<string, HeldCredential>();
  for (const { credentials } of support)
    for (const one of credentials) supporting.set(one.credentialDigest, one);
  const { filerIdentity, importerIdentity, powerOfAttorney } = filing;
  const edge = [
    ...edgeTo('importer', importerIdentity),
    ...edgeTo('filer', filerIdentity),
    ...edgeTo('filedUnder', powerOfAttorney),
    ...[...supporting.values()].flatMap((one) => edgeTo('supportedBy', one)),
  ];
  const draft = {
    '@context': [CONTEXT_URLS.credentials, CONTEXT_URLS.originmark],
    id,
    type: ['VerifiableCredential', 'CBP7501EntrySummaryCredential'],
    issuer: { id: issuer.id, name: issuer.name },
    validFrom,
    credentialSubject: {
      ...summary,
      lines: summary.lines.map((line) => {
        const own: EntryLine = { ...line };
        delete own.supportedBy;
        const ids = support.find((one) => one.line === line.line)?.credentials ?? [];
        return ids.length === 0 ? own : { ...own, supportedBy: ids.map((one) => one.id) };
      }),
    },
    ...(edge.length > 0 && { edge }),
  };
  return draft as unknown as JsonObject;
}

function edgeTo(role: string, target: HeldCredential | undefined) {
  if (target === undefined) return [];
  return [{ role, credential: target.id, credentialDigest: target.credentialDigest }];
}
