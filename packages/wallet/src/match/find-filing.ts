import { normalizeDid } from '@originmark/core';
import type { EntrySummary } from '@originmark/schemas';
import type { Holdings } from '../hold/holdings.ts';
import type { HeldCredential } from '../read-credential.ts';
import { partyAt, subjectOf, textAt } from './read-members.ts';
import { isSignedByNamed, namedFirst } from './signed-by-named.ts';

/** What the header of an entry rests on. */
export interface FilingMatch {
  readonly importerIdentity?: HeldCredential;
  readonly filerIdentity?: HeldCredential;
  readonly powerOfAttorney?: HeldCredential;
}

/** Identities of importer and filer, and the power under which a broker files (19 CFR 111.36(c)(3)). */
export async function findFiling(
  { claimedAt, filer, importer }: EntrySummary,
  holdings: Holdings,
): Promise<FilingMatch> {
  const importerDid = normalizeDid(importer.id);
  const filerDid = filer === undefined ? importerDid : normalizeDid(filer.id);
  const importerIdentity = await findIdentity(importerDid, holdings);
  if (filerDid === importerDid) return importerIdentity === undefined ? {} : { importerIdentity };
  const filerIdentity = await findIdentity(filerDid, holdings);
  const powers = await holdings.find({
    types: ['PowerOfAttorneyCredential'],
    parties: [filerDid],
  });
  const powerOfAttorney = namedFirst(powers)
    .filter((power) => {
      const subject = subjectOf(power);
      return partyAt(subject, 'grantor') === importerDid && partyAt(subject, 'agent') === filerDid;
    })
    .map((power) => ({
      power,
      runs: isSignedByNamed(power) && isRunning(power, claimedAt) ? 1 : 0,
    }))
    .sort((a, b) => b.runs - a.runs)[0]?.power;
  return {
    ...(importerIdentity !== undefined && { importerIdentity }),
    ...(filerIdentity !== undefined && { filerIdentity }),
    ...(powerOfAttorney !== undefined && { powerOfAttorney }),
  };
}

/** The newest identity credential held whose subject is this DID. */
export async function findIdentity(
  did: string,
  holdings: Holdings,
): Promise<HeldCredential | undefined> {
  const found = await holdings.find({
    types: ['OrganizationIdentityCredential'],
    parties: [did],
  });
  return found.find((identity) => {
    const id = textAt(subjectOf(identity), 'id');
    return id !== undefined && normalizeDid(id) === did;
  });
}

function isRunning(power: HeldCredential, at: string): boolean {
  const subject = subjectOf(power);
  const from = textAt(subject, 'from');
  const until = textAt(subject, 'until');
  const moment = Date.parse(at);
  return (
    (from === undefined || Date.parse(from) <= moment) &&
    (until === undefined || moment < Date.parse(until))
  );
}
